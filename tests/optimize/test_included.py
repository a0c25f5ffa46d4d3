"""What is left out of an optimized resume."""

from __future__ import annotations

from typing import Any

import pytest

from bespoke.optimize.included import included_only
from bespoke.optimize.structured_ui import ui_of
from bespoke.resume.jsonresume import read_json_resume, write_json_resume
from bespoke.testing.examples import example_resume

RESUME = example_resume()
WORK = RESUME.work[0]


def structured() -> dict[str, Any]:
    return {"ui": ui_of(RESUME, ()).model_dump(mode="json"), "resume_json": dict(write_json_resume(RESUME))}


def leave_out(given: dict[str, Any], *paths: str) -> dict[str, Any]:
    for section in given["ui"]["sections"]:
        for item in section["items"]:
            item["include"] = item["path"] not in paths
    return given


def test_nothing_left_out_is_the_very_document() -> None:
    given = structured()
    assert included_only(given) is given["resume_json"]


def test_a_bullet_and_a_summary_are_left_out_and_nothing_else() -> None:
    bullet = f"work/{WORK.id}/bullets/{WORK.bullets[0].id}"
    shown = read_json_resume(included_only(leave_out(structured(), bullet, "basics/summary")))
    assert shown.basics.summary == ""
    assert shown.work[0].bullets == WORK.bullets[1:]
    assert shown.work[1:] == RESUME.work[1:]
    assert shown.skills == RESUME.skills


def test_an_entry_of_which_nothing_is_left_goes() -> None:
    language = RESUME.languages[0]
    fields = [f"languages/{language.id}/{name}" for name in ("language", "fluency")]
    shown = read_json_resume(included_only(leave_out(structured(), *fields)))
    assert shown.languages == RESUME.languages[1:]


def test_a_whole_entry_is_left_out_by_its_own_path() -> None:
    given = structured()
    given["ui"]["sections"][2]["items"].append({"path": f"work/{WORK.id}", "text": "", "include": False})
    shown = read_json_resume(included_only(given))
    assert shown.work == RESUME.work[1:]
    assert shown.skills == RESUME.skills


@pytest.mark.parametrize("name", ["experience", "additional", "header"])
def test_a_section_is_left_out_as_a_whole_but_never_the_contact(name: str) -> None:
    given = structured()
    for section in given["ui"]["sections"]:
        section["include"] = section["name"] != name
    shown = read_json_resume(included_only(given))
    assert bool(shown.work) is (name != "experience")
    assert bool(shown.awards) is (name != "additional")
    assert shown.basics.name == RESUME.basics.name


def test_what_went_meanwhile_is_no_error() -> None:
    given = structured()
    gone = [{"path": path, "text": "", "include": False} for path in ("work/gone/bullets/x", "work/gone")]
    given["ui"]["sections"][2]["items"] += gone
    assert read_json_resume(included_only(given)) == RESUME
