from __future__ import annotations

from bespoke.optimize.guard.evidence import all_items, evidence_for
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Basics, Bullet, Resume, Skill, Work

RESUME = Resume(
    basics=Basics(name="Ada", summary="Careful baker."),
    work=(
        Work(
            id="w1",
            name="Acme",
            position="Baker",
            start=PartialDate(2018),
            end=PartialDate(2020),
            bullets=(Bullet(id="b1", text="Baked 40 loaves"), Bullet(id="b2", text="Ordered flour")),
        ),
        Work(id="w2", name="Globex", position="Cook", start=PartialDate(2020), end="present"),
    ),
    skills=(Skill(id="s1", name="Baking", keywords=(Bullet(id="k1", text="Sourdough"),)),),
)


def test_bullet_brings_its_entry_as_frame_and_the_rest_as_elsewhere() -> None:
    items, context = evidence_for(RESUME, ["work/w1/bullets/b1"])
    assert [item.text for item in items] == ["Baked 40 loaves"]
    assert (context.employer, context.title) == ("Acme", "Baker")
    assert (context.start, context.end) == (PartialDate(2018), PartialDate(2020))
    assert "Ordered flour" in context.other_bullets
    assert "Sourdough" in context.skills


def test_entry_stands_for_all_its_texts() -> None:
    items, _ = evidence_for(RESUME, ["work/w1"])
    assert {"Acme", "Baker", "Baked 40 loaves", "Ordered flour", "2018 - 2020"} <= {item.text for item in items}


def test_two_entries_each_bring_their_heading() -> None:
    items, context = evidence_for(RESUME, ["work/w1/bullets/b1", "work/w2"])
    assert context.employer == ""
    assert {item.entry for item in items if item.kind == "dates"} == {"work/w1", "work/w2"}


def test_unknown_path_brings_nothing() -> None:
    assert evidence_for(RESUME, ["work/nobody"])[0] == ()


def test_name_and_contact_are_no_evidence() -> None:
    assert "Ada" not in {item.text for item in all_items(RESUME)}
