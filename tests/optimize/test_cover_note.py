"""A cover note says nothing that the resume does not, in 90 to 120 words, or says why there is none."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bespoke.optimize.cover_note import FEWEST_WORDS, MOST_WORDS, write_cover_note
from bespoke.optimize.guard.evidence import evidence_for
from bespoke.optimize.guard.judge import judge
from bespoke.optimize.model import AssertedFact
from bespoke.optimize.structured_model import CoverNote
from bespoke.posting.analyse import read_posting
from bespoke.resume.model import Resume
from bespoke.resume.paths import replace
from bespoke.testing.examples import example_posting, example_resume
from tests.optimize.documents import POSTINGS, documents
from tests.optimize.fixtures import AS_OF, POSTING, job, resume


def note_of(document: Resume, posting: str = POSTING) -> CoverNote:
    return write_cover_note(document, read_posting(posting), as_of=AS_OF)


def test_the_examples_note_reads_as_a_letter() -> None:
    note = note_of(example_resume(), example_posting())
    greeting, body, close = note.text.split("\n\n")
    assert greeting == "Dear Fernhill Logistics hiring team,"
    assert body.startswith(
        "I am applying for the position of Senior Platform Engineer at Fernhill Logistics. I bring 11 years of"
        " experience in roles such as Senior Platform Engineer. At Harborline Systems, I "
    )
    assert close.endswith("Thank you for your time.")
    assert FEWEST_WORDS <= len(note.text.split()) <= MOST_WORDS
    assert note.reason == ""


def test_every_deed_of_it_stands_before_the_guard() -> None:
    document = example_resume()
    note = note_of(document, example_posting())
    items, context = evidence_for(document, note.evidence)
    body = note.text.split("\n\n")[1]
    deeds = re.findall(r"(?:At [^,]+, )?I (?:also )?((?!am |bring )[^.]+(?:\.\d[^.]*)?)\.", body)
    assert len(deeds) >= 3
    for deed in deeds:
        assert judge(deed, items, context=context, as_of=AS_OF).ruling == "supported", deed


def test_it_is_the_same_each_time() -> None:
    assert note_of(example_resume(), example_posting()) == note_of(example_resume(), example_posting())


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (resume(job("Built pipelines in Airflow for 12 teams")), "Too few bullets"),
        (resume(job("Built pipelines for 12 teams", "Cut the load by 40 percent")), "and a note has at least 90"),
        (Resume(language="fr"), "in another language"),
    ],
)
def test_without_enough_facts_there_is_none_and_a_reason(document: Resume, reason: str) -> None:
    note = note_of(document)
    assert note.text == ""
    assert reason in note.reason


def test_without_a_posting_there_is_none() -> None:
    assert "for a posting" in write_cover_note(example_resume(), None, as_of=AS_OF).reason


@settings(max_examples=30, deadline=None)
@given(documents(), st.sampled_from(POSTINGS))
def test_no_resume_makes_it_longer_or_shorter_or_lets_it_name_a_number_of_its_own(
    document: Resume, posting: str
) -> None:
    note = note_of(document, posting)
    assert bool(note.text) != bool(note.reason)
    if note.text:
        assert FEWEST_WORDS <= len(note.text.split()) <= MOST_WORDS
        known = document.model_dump_json() + posting
        years = {str(number) for number in range(2, 50)}
        assert all(number in known or number in years for number in re.findall(r"\d[\d,.]*\d|\d", note.text))


def test_words_nobody_confirmed_are_left_unsaid() -> None:
    confirmed, posting = example_resume(), read_posting(example_posting())
    work = confirmed.work[0]
    bullet = next(bullet for bullet in work.bullets if "38 services" in bullet.text)
    told, text = f"work/{work.id}/bullets/{bullet.id}", bullet.text.replace("38 services", "4,000 services")
    edited = replace(confirmed, told, text)
    note = write_cover_note(edited, posting, as_of=AS_OF, confirmed=confirmed)
    assert "4,000" not in note.text
    facts = (AssertedFact(path=told, text=text),)
    vouched = write_cover_note(edited, posting, as_of=AS_OF, confirmed=confirmed, asserted=facts)
    assert "4,000 services" in vouched.text


def test_an_employer_nobody_confirmed_is_not_named() -> None:
    confirmed = example_resume()
    edited = replace(confirmed, f"work/{confirmed.work[0].id}/name", "Imaginary Systems")
    note = write_cover_note(edited, read_posting(example_posting()), as_of=AS_OF, confirmed=confirmed)
    assert "Imaginary Systems" not in note.text


def test_a_bullet_that_was_split_is_told_on_the_words_of_its_entry() -> None:
    confirmed = example_resume()
    told = next(path for path in note_of(confirmed, example_posting()).evidence if "/bullets/" in path)
    path, _, ident = told.rpartition("/")
    moved = confirmed.model_dump_json().replace(f'"{ident}"', '"newid00000"')
    note = write_cover_note(
        Resume.model_validate_json(moved), read_posting(example_posting()), as_of=AS_OF, confirmed=confirmed
    )
    assert f"{path}/newid00000" in note.evidence


@pytest.mark.parametrize(
    "title", ["Engineer visit https://evil.example.com", "Engineer mail me@evil.example", "Engineer **now**"]
)
def test_a_posting_puts_no_address_and_no_markup_into_a_note(title: str) -> None:
    text = note_of(example_resume(), example_posting().replace("Senior Platform Engineer", title, 1)).text
    assert text
    assert "evil" not in text
    assert "**" not in text


def test_no_deed_is_told_twice_and_also_does_not_follow_also() -> None:
    note = note_of(example_resume(), example_posting()).text
    sentences = re.split(r"(?<=\.) ", note.split("\n\n")[1])
    openings = [sentence.startswith("I also") for sentence in sentences]
    assert (True, True) not in list(pairwise(openings))
