from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bespoke.resume import edits, paths
from bespoke.resume.diff import Diff, apply, diff
from bespoke.resume.errors import DiffMismatch
from bespoke.resume.model import Resume, Skill, Work
from bespoke.testing.examples import example_resume
from tests.resume.strategies import edited, resumes

RESUME = example_resume()
WORK = RESUME.work[0]
BULLETS = f"work/{WORK.id}/bullets"
LABEL = "Harborline Systems · Senior Platform Engineer"


@given(st.data())
def test_applying_the_difference_gives_the_other_resume(data: st.DataObject) -> None:
    a = data.draw(resumes())
    b = data.draw(edited(a))
    assert apply(diff(a, b), a) == b


@given(resumes(), resumes())
def test_that_holds_for_two_strangers_as_well(a: Resume, b: Resume) -> None:
    assert apply(diff(a, b), a) == b


@given(st.data())
def test_a_difference_survives_being_stored_and_can_always_be_told(data: st.DataObject) -> None:
    a = data.draw(resumes())
    found = diff(a, data.draw(edited(a)))
    assert Diff.model_validate_json(found.model_dump_json()) == found
    assert all(line.strip() for line in found.describe())


@given(resumes())
def test_a_resume_does_not_differ_from_itself(resume: Resume) -> None:
    assert diff(resume, resume).is_empty


def told(after: Resume) -> list[str]:
    return diff(RESUME, after).describe()


def test_changes_are_told_as_a_person_would_call_them() -> None:
    second = f"{BULLETS}/{WORK.bullets[1].id}"
    assert told(paths.replace(RESUME, second, "Wrote it")) == [f"{LABEL}: bullet 2 reworded"]
    assert told(edits.remove_bullet(RESUME, second)) == [f"{LABEL}: bullet 2 removed"]
    assert told(edits.insert_bullet(RESUME, BULLETS, "New")) == [f"{LABEL}: bullet 7 added"]
    assert told(edits.reorder_bullets(RESUME, BULLETS, [WORK.bullets[3].id])) == [f"{LABEL}: bullet 4 moved to 1"]
    assert told(edits.reorder_bullets(RESUME, BULLETS, [b.id for b in reversed(WORK.bullets)])) == [
        f"{LABEL}: bullets reordered"
    ]
    assert told(edits.remove_entry(RESUME, WORK.id)) == [f"Work experience: {LABEL} removed"]
    assert told(edits.reorder_entries(RESUME, "skills", [RESUME.skills[2].id])) == ["Skills: Data moved up"]
    assert told(edits.insert_entry(RESUME, "skills", Skill(id="s1", name="Rust"))) == ["Skills: Rust added"]
    assert told(paths.replace(RESUME, f"work/{WORK.id}/end", "2024-05")) == [
        f"{LABEL}: end date changed from “present” to “2024-05”"
    ]
    assert told(paths.replace(RESUME, "basics/phone", "")) == ["Contact: phone removed"]
    assert told(paths.replace(RESUME, "basics/summary", "Short.")) == ["Contact: summary changed"]
    go = RESUME.skills[0].keywords[1]
    assert told(paths.replace(RESUME, f"skills/{RESUME.skills[0].id}/keywords/{go.id}", "Golang")) == [
        "Languages: keyword “Go” changed to “Golang”"
    ]


def test_the_summary_counts_the_changes() -> None:
    after = paths.replace(RESUME, f"{BULLETS}/{WORK.bullets[0].id}", "One")
    after = paths.replace(after, f"{BULLETS}/{WORK.bullets[1].id}", "Two")
    after = edits.insert_entry(after, "work", Work(id="new", name="Acme"))
    assert diff(RESUME, after).summary() == "1 entry added, 2 bullets reworded"
    assert diff(RESUME, RESUME).summary() == "no changes"


def test_changes_made_for_another_state_are_refused() -> None:
    path = f"{BULLETS}/{WORK.bullets[0].id}"
    change = diff(RESUME, paths.replace(RESUME, path, "Mine"))
    for other in (paths.replace(RESUME, path, "Theirs"), edits.remove_entry(RESUME, WORK.id), Resume()):
        with pytest.raises(DiffMismatch):
            apply(change, other)


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("field_changed", "basics/__class__"),
        ("field_changed", "work"),
        ("entry_added", "nowhere/x"),
        ("bullet_added", "work/x"),
        ("entries_moved", "basics"),
        ("entry_added", "work/x"),
    ],
)
def test_a_forged_change_is_refused(kind: str, path: str) -> None:
    forged = Diff.model_validate({"changes": [{"kind": kind, "path": path, "after": {"id": "../x", "evil": 1}}]})
    with pytest.raises(DiffMismatch):
        apply(forged, RESUME)
