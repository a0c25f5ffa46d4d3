from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bespoke.resume import edits, paths
from bespoke.resume.merge import merge
from bespoke.resume.model import Resume, Skill, bullet_lists
from bespoke.testing.examples import example_resume
from tests.resume.strategies import edited, resumes

BASE = example_resume()
WORK = BASE.work[0]
BULLETS = f"work/{WORK.id}/bullets"


def bullet(n: int) -> str:
    return f"{BULLETS}/{WORK.bullets[n].id}"


def content(resume: Resume) -> set[str]:
    """Every text of the document, wherever it stands."""
    return {text for _, text in paths.fields(resume)}


@given(st.data())
def test_an_unchanged_side_adds_nothing(data: st.DataObject) -> None:
    base = data.draw(resumes())
    changed = data.draw(edited(base))
    for merged in (merge(base, changed, base), merge(base, base, changed), merge(base, changed, changed)):
        assert merged.conflicts == ()
        assert merged.resume == changed


@given(st.data())
def test_without_conflicts_it_does_not_matter_who_is_who(data: st.DataObject) -> None:
    base = data.draw(resumes())
    yours, theirs = data.draw(edited(base)), data.draw(edited(base))
    one, other = merge(base, yours, theirs), merge(base, theirs, yours)
    assert {c.path for c in one.conflicts} == {c.path for c in other.conflicts}
    if not one.conflicts:
        assert one.resume == other.resume


@given(st.data())
def test_nothing_that_anybody_wrote_is_lost(data: st.DataObject) -> None:
    base = data.draw(resumes())
    yours, theirs = data.draw(edited(base)), data.draw(edited(base))
    merged = merge(base, yours, theirs)
    told = json.dumps([[c.yours, c.theirs] for c in merged.conflicts], ensure_ascii=False)
    known = dict(paths.fields(base))
    for side in (yours, theirs):
        for path, text in paths.fields(side):
            if known.get(path) != text:
                assert text in content(merged.resume) or json.dumps(text, ensure_ascii=False) in told, path


@given(st.data())
def test_ids_stay_unique(data: st.DataObject) -> None:
    base = data.draw(resumes())
    found = merge(base, data.draw(edited(base)), data.draw(edited(base))).resume
    ids = [p.id for p in found.basics.profiles]
    for _, entry in found.entries():
        ids += [entry.id, *(b.id for _, bullets in bullet_lists(entry) for b in bullets)]
    assert len(ids) == len(set(ids))


def test_edits_of_different_bullets_both_arrive() -> None:
    merged = merge(BASE, paths.replace(BASE, bullet(0), "Mine"), paths.replace(BASE, bullet(1), "Theirs"))
    assert merged.conflicts == ()
    assert [b.text for b in merged.resume.work[0].bullets[:2]] == ["Mine", "Theirs"]


def test_different_edits_of_one_bullet_come_back_with_both_sides() -> None:
    merged = merge(BASE, paths.replace(BASE, bullet(0), "Mine"), paths.replace(BASE, bullet(0), "Theirs"))
    (conflict,) = merged.conflicts
    assert (conflict.path, conflict.yours, conflict.theirs) == (bullet(0), "Mine", "Theirs")
    assert conflict.base == WORK.bullets[0].text
    assert merged.resume.work[0].bullets[0].text == "Mine"


def test_a_removal_against_an_edit_is_a_conflict_and_keeps_the_edit() -> None:
    removed, edited_entry = edits.remove_entry(BASE, WORK.id), paths.replace(BASE, bullet(0), "Edited")
    for merged in (merge(BASE, removed, edited_entry), merge(BASE, edited_entry, removed)):
        (conflict,) = merged.conflicts
        assert conflict.path == f"work/{WORK.id}"
        assert None in (conflict.yours, conflict.theirs)
        assert merged.resume.work[0].bullets[0].text == "Edited"


def test_a_removal_of_what_nobody_touched_is_taken() -> None:
    merged = merge(BASE, edits.remove_entry(BASE, WORK.id), paths.replace(BASE, "basics/name", "M"))
    assert merged.conflicts == ()
    assert merged.resume.work == BASE.work[1:]
    assert merged.resume.basics.name == "M"


def test_additions_of_both_stand_where_they_were_put() -> None:
    mine = edits.insert_bullet(BASE, BULLETS, "Mine", index=1)
    theirs = edits.insert_bullet(BASE, BULLETS, "Theirs", index=4)
    texts = [b.text for b in merge(BASE, mine, theirs).resume.work[0].bullets]
    assert (texts[1], texts[5]) == ("Mine", "Theirs")


def test_moves_of_different_entries_are_combined() -> None:
    ids = [b.id for b in WORK.bullets]
    mine = edits.reorder_bullets(BASE, BULLETS, [ids[2], ids[0], ids[1]])
    theirs = edits.reorder_bullets(BASE, BULLETS, [ids[0], ids[1], ids[2], ids[5], ids[3], ids[4]])
    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == ()
    order = [b.id for b in merged.resume.work[0].bullets]
    assert order == [ids[2], ids[0], ids[1], ids[5], ids[3], ids[4]]


def test_contradicting_orders_keep_yours_and_say_so() -> None:
    ids = [s.id for s in BASE.skills]
    mine = edits.reorder_entries(BASE, "skills", [ids[1], ids[0]])
    theirs = edits.reorder_entries(BASE, "skills", [ids[2], ids[1], ids[0]])
    merged = merge(BASE, mine, theirs)
    assert [c.path for c in merged.conflicts] == ["skills"]
    assert merged.resume.skills == mine.skills


def test_the_same_addition_of_both_arrives_once() -> None:
    added = edits.insert_entry(BASE, "skills", Skill(id="s1", name="Rust"))
    assert merge(BASE, added, added).resume == added
    renamed = paths.replace(added, "skills/s1/name", "Rust 2024")
    merged = merge(BASE, added, renamed)
    assert [c.path for c in merged.conflicts] == ["skills/s1/name"]


@given(st.data())
def test_decided_for_theirs_everywhere_nothing_is_left_to_decide(data: st.DataObject) -> None:
    base = data.draw(resumes())
    yours, theirs = data.draw(edited(base)), data.draw(edited(base))
    found = merge(base, yours, theirs).conflicts
    decided = merge(base, yours, theirs, for_theirs=[one.path for one in found])
    assert decided.conflicts == ()
    for conflict in found:
        if isinstance(conflict.theirs, str) and isinstance(conflict.yours, str):
            assert paths.get(decided.resume, conflict.path) == paths.get(theirs, conflict.path)
