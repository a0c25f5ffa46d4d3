"""Each preference is honoured by the rules engine."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from bespoke.optimize.apply import apply
from bespoke.optimize.guard.document import check_document
from bespoke.optimize.model import Preferences, Suggestion
from bespoke.optimize.suggest import suggest
from bespoke.posting.analyse import read_posting
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Resume, Skill
from bespoke.testing.examples import example_posting, example_resume
from tests.optimize.fixtures import AS_OF, POSTING, group, job, resume

MANY = [f"Maintained the {name} report for {number} offices" for number, name in enumerate("abcdefgh", 3)]


def run(document: Resume, **wishes: object) -> list[Suggestion]:
    return list(suggest(document, read_posting(POSTING), Preferences.model_validate(wishes), as_of=AS_OF))


def named(found: list[Suggestion], operation: str) -> list[Suggestion]:
    return [one for one in found if one.operation == operation]


def test_a_target_title_that_was_held_goes_before_the_postings() -> None:
    held = resume(job("Built it"), job("Served it", position="Barista", ident="w2", end=PartialDate(2019)))
    assert [one.after for one in named(run(held), "set_target_title")] == ["Data Engineer"]
    assert [one.after for one in named(run(held, target_title="Barista"), "set_target_title")] == ["Barista"]
    assert "Astronaut" not in {one.after for one in run(held, target_title="Astronaut")}


def test_the_locale_spells() -> None:
    document = resume(job("Analyzed the behavior of customers in 12 shops"))
    british = {one.after for one in named(run(document, locale="en-GB"), "rewrite_bullet")}
    assert "Analysed the behaviour of customers in 12 shops" in british
    assert "Analysed the behaviour of customers in 12 shops" not in {one.after for one in run(document)}


def test_the_tone_changes_what_leads() -> None:
    document = resume(job("Built pipelines in Python and Airflow", "Cut the load from 90 to 35 minutes in Python"))
    summaries = {tone: named(run(document, tone=tone), "rewrite_summary") for tone in ("neutral", "executive")}
    assert summaries["neutral"][0].after != summaries["executive"][0].after


def test_a_short_resume_drops_what_is_asked_for_least_but_not_what_is_kept() -> None:
    document = resume(job(*MANY))
    assert named(run(document), "drop_bullet") == []
    dropped = {one.target for one in named(run(document, length="short"), "drop_bullet")}
    assert len(dropped) == len(MANY) - 4
    kept = min(dropped)
    assert kept not in {one.target for one in run(document, length="short", keep=[kept])}
    assert named(run(document, length="short", keep=["work/w1"]), "drop_bullet") == []


def test_an_excluded_skill_goes_and_is_named_by_nothing_new() -> None:
    document = resume(job("Built pipelines in Python and Airflow"), skills=(group("s1", "Tools", "Python", "Excel"),))
    (dropped,) = named(run(document, exclude_skills=["python"]), "drop_bullet")
    assert dropped.before == "Python"
    written = named(run(document, exclude_skills=["Airflow"]), "surface_skill")
    assert "Airflow" not in {one.after for one in written}
    assert "Airflow" in {one.after for one in named(run(document), "surface_skill")}


def test_an_excluded_skill_that_stands_by_itself_goes_too() -> None:
    document = resume(job("Built pipelines"), skills=(Skill(id="s1", name="Python"), group("s2", "Python", "Flask")))
    (dropped,) = named(run(document, exclude_skills=["Python"]), "drop_bullet")
    done = apply(document, dropped)
    assert [skill.id for skill in done.skills] == ["s2"]
    assert check_document(document, done, suggestions=[dropped], as_of=AS_OF).ruling == "supported"
    assert check_document(document, done, as_of=AS_OF).ruling == "unsupported"


def test_an_emphasised_skill_is_brought_forward() -> None:
    document = resume(
        job("Wrote reports in Excel", "Kept the books in Excel"), skills=(group("s1", "", "Word", "Excel"),)
    )
    (order,) = [one for one in named(run(document, emphasize=["Excel"]), "reorder_skills") if "keywords" in one.target]
    assert order.edit.order[0] == "s1k2"


def test_the_limit_is_held_and_what_is_locked_is_left_alone() -> None:
    posting = read_posting(example_posting())
    few = list(suggest(example_resume(), posting, Preferences(max_suggestions=3), as_of=AS_OF))
    assert len(few) == 3
    everything = list(suggest(example_resume(), posting, as_of=AS_OF))
    for one in everything:
        locked = Preferences(locked=(one.target,))
        assert one.target not in {other.target for other in suggest(example_resume(), posting, locked, as_of=AS_OF)}


def test_within_one_place_only_what_touches_it_is_suggested() -> None:
    posting = read_posting(example_posting())
    everything = list(suggest(example_resume(), posting, as_of=AS_OF))
    entry = next(one.target for one in everything if one.operation == "rewrite_bullet").rpartition("/bullets/")[0]
    some = list(suggest(example_resume(), posting, as_of=AS_OF, within=entry))
    assert [one.id for one in some] == [one.id for one in everything if one.target.startswith(f"{entry}/")]


def test_lists_of_wishes_are_bounded() -> None:
    with pytest.raises(ValidationError):
        Preferences(keep=("b1",) * 201)
    with pytest.raises(ValidationError):
        Preferences(emphasize=("x" * 201,))
