from __future__ import annotations

import json
from pathlib import Path

import pytest

from bespoke.optimize.apply import apply_all
from bespoke.optimize.guard.document import check_document
from bespoke.optimize.guard.evidence import evidence_for
from bespoke.optimize.guard.judge import judge
from bespoke.optimize.model import Preferences, Suggestion
from bespoke.optimize.suggest import suggest
from bespoke.posting.analyse import read_posting
from bespoke.resume.jsonresume import read_json_resume
from bespoke.resume.model import Resume
from bespoke.testing.examples import example_posting, example_resume
from tests.optimize.fixtures import AS_OF, POSTING, job, resume

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def run(document: Resume, preferences: Preferences | None = None, *, posting: str = POSTING) -> list[Suggestion]:
    return list(suggest(document, read_posting(posting), preferences or Preferences(), as_of=AS_OF))


def test_every_new_wording_stands_before_the_guard_on_its_own() -> None:
    document = example_resume()
    for one in run(document, posting=example_posting()):
        if one.operation in ("rewrite_bullet", "rewrite_summary", "set_target_title", "surface_skill"):
            items, context = evidence_for(document, one.evidence)
            assert judge(one.edit.text, items, context=context, as_of=AS_OF).ruling == "supported"


def test_the_same_input_gives_the_same_suggestions() -> None:
    assert run(example_resume(), posting=example_posting()) == run(example_resume(), posting=example_posting())


def test_ids_are_unique_and_no_two_suggestions_touch_one_text() -> None:
    suggestions = run(example_resume(), posting=example_posting())
    assert len({one.id for one in suggestions}) == len(suggestions)
    texts = [one.target for one in suggestions if one.operation != "surface_skill"]
    assert len(texts) == len(set(texts))


def test_a_second_run_after_applying_has_little_left_to_say() -> None:
    first = run(example_resume(), posting=example_posting())
    done, _ = apply_all(example_resume(), first)
    second = run(done, posting=example_posting())
    assert not {one.operation for one in second} & {"surface_skill", "set_target_title", "respell_skill"}
    assert len(second) < len(first)


def test_locked_places_are_left_alone() -> None:
    document = resume(job("Was responsible for managing a team of 60"), label="Clerk")
    assert any(one.operation == "rewrite_bullet" for one in run(document))
    locked = Preferences(locked=("work/w1", "basics"))
    assert [one.target for one in run(document, locked) if one.target.startswith(("work/w1", "basics"))] == []


def test_the_limit_holds_and_the_best_comes_first() -> None:
    document = example_resume()
    everything = run(document, posting=example_posting())
    assert run(document, Preferences(max_suggestions=2), posting=example_posting()) == everything[:2]


def test_text_in_another_language_is_not_reworded() -> None:
    document = resume(job("Was responsible for managing a team of 60")).model_copy(update={"language": "fr"})
    assert not any(one.operation == "rewrite_bullet" for one in run(document))


def test_an_empty_resume_gives_no_suggestions() -> None:
    assert run(Resume()) == []


@pytest.mark.corpus
@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_on_real_resumes_everything_is_supported_applies_and_changes_no_fact() -> None:
    postings = [
        json.loads(file.read_text("utf-8"))["text"] for file in sorted((CORPUS / "postings/dev").glob("*.json"))
    ]
    for number, file in enumerate(sorted((CORPUS / "resumes/dev").glob("*/truth.json"))):
        document = read_json_resume(json.loads(file.read_text("utf-8")))
        suggestions = run(document, posting=postings[number % len(postings)])
        done, outcomes = apply_all(document, suggestions)
        assert {one.verdict.ruling for one in suggestions} <= {"supported"}
        assert [error for _, error in outcomes if error] == []
        assert check_document(document, done, suggestions=suggestions, as_of=AS_OF).reasons == (), file
