from __future__ import annotations

import pytest

from bespoke.resume import edits
from bespoke.resume.errors import InvalidEdit, UnknownPath
from bespoke.resume.ids import UNIDENTIFIED
from bespoke.resume.model import Award, Skill, Work
from bespoke.testing.examples import example_resume

RESUME = example_resume()
WORK = RESUME.work[0]
BULLETS = f"work/{WORK.id}/bullets"


def lines(resume: object = RESUME) -> list[str]:
    return [b.text for b in edits.bullets_at(resume, BULLETS)]  # type: ignore[arg-type]  # the tests pass resumes only


def test_bullets_are_inserted_removed_and_reordered_by_id() -> None:
    ids = [b.id for b in WORK.bullets]
    assert lines(edits.insert_bullet(RESUME, BULLETS, "New", index=1))[:3] == [lines()[0], "New", lines()[1]]
    assert lines(edits.insert_bullet(RESUME, BULLETS, "New"))[-1] == "New"
    assert lines(edits.remove_bullet(RESUME, f"{BULLETS}/{ids[0]}")) == lines()[1:]
    assert lines(edits.reorder_bullets(RESUME, BULLETS, [ids[2], ids[0]])) == [
        lines()[2],
        lines()[0],
        lines()[1],
        *lines()[3:],
    ]


def test_a_split_bullet_keeps_its_id_and_place_and_the_merge_undoes_it() -> None:
    first = WORK.bullets[0]
    parted = edits.split_bullet(RESUME, f"{BULLETS}/{first.id}", ["One", "Two"])
    assert lines(parted) == ["One", "Two", *lines()[1:]]
    bullets = edits.bullets_at(parted, BULLETS)
    assert bullets[0].id == first.id
    merged = edits.merge_bullets(parted, f"{BULLETS}/{first.id}", [bullets[1].id], text=first.text)
    assert merged == RESUME


def test_equal_bullets_get_different_ids() -> None:
    twice = edits.insert_bullet(edits.insert_bullet(RESUME, BULLETS, "Same"), BULLETS, "Same")
    ids = [b.id for b in edits.bullets_at(twice, BULLETS)]
    assert len(ids) == len(set(ids))


def test_an_order_with_unknown_or_double_ids_is_refused() -> None:
    for order in (["nope"], [WORK.bullets[0].id] * 2):
        with pytest.raises(InvalidEdit):
            edits.reorder_bullets(RESUME, BULLETS, order)


def test_entries_are_inserted_replaced_removed_and_reordered() -> None:
    added = edits.insert_entry(RESUME, "skills", Skill(id=UNIDENTIFIED, name="Rust"), index=0)
    assert added.skills[0].name == "Rust"
    assert edits.remove_entry(added, added.skills[0].id) == RESUME
    renamed = edits.replace_entry(RESUME, WORK.model_copy(update={"position": "Lead"}))
    assert renamed.work[0].position == "Lead"
    last = RESUME.work[-1].id
    assert edits.reorder_entries(RESUME, "work", [last]).work[0].id == last


def test_a_copied_entry_gets_ids_of_its_own() -> None:
    copied = edits.insert_entry(RESUME, "work", WORK)
    assert copied.work[0] == WORK
    assert copied.work[-1].id != WORK.id
    assert {b.id for b in copied.work[-1].bullets}.isdisjoint(b.id for b in WORK.bullets)


def test_an_entry_of_another_kind_is_refused() -> None:
    with pytest.raises(InvalidEdit):
        edits.insert_entry(RESUME, "work", Award(id=UNIDENTIFIED, title="Prize"))
    with pytest.raises(UnknownPath):
        edits.replace_entry(RESUME, Work(id="nobody"))


def test_merging_or_splitting_what_is_not_there_is_refused() -> None:
    path = f"{BULLETS}/{WORK.bullets[0].id}"
    with pytest.raises(InvalidEdit):
        edits.merge_bullets(RESUME, path, ["nope"], text="x")
    with pytest.raises(InvalidEdit):
        edits.split_bullet(RESUME, path, [])
    with pytest.raises(UnknownPath):
        edits.remove_bullet(RESUME, f"{BULLETS}/nope")
