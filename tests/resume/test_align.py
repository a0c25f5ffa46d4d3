from __future__ import annotations

from typing import Any

from hypothesis import given

from bespoke.resume import edits, paths
from bespoke.resume.align import align
from bespoke.resume.diff import diff
from bespoke.resume.jsonresume import read_json_resume, write_json_resume
from bespoke.resume.model import Resume
from bespoke.testing.examples import example_resume
from tests.resume.strategies import resumes

BASE = example_resume()


def without_ids(resume: Resume) -> Resume:
    """The resume after a journey through a program that knows no ids, with ids unlike any it had."""
    document: Any = write_json_resume(resume, with_ids=False)
    for entry in document["work"]:
        entry["x-bespoke"] = {**entry.get("x-bespoke", {}), "id": f"other-{entry['startDate']}"}
    return read_json_resume(document)


@given(resumes())
def test_an_unchanged_document_gets_all_its_ids_back(resume: Resume) -> None:
    stripped = read_json_resume(write_json_resume(resume)).model_copy()
    anew = Resume.model_validate(_renamed(stripped.model_dump()))
    assert align(anew, resume) == resume


def _renamed(value: object) -> object:
    if isinstance(value, dict):
        return {
            k: f"z{v}"[:64] if k == "id" and isinstance(v, str) else _renamed(v) if k != "extra" else v
            for k, v in value.items()
        }
    return tuple(_renamed(item) for item in value) if isinstance(value, tuple) else value


def test_reworded_and_reordered_content_keeps_its_ids() -> None:
    first, second = BASE.work[0].bullets[:2]
    changed = edits.reorder_entries(BASE, "work", [BASE.work[2].id])
    changed = paths.replace(
        changed, f"work/{BASE.work[0].id}/bullets/{first.id}", first.text.replace("Led the migration", "Migrated")
    )
    changed = edits.remove_bullet(changed, f"work/{BASE.work[0].id}/bullets/{second.id}")
    changed = edits.insert_bullet(changed, f"work/{BASE.work[0].id}/bullets", "Sang in the company choir")
    found = align(without_ids(changed), BASE)
    assert [w.id for w in found.work] == [BASE.work[2].id, BASE.work[0].id, BASE.work[1].id]
    kinds = sorted(change.kind for change in diff(BASE, found).changes)
    assert kinds == ["bullet_added", "bullet_changed", "bullet_removed", "entries_moved"]


def test_two_positions_at_one_employer_are_not_confused() -> None:
    found = align(without_ids(BASE), BASE)
    assert [w.id for w in found.work] == [w.id for w in BASE.work]


def test_new_content_inherits_nothing() -> None:
    stranger = read_json_resume(
        {"work": [{"name": "Bakery Sol", "position": "Baker", "startDate": "2001", "highlights": ["Baked bread"]}]}
    )
    found = align(stranger, BASE)
    assert found.work[0].id not in {w.id for w in BASE.work}
    assert found == stranger
