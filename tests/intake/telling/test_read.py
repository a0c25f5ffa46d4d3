"""What people tell becomes entries, and nothing becomes an entry that they did not tell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bespoke.intake.structure.dates import find_dates
from bespoke.intake.telling.account import texts_of, texts_of_basics
from bespoke.intake.telling.merge import put_into
from bespoke.intake.telling.model import Telling
from bespoke.intake.telling.read import read_telling
from bespoke.intake.telling.words import unsaid, words_in
from bespoke.resume.dates import PartialDate
from bespoke.resume.jsonresume import write_json_resume
from bespoke.resume.model import Resume

CASES = json.loads((Path(__file__).parents[2] / "fixtures" / "tellings.json").read_text(encoding="utf-8"))


def shown(telling: Telling) -> Any:
    return plain(write_json_resume(put_into(Resume(), telling)))


def plain(value: Any) -> Any:
    """JSON Resume without ids, but with "present" and the printed dates, which travel in our extension."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    ours = value.get("x-bespoke", {})
    kept = {name: plain(one) for name, one in value.items() if name not in ("x-bespoke", "$schema", "meta")}
    if ours.get("current"):
        kept["current"] = True
    return {**kept, "datesText": ours["datesText"]} if ours.get("datesText") else kept


def invented(telling: Telling) -> list[str]:
    """The words, numbers and dates of the entries that the text does not hold."""
    texts = [text for told in telling.entries for text in texts_of(told.entry)] + texts_of_basics(telling.basics)
    found = [word for text in texts for word in unsaid(text, telling.text)]
    said = [date for span in find_dates(telling.text) for date in (span.start, span.end)]
    years = {date.year for date in said if isinstance(date, PartialDate)}
    for told in telling.entries:
        dates = [getattr(told.entry, name, None) for name in ("start", "end", "date")]
        found += [str(date) for date in dates if isinstance(date, PartialDate) and date.year not in years]
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["told"][:60])
def test_tellings_of_many_trades(case: dict[str, Any]) -> None:
    telling = read_telling(case["told"])
    assert shown(telling) == case["resume"]
    assert list(telling.left_over) == case["left_over"]
    assert invented(telling) == []


@pytest.mark.parametrize(
    "denied",
    [
        "I never managed a team at Google",
        "I want to become a manager at Google",
        "I don't speak French",
        "I applied to Google in 2019",
        "I could have been a nurse at Charité",
        "I will graduate from MIT in 2027",
        "I dropped out of college in 2011",
        "Do I need a degree?",
    ],
)
def test_wishes_plans_and_denials_are_no_facts(denied: str) -> None:
    telling = read_telling(denied)
    assert not telling.is_understood
    assert telling.left_over


def test_a_length_of_time_makes_no_dates() -> None:
    [told] = read_telling("worked as a software engineer at Google for 2 years").entries
    [work] = shown(Telling("", (told,)))["work"]
    assert "startDate" not in work
    assert "endDate" not in work
    assert work["datesText"] == "2 years"


def test_the_work_of_a_team_stays_the_teams() -> None:
    assert shown(read_telling("We launched a shop at Spotify"))["work"][0]["highlights"] == ["We launched a shop"]


def test_a_job_that_is_over_stands_in_the_past_and_one_that_goes_on_in_the_present() -> None:
    over = shown(read_telling("I was a nurse at Charité from 2010 to 2014. I care for 9 children"))
    assert over["work"][0]["highlights"] == ["Cared for 9 children"]
    now = shown(read_telling("I'm a nurse at Charité since 2010. I care for 9 children"))
    assert now["work"][0]["highlights"] == ["Care for 9 children"]


NAMES = st.sampled_from(["Acme", "Babbage & Co", "St. Mary's Hospital", "Zeta GmbH", "Lumen Labs", "City of Vienna"])
TITLES = st.sampled_from(
    ["nurse", "welder", "sales manager", "primary school teacher", "lawyer", "chef de partie", "UX designer"]
)
DEEDS = st.sampled_from(
    [
        "managed {n} people",
        "cut costs by {n}%",
        "trained {n} apprentices",
        "built {n} bridges",
        "answered {n} calls a day",
    ]
)
FIELDS = st.sampled_from(["physics", "nursing", "graphic design", "AI", "law"])
YEARS = st.integers(1985, 2025)
SENTENCES = st.sampled_from(
    [
        "I worked as a {title} at {name} from {y1} to {y2} and I {deed}.",
        "I've been a {title} at {name} since {y1}. I {deed}.",
        "At {name} I {deed}, I was a {title} there.",
        "I {deed} at {name} in {y1}.",
        "My first job was as a {title} at {name}, I started in {y1} and left in {y2}.",
        "I studied {field} at {name}, {y1} to {y2}, then worked at {name} as a {title} for {n} years.",
        "I have a bachelor's degree in {field} from {name}, finished in {y2}.",
        "I volunteered at {name} as a {title} since {y1}, and I {deed}.",
        "I won the {name} award in {y1} for {n} good ideas.",
        "I'm {name} and I know {field}, {deed}; I speak some French.",
        "{title}, {name}, {y1} - {y2}. {deed}.",
    ]
)


@given(st.lists(SENTENCES, min_size=1, max_size=3), TITLES, NAMES, DEEDS, FIELDS, YEARS, st.integers(2, 400))
@settings(max_examples=150, deadline=None)
def test_every_word_and_number_of_the_entries_was_told(
    sentences: list[str], title: str, name: str, deed: str, field: str, year: int, number: int
) -> None:
    filled = {"title": title, "name": name, "field": field, "y1": year, "y2": year + 3, "n": number}
    text = " ".join(sentences).format(deed=deed.format(n=number), **filled)
    assert invented(read_telling(text)) == []


CUES = (
    *[
        "I",
        "I'm",
        "my",
        "we",
        "worked",
        "work",
        "as",
        "a",
        "an",
        "at",
        "in",
        "for",
        "since",
        "from",
        "to",
        "until",
        "and",
        "then",
        "while",
        "with",
        "by",
        "Google",
        "acme",
        "Berlin",
    ],
    *[
        "nurse",
        "engineer",
        "team",
        "managed",
        "teach",
        "5",
        "2019",
        "2021",
        "May",
        "years",
        "months",
        "degree",
        "bachelor",
        "PhD",
        "studied",
        "speak",
        "German",
    ],
    *[
        "French",
        "certified",
        "award",
        "won",
        "published",
        "volunteer",
        "project",
        "called",
        "hobbies",
        "are",
        "know",
        "Python",
        "not",
        "if",
        "7946",
        "0958",
    ],
    *[",", ".", ";", "-", "(", ")", "'", "&", "%", "@", "/", "¦", "jane@x.org", "github.com/jane", "+44", "20"],
    "\t",
    "\n",
)


@given(st.lists(st.sampled_from(CUES), max_size=40), st.sampled_from(["", "work", "education", "skills", "languages"]))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_without_failing_and_without_inventing(words: list[str], section: str) -> None:
    telling = read_telling(" ".join(words), section=section)
    assert invented(telling) == []


def test_the_first_letter_of_a_word_is_no_article() -> None:
    assert read_telling("and volunteer").basics.label in ("", "Volunteer")


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_characters_are_read_without_failing(text: str) -> None:
    read_telling(text)


@pytest.mark.parametrize(
    "piece", ["I ", "and I worked at ", "a, ", "from 2019 to ", "(", "managed and ", "at the ", "B.A. "]
)
def test_long_tellings_are_read_in_time_that_grows_with_them(piece: str) -> None:
    """The longest text the API takes must not hold a server."""
    telling = read_telling((piece * 20_000)[:20_000])
    assert len(words_in(telling.text)) >= 0
