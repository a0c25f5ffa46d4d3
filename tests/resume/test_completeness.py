from __future__ import annotations

from typing import Any

from hypothesis import given

from bespoke.resume import edits, paths
from bespoke.resume.completeness import completeness, is_complete
from bespoke.resume.jsonresume import read_json_resume
from bespoke.resume.model import Resume
from bespoke.testing.examples import example_resume
from tests.resume.strategies import resumes


def asked(resume: Resume) -> str:
    question = completeness(resume).next_question
    return question.path if question else ""


@given(resumes())
def test_shares_stay_between_nothing_and_everything(resume: Resume) -> None:
    found = completeness(resume)
    assert all(0 <= share <= 1 for share in [found.overall, *found.sections.values()])


def test_the_example_is_complete_and_nothing_is_left_to_ask() -> None:
    found = completeness(example_resume())
    assert found.is_complete
    assert found.overall > 0.95
    assert found.next_question is None


def test_an_empty_resume_is_asked_for_the_name_first() -> None:
    found = completeness(Resume())
    assert (found.overall, found.is_complete) == (0.0, False)
    assert asked(Resume()) == "basics/name"


def test_contact_one_section_of_history_and_skills_make_it_complete() -> None:
    parts: dict[str, Any] = {
        "basics": {"name": "A", "phone": "1"},
        "education": [{"institution": "U"}],
        "skills": ["Python"],
    }
    assert is_complete(read_json_resume(parts))
    for name in parts:
        assert not is_complete(read_json_resume({k: v for k, v in parts.items() if k != name})), name
    projects = {**parts, "education": [], "projects": [{"name": "P"}]}
    assert is_complete(read_json_resume(projects))


def test_the_next_question_names_the_field_and_the_employer() -> None:
    resume = read_json_resume(
        {"basics": {"name": "A", "email": "a@b.example"}, "work": [{"name": "Acme", "startDate": "2020"}]}
    )
    question = completeness(resume).next_question
    assert question is not None
    assert question.path == f"work/{resume.work[0].id}/position"
    assert "Acme" in question.text


def test_questions_end_when_they_are_answered() -> None:
    resume = example_resume()
    path = f"work/{resume.work[0].id}/position"
    without = paths.replace(resume, path, "")
    assert asked(without) == path
    assert asked(paths.replace(without, path, "Engineer")) == ""
    no_bullets = edits.replace_bullets(resume, f"work/{resume.work[0].id}/bullets", [])
    assert asked(no_bullets) == f"work/{resume.work[0].id}/bullets"
    assert completeness(no_bullets).sections["work"] < completeness(resume).sections["work"]
