from __future__ import annotations

import json

import jsonschema  # type: ignore[import-untyped]  # ships no types
import pytest
from pydantic import ValidationError

from bespoke.optimize.apply import apply_all
from bespoke.optimize.model import Preferences
from bespoke.optimize.structured_model import StructuredOutput
from bespoke.optimize.structured_output import structured_output, structured_output_schema
from bespoke.optimize.suggest import suggest
from bespoke.posting.analyse import read_posting
from bespoke.resume.jsonresume import read_json_resume
from bespoke.scoring.model import Contribution, Evidence, Quality, Score
from bespoke.testing.examples import example_posting, example_resume
from tests.optimize.fixtures import AS_OF

QUALITY = Quality(coverage=80, readability=70, format_compliance=90, duplicates=0, details={"words": 600})


def score() -> Score:
    bullet = example_resume().work[0].bullets[0]
    path = f"work/{example_resume().work[0].id}/bullets/{bullet.id}"
    evidence = (
        Evidence(path=path, matched="Kubernetes", how="exact", dated=True),
        Evidence(path="gone/x", matched="Go", how="exact"),
    )
    contribution = Contribution(
        requirement_id="r1",
        name="Kubernetes",
        level="must",
        weight=3,
        strength="evidenced",
        credit=1,
        evidence=evidence,
    )
    return Score(match=75.0, confidence=0.8, quality=QUALITY, contributions=(contribution,))


def built() -> StructuredOutput:
    posting = read_posting(example_posting())
    suggestions = list(suggest(example_resume(), posting, Preferences(), as_of=AS_OF))
    done, outcomes = apply_all(example_resume(), suggestions)
    return structured_output(done, score=score(), posting=posting, suggestions=[one for one, _ in outcomes])


def test_it_fits_its_published_schema() -> None:
    document = json.loads(built().model_dump_json())
    schema = structured_output_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)
    assert set(schema["required"]) >= {"ui", "resume_json", "analysis", "qa", "tailored_resume_text"}  # type: ignore[arg-type]


def test_it_comes_back_from_its_own_json() -> None:
    assert StructuredOutput.model_validate_json(built().model_dump_json()) == built()


def test_the_resume_inside_is_the_resume() -> None:
    posting = read_posting(example_posting())
    output = structured_output(example_resume(), score=score(), posting=posting)
    assert read_json_resume(output.resume_json) == example_resume()


@pytest.mark.parametrize("part", ["ui", "resume_json", "analysis", "qa", "tailored_resume_text"])
def test_each_required_part_is_required(part: str) -> None:
    document = json.loads(built().model_dump_json())
    del document[part]
    with pytest.raises(ValidationError):
        StructuredOutput.model_validate(document)


def test_parts_nobody_defined_are_kept() -> None:
    document = json.loads(built().model_dump_json()) | {"their_own": {"x": 1}}
    assert json.loads(StructuredOutput.model_validate(document).model_dump_json())["their_own"] == {"x": 1}


def test_every_text_of_the_resume_is_shown_once() -> None:
    items = [item.path for section in built().ui.sections for item in section.items]
    assert len(built().ui.sections) == 8
    assert len(items) == len(set(items))


def test_locks_and_alternates_are_shown() -> None:
    output = structured_output(example_resume(), score=score(), locked=("work",))
    experience = next(section for section in output.ui.sections if section.name == "experience")
    assert experience.locked
    assert all(item.locked for item in experience.items)


def test_evidence_is_quoted_and_a_vanished_place_falls_back_to_what_matched() -> None:
    mapped = built().requirement_evidence_map[0]
    assert "Kubernetes" in mapped.evidence[0].text
    assert mapped.evidence[1].text == "Go"


def test_without_a_posting_nothing_is_targeted() -> None:
    output = structured_output(example_resume(), score=score())
    assert output.targeting is None
    assert output.cover_note is None
    assert output.qa.duplicates == 0
    assert output.tailored_resume_text.file_name_suggestion == "Maren_Okafor-Lindqvist_Platform_Engineer"
