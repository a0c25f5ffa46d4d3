"""Optimize every résumé of a folder for postings of another by the rules alone, and count what came of it.

python -m bench.quality DIR_RESUMES DIR_POSTINGS [--each N]

DIR_RESUMES holds `*/truth.json` (JSON Resume), DIR_POSTINGS `*.json` of the form {id, text}. Each résumé meets the N
postings it matches best (3), as people apply where they fit; the same folders give the same figures. Every suggestion
is judged a second time by the guard, apart from the engine that made it; every bullet that changed goes through the
checks.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bespoke.features.optimizations.checked import apply_checked
from bespoke.knowledge.verbs import form_of, verb_of
from bespoke.optimize.again import judged_again
from bespoke.optimize.cover_note import write_cover_note
from bespoke.optimize.model import Suggestion
from bespoke.optimize.suggest import suggest
from bespoke.posting.analyse import read_posting
from bespoke.posting.model import Posting
from bespoke.resume.dates import PRESENT, PartialDate
from bespoke.resume.jsonresume import read_json_resume
from bespoke.resume.model import Dated, Resume, bullet_lists
from bespoke.scoring.model import Score
from bespoke.scoring.score import score

AS_OF = PartialDate(2026, 11)
CHECKS = ("longer", "tense", "lost number", "duplicate", "empty")
_NAMED = ("exact", "alias")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_LONGER = 1.15
"""A bullet may grow by this much, for the name that the posting uses; anything more is padding."""


@dataclass
class Figures:
    """Of all pairs together; per-pair lists are in the order of the pairs."""

    suggestions: list[int] = field(default_factory=list)
    passed: int = 0
    rulings: Counter[str] = field(default_factory=Counter)
    before: list[float] = field(default_factory=list)
    after: list[float] = field(default_factory=list)
    keywords: Counter[str] = field(default_factory=Counter)
    reworded: int = 0
    worsened: Counter[str] = field(default_factory=Counter)
    notes: int = 0
    cpu_ms: list[float] = field(default_factory=list)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("resumes", type=Path)
    parser.add_argument("postings", type=Path)
    parser.add_argument("--each", type=int, default=3, help="postings for each résumé")
    given = parser.parse_args(arguments)
    figures = measure(given.resumes, given.postings, each=given.each)
    print("\n".join(f"{name:<34} {value}" for name, value in table(figures).items()))
    return 0


def measure(resumes: Path, postings: Path, *, each: int) -> Figures:
    files = sorted(resumes.glob("*/truth.json"))
    read = [read_posting(json.loads(file.read_text("utf-8"))["text"]) for file in sorted(postings.glob("*.json"))]
    figures = Figures()
    for file in files:
        document = read_json_resume(json.loads(file.read_text("utf-8")))
        for posting in sorted(read, key=lambda one: -(score(document, one, as_of=AS_OF).match or 0.0))[:each]:
            _count(figures, document, posting)
    return figures


def table(figures: Figures) -> Mapping[str, str]:
    """What is printed, by its name."""
    found = sum(figures.suggestions)
    words = figures.keywords
    pairs = len(figures.suggestions)
    return {
        "pairs": str(pairs),
        "suggestions per pair": f"{found / max(1, pairs):.1f} (median {_middle(figures.suggestions):g})",
        "passed by the guard, judged again": f"{figures.passed} of {found} ({_percent(figures.passed, found)})",
        "documents that pass as a whole": f"{figures.rulings['supported']} of {pairs}",
        "match before -> after, mean": f"{_mean(figures.before):.1f} -> {_mean(figures.after):.1f}",
        "pairs whose match rose / fell": f"{_rose(figures, 1)} / {_rose(figures, -1)} of {len(figures.before)}",
        "keywords named": f"{words['named before']} -> {words['named after']} of {words['asked']} asked for",
        "in the posting's own spelling": f"{words['exact before']} -> {words['exact after']}",
        "listed as a skill": f"{words['listed before']} -> {words['listed after']}",
        "bullets reworded": str(figures.reworded),
        "bullets worsened": f"{sum(figures.worsened.values())} ({_listed(figures.worsened)})",
        "cover notes written": f"{figures.notes} of {pairs}",
        "rules run, CPU ms": f"median {_middle(figures.cpu_ms):.0f}, worst {max(figures.cpu_ms, default=0):.0f}",
    }


def worsened(before: Resume, after: Resume, suggestions: Sequence[Suggestion]) -> Iterator[tuple[str, str]]:
    """By which check, and the text."""
    old = {ident: text for ident, text, _ in _bullets(before)}
    parted = {one.target.split("/")[-1] for one in suggestions if one.edit.texts or one.edit.merged}
    for ident, text, is_current in _bullets(after):
        was = old.get(ident, text)
        if text != was and ident not in parted:
            yield from ((check, text) for check in _failed(was, text, is_current=is_current))
    twice = Counter(_texts_by_entry(after)) - Counter(_texts_by_entry(before))
    for place, count in Counter(_texts_by_entry(after)).items():
        if count > 1 and place in twice:
            yield "duplicate", place[1]
    yield from _lost_together(suggestions)


def _count(figures: Figures, document: Resume, posting: Posting) -> None:
    began = time.process_time()
    made = tuple(suggest(document, posting, as_of=AS_OF))
    figures.cpu_ms.append((time.process_time() - began) * 1000)
    again = [judged_again(one, confirmed=document, current=document, as_of=AS_OF) for one in made]
    done = apply_checked(document, made, as_of=AS_OF)
    figures.suggestions.append(len(made))
    figures.passed += sum(one.verdict.ruling == "supported" for one in again)
    figures.rulings[done.verdict.ruling] += 1
    before, after = score(document, posting, as_of=AS_OF), score(done.resume, posting, as_of=AS_OF)
    if before.match is not None and after.match is not None:
        figures.before.append(before.match)
        figures.after.append(after.match)
    figures.keywords["asked"] += len(before.keywords)
    figures.keywords.update(_counted(before, "before"))
    figures.keywords.update(_counted(after, "after"))
    figures.reworded += sum(one.operation == "rewrite_bullet" for one in made)
    figures.worsened.update(check for check, _ in worsened(document, done.resume, made))
    figures.notes += bool(write_cover_note(done.resume, posting, as_of=AS_OF).text)


def _failed(was: str, text: str, *, is_current: bool) -> Iterator[str]:
    if len(text.split()) > max(len(was.split()) * _LONGER, len(was.split()) + 3):
        yield "longer"
    if not text.strip():
        yield "empty"
    if _form(text) == "base" and _form(was) == "past" and not is_current:
        yield "tense"
    if Counter(_NUMBER.findall(was)) - Counter(_NUMBER.findall(text)):
        yield "lost number"


def _form(text: str) -> str:
    """A verb whose past reads like its base, as "cut", counts as past."""
    first = text.partition(" ")[0].rstrip(",:;")
    verb = verb_of(first)
    if verb is None:
        return ""
    return "past" if first.lower() == verb.past else form_of(first) or ""


def _lost_together(suggestions: Sequence[Suggestion]) -> Iterator[tuple[str, str]]:
    """What was merged or split keeps its numbers, taken together."""
    for one in suggestions:
        written = " ".join(one.edit.texts) or one.edit.text
        is_parted = bool(one.edit.texts or one.edit.merged)
        if is_parted and set(_NUMBER.findall(one.before)) - set(_NUMBER.findall(written)):
            yield "lost number", one.before


def _bullets(resume: Resume) -> Iterator[tuple[str, str, bool]]:
    for _, entry in resume.entries():
        is_current = isinstance(entry, Dated) and entry.end == PRESENT
        for name, bullets in bullet_lists(entry):
            if name == "bullets":
                yield from ((bullet.id, bullet.text, is_current) for bullet in bullets)


def _texts_by_entry(resume: Resume) -> list[tuple[str, str]]:
    return [
        (entry.id, bullet.text)
        for _, entry in resume.entries()
        for name, bullets in bullet_lists(entry)
        for bullet in bullets
        if name == "bullets"
    ]


def _counted(found: Score, when: str) -> Counter[str]:
    return Counter(
        {
            f"named {when}": sum(word.form in _NAMED for word in found.keywords),
            f"exact {when}": sum(word.form == "exact" for word in found.keywords),
            f"listed {when}": sum(any(p.startswith("skills") for p in word.paths) for word in found.keywords),
        }
    )


def _rose(figures: Figures, sign: int) -> int:
    return sum((b - a) * sign > 0 for a, b in zip(figures.before, figures.after, strict=True))


def _middle(values: Sequence[float]) -> float:
    return statistics.median(values) if values else 0.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(1, len(values))


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.1f} %"


def _listed(counted: Counter[str]) -> str:
    return ", ".join(f"{name} {counted[name]}" for name in CHECKS)


if __name__ == "__main__":
    raise SystemExit(main())
