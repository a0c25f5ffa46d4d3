"""The German pages know what the engines say, and nothing that they no longer say."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bespoke.optimize.questions import questions
from bespoke.optimize.suggest import suggest
from bespoke.posting.analyse import read_posting
from bespoke.resume.completeness import completeness
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Resume
from bespoke.scoring.score import score
from bespoke.testing.examples import example_posting, example_resume

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "bespoke"
_GAP = re.compile(r"\{\d#?\}")
_SENTENCES = re.compile(r"(?<=[.?!]) (?=[A-Z]|\d)")
_LONGEST = 600


def sayings() -> dict[str, str]:
    known: dict[str, str] = {}
    for path in sorted((ROOT / "ui" / "src" / "messages" / "de" / "said").glob("*.json")):
        known |= json.loads(path.read_text(encoding="utf-8"))
    return known


def is_said(text: str) -> bool:
    """As the pages look it up: as a whole, or each of its sentences."""
    parts = [text, *_SENTENCES.split(text)]
    whole, *each = [any(shape.match(part[:_LONGEST]) for shape in shapes()) for part in parts]
    return whole or all(each)


@cache
def shapes() -> list[re.Pattern[str]]:
    known = [map(re.escape, _GAP.split(english)) for english in sayings()]
    return [re.compile("^" + "(.+?)".join(pieces) + "$", re.DOTALL) for pieces in known]


def told(resume: Resume) -> Iterator[str]:
    posting, as_of = read_posting(example_posting()), PartialDate(2026, 11, 1)
    judged = score(resume, posting, as_of=as_of)
    yield judged.refusal
    for gap in judged.gaps:
        yield from (gap.why, gap.how)
    yield from (criterion.why for criterion in judged.criteria)
    yield from (dimension.why for dimension in judged.dimensions)
    for finding in judged.quality.findings:
        yield from (finding.message, finding.fix)
    yield from (knockout.question for knockout in posting.analysis.knockouts)
    for suggestion in suggest(resume, posting, as_of=as_of):
        yield suggestion.why
        yield from (reason.message for reason in suggestion.verdict.reasons)
    for question in questions(resume, posting):
        yield from (question.text, question.why)
    if asked := completeness(resume).next_question:
        yield asked.text


@pytest.mark.parametrize("resume", [example_resume(), Resume()], ids=["full", "empty"])
def test_all_that_is_told_about_a_resume_is_known_in_german(resume: Resume) -> None:
    assert sorted({text for text in told(resume) if text and not is_said(text)}) == []


def test_all_reasons_and_questions_in_the_data_are_known_in_german() -> None:
    said = [text for name in ("weak", "questions") for text in _leaves(_data(name)) if " " in text and text[-1] in ".?"]
    assert len(said) > 50
    assert sorted({text for text in said if not is_said(text)}) == []


def test_the_style_guides_of_the_templates_are_known_in_german() -> None:
    shown = [
        text
        for guide in _data("styles").values()
        for name in ("audience", "tone", "do", "avoid")
        for text in _leaves(guide[name])
    ]
    assert len(shown) > 30
    assert sorted({text for text in shown if not is_said(text)}) == []


def test_the_german_pages_know_only_what_is_still_said() -> None:
    """Sentences may be put together of several texts, so two words in a row are looked for."""
    spoken = "\n".join(_texts())
    stale = [english for english in sayings() if not any(words in spoken for words in _windows(english))]
    assert stale == []


def _windows(english: str) -> Iterator[str]:
    for piece in _GAP.split(english):
        words = piece.strip(' “”"():;,.?!·').split(" ")
        size = 2 if len(words) > 2 else 1
        yield from (" ".join(words[at : at + size]) for at in range(len(words) - size + 1) if words[0])


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((SOURCE / "knowledge" / "data" / f"{name}.toml").read_text(encoding="utf-8"))


def _leaves(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict() | list():
            for inner in value.values() if isinstance(value, dict) else value:
                yield from _leaves(inner)


def _texts() -> Iterator[str]:
    """Every text in the source, those with values in parts."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    for path in SOURCE.rglob("*.toml"):
        yield path.read_text(encoding="utf-8")
