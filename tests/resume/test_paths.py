from __future__ import annotations

import pytest
from hypothesis import given

from bespoke.platform.errors import NotFound
from bespoke.resume import paths
from bespoke.resume.errors import InvalidEdit, UnknownPath
from bespoke.resume.model import Resume
from bespoke.testing.examples import example_resume
from tests.resume.strategies import resumes

RESUME = example_resume()
WORK = RESUME.work[0]


@given(resumes())
def test_every_field_is_found_under_its_path_and_can_be_replaced_by_itself(resume: Resume) -> None:
    for path, text in paths.fields(resume):
        assert paths.get(resume, path) == text
        assert paths.text_at(paths.replace(resume, path, text), path) == text


@given(resumes())
def test_paths_are_unique(resume: Resume) -> None:
    found = [path for path, _ in paths.fields(resume)]
    assert len(found) == len(set(found))


def test_each_kind_of_path_leads_to_its_value() -> None:
    bullet = WORK.bullets[1]
    assert paths.get(RESUME, "basics/location/city") == "Rotterdam"
    assert paths.get(RESUME, f"work/{WORK.id}") == WORK
    assert paths.get(RESUME, f"work/{WORK.id}/start") == "2021-03"
    assert paths.get(RESUME, f"work/{WORK.id}/end") == "present"
    assert paths.get(RESUME, f"work/{WORK.id}/bullets/{bullet.id}") == bullet.text
    assert paths.get(RESUME, f"work/{WORK.id}/bullets") == WORK.bullets
    assert paths.get(RESUME, "skills") == RESUME.skills
    assert (
        paths.get(RESUME.model_copy(update={"work": (WORK.model_copy(update={"end": None}),)}), f"work/{WORK.id}/end")
        is None
    )


NOWHERE = ["", "nothing", "work/none", "work/none/bullets/x", "basics/name/x", "model_fields"]
NOWHERE += [f"work/{WORK.id}/{rest}" for rest in ("salary", "extra", "id", "start/year", "__class__")]


@pytest.mark.parametrize("path", NOWHERE)
def test_an_unknown_path_is_not_found(path: str) -> None:
    with pytest.raises(UnknownPath) as caught:
        paths.get(RESUME, path)
    assert isinstance(caught.value, NotFound)
    with pytest.raises(UnknownPath):
        paths.replace(RESUME, path, "x")


def test_replacing_one_bullet_changes_nothing_else() -> None:
    path = f"work/{WORK.id}/bullets/{WORK.bullets[0].id}"
    changed = paths.replace(RESUME, path, "Sold tea")
    before, after = dict(paths.fields(RESUME)), dict(paths.fields(changed))
    assert {p for p in before if before[p] != after[p]} == {path}
    assert before.keys() == after.keys()


def test_a_date_is_replaced_by_iso_text_and_only_by_that() -> None:
    path = f"work/{WORK.id}/start"
    assert paths.get(paths.replace(RESUME, path, "2020"), path) == "2020"
    assert paths.get(paths.replace(RESUME, path, ""), path) is None
    with pytest.raises(InvalidEdit, match="May"):
        paths.replace(RESUME, path, "May 2020")


def test_new_dates_drop_the_printed_ones() -> None:
    printed = WORK.model_copy(update={"dates_text": "Spring 2021 to now"})
    resume = RESUME.model_copy(update={"work": (printed,)})
    changed = paths.replace(resume, f"work/{WORK.id}/start", "2022")
    assert changed.work[0].dates_text == ""
    assert paths.replace(resume, f"work/{WORK.id}/name", "X").work[0].dates_text == "Spring 2021 to now"


@pytest.mark.parametrize("path", ["basics", "basics/location", "work", f"work/{WORK.id}", f"work/{WORK.id}/bullets"])
def test_a_whole_cannot_be_replaced_by_text(path: str) -> None:
    with pytest.raises(InvalidEdit):
        paths.replace(RESUME, path, "x")


def test_text_is_composed_on_the_way_in() -> None:
    assert paths.replace(RESUME, "basics/name", "Zoe\u0308").basics.name == "Zoë"


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        ("work/w1/bullets/b2", "work/w1"),
        ("work/w1", "work/w1"),
        ("skills", "skills"),
        ("basics/email", "basics"),
        ("basics/location/city", "basics"),
        ("basics/profiles/p1/url", "basics/profiles/p1"),
    ],
)
def test_the_entry_of_a_path(path: str, entry: str) -> None:
    assert paths.entry_of(path) == entry
