"""Which texts of a draft say what the confirmed resume does not: marked while a person writes, never blocked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bespoke.optimize.guard.document import judge_in_place
from bespoke.optimize.guard.evidence import EvidenceItem, all_items
from bespoke.optimize.model import AssertedFact, Reason, Ruling
from bespoke.resume.dates import PartialDate
from bespoke.resume.frozen import Frozen
from bespoke.resume.model import Resume

MOST_JUDGED = 400
"""Changed texts of one draft beyond which no more are judged: no hand writes as many between two looks."""


class Mark(Frozen):
    """A text that is not simply supported. `reasons` name the words; `path` of dates ends in `dates`."""

    path: str
    text: str
    ruling: Ruling
    reasons: tuple[Reason, ...]


def marks(
    confirmed: Resume,
    draft: Resume,
    *,
    as_of: PartialDate,
    asserted: Sequence[AssertedFact] = (),
    within: str = "",
) -> tuple[Mark, ...]:
    """In the draft's order; `within` is the path of an entry or a text, "" for the whole draft.

    What is changed beyond MOST_JUDGED is marked as not judged.
    """
    return tuple(_marks(confirmed, draft, as_of, asserted, within))


def _marks(
    confirmed: Resume, draft: Resume, as_of: PartialDate, asserted: Sequence[AssertedFact], within: str
) -> Iterator[Mark]:
    known = tuple(all_items(confirmed))
    same = {(item.entry, item.text) for item in known}
    at = {item.path for item in known}
    judged = 0
    for item in all_items(draft):
        if (item.entry, item.text) in same or not _is_within(item.path, within):
            continue
        if item.kind == "dates":
            yield from _dates(item, asserted)
            continue
        judged += 1
        if judged > MOST_JUDGED:
            yield _unjudged(item)
            continue
        grounds = [(item.path,)] if item.path in at else []
        verdict = judge_in_place(confirmed, item, grounds, asserted=asserted, as_of=as_of)
        if verdict.ruling != "supported":
            yield Mark(path=item.path, text=item.text, ruling=verdict.ruling, reasons=verdict.reasons)


def _unjudged(item: EvidenceItem) -> Mark:
    reason = Reason(kind="word", text=item.text[:40], message="too much was changed to judge it all; check it in parts")
    return Mark(path=item.path, text=item.text, ruling="confirm", reasons=(reason,))


def _dates(item: EvidenceItem, asserted: Sequence[AssertedFact]) -> Iterator[Mark]:
    if any(fact.text == item.text and EvidenceItem(fact.path, "").entry == item.entry for fact in asserted):
        return
    reason = Reason(kind="date", text=item.text, message=f"“{item.text}” is not what your résumé says")
    yield Mark(path=item.path, text=item.text, ruling="unsupported", reasons=(reason,))


def _is_within(path: str, root: str) -> bool:
    return not root or path == root or path.startswith(f"{root}/")
