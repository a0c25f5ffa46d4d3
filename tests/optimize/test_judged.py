"""What holds for every suggestion, whatever the resume and the posting."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bespoke.optimize.apply import apply, apply_all
from bespoke.optimize.guard.document import PROTECTED, check_document
from bespoke.optimize.model import Preferences, Suggestion
from bespoke.optimize.questions import questions
from bespoke.optimize.suggest import suggest
from bespoke.optimize.targets import require_editable
from bespoke.posting.analyse import read_posting
from bespoke.resume import paths
from bespoke.resume.edits import bullets_at
from bespoke.resume.model import Resume
from bespoke.scoring.score import score
from bespoke.testing.examples import example_posting, example_resume
from tests.optimize.documents import POSTINGS, documents
from tests.optimize.fixtures import AS_OF

REWORDING = ("rewrite_bullet", "split_bullet", "respell_skill", "rewrite_summary", "set_target_title", "drop_bullet")
WISHES = (
    Preferences(),
    Preferences(tone="impactful", length="short"),
    Preferences(tone="executive", locale="en-GB", exclude_skills=("Excel",)),
)
LAWFUL = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def suggested(document: Resume, posting: str, wishes: Preferences) -> list[Suggestion]:
    return list(suggest(document, read_posting(posting), wishes, as_of=AS_OF))


def protected(document: Resume) -> list[object]:
    basics = document.basics.model_dump(exclude={"label", "summary"})
    fields = [
        (section, entry.id, name, getattr(entry, name))
        for section, entry in document.entries()
        for name in PROTECTED.get(section, ())
    ]
    return [basics, fields]


def is_about_what_is_there(one: Suggestion, document: Resume) -> bool:
    """Its text is the current one, and the ids it moves or merges are exactly those that are there."""
    if one.operation in REWORDING:
        return paths.text_at(document, one.target) == one.before
    if one.operation == "reorder_bullets" or (one.operation == "reorder_skills" and one.target != "skills"):
        there = {bullet.id for bullet in bullets_at(document, one.target)}
        return len(one.edit.order) == len(set(one.edit.order)) and set(one.edit.order) <= there
    if one.operation == "reorder_skills":
        return sorted(one.edit.order) == sorted(skill.id for skill in document.skills)
    return True


def assert_lawful(document: Resume, posting: str, wishes: Preferences) -> None:
    suggestions = suggested(document, posting, wishes)
    assert suggestions == suggested(document, posting, wishes)
    for one in suggestions:
        require_editable(one.operation, one.target)
        assert one.verdict.ruling == "supported"
        assert is_about_what_is_there(one, document), one
        wordings = [one.before, one.after, *(alternate.after for alternate in one.alternates)]
        assert one.operation == "drop_bullet" or len(wordings) == len(set(wordings)), one
        assert one.why
        for choice, alternate in enumerate(one.alternates, 1):
            assert alternate.verdict.ruling == "supported"
            apply(document, one, choice=choice)
    done, outcomes = apply_all(document, suggestions)
    assert [error for _, error in outcomes if error] == []
    assert protected(done) == protected(document)
    assert check_document(document, done, suggestions=suggestions, as_of=AS_OF).reasons == ()
    if wishes.length == "full" and not wishes.exclude_skills:
        assert_match_is_kept(document, done, posting)


def assert_match_is_kept(document: Resume, done: Resume, posting: str) -> None:
    read = read_posting(posting)
    before, after = (score(one, read, as_of=AS_OF).match for one in (document, done))
    assert before is None or after is None or after >= before


@given(documents(), st.sampled_from(POSTINGS), st.sampled_from(WISHES))
@LAWFUL
def test_every_suggestion_is_supported_fits_and_changes_no_fact(
    document: Resume, posting: str, wishes: Preferences
) -> None:
    assert_lawful(document, posting, wishes)


@pytest.mark.parametrize(("posting", "wishes"), [(example_posting(), WISHES[0]), *zip(POSTINGS, WISHES, strict=True)])
def test_the_example_resume_obeys_the_same_laws(posting: str, wishes: Preferences) -> None:
    assert_lawful(example_resume(), posting, wishes)


@given(documents(), st.sampled_from(POSTINGS))
@LAWFUL
def test_questions_are_few_plain_and_about_what_is_there(document: Resume, posting: str) -> None:
    asked = questions(document, read_posting(posting))
    assert len(asked) <= 6
    assert len({one.text for one in asked}) == len(asked)
    for one in asked:
        assert one.text.endswith("?")
        assert one.target == "skills" or paths.text_at(document, one.target)
