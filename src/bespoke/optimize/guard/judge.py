"""The judgement of one rewrite against the evidence it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from bespoke.optimize.guard.align import Alignment, align
from bespoke.optimize.guard.bonds import check_bonds
from bespoke.optimize.guard.characters import deceptions, plain
from bespoke.optimize.guard.claims import check_claims
from bespoke.optimize.guard.entries import check_entries
from bespoke.optimize.guard.evidence import NO_CONTEXT, EntryContext, EvidenceItem
from bespoke.optimize.guard.findings import Finding
from bespoke.optimize.guard.headings import check_headings
from bespoke.optimize.guard.held_dates import check_dates
from bespoke.optimize.guard.held_skills import check_held_skills
from bespoke.optimize.guard.held_titles import check_titles
from bespoke.optimize.guard.limits import check_limits
from bespoke.optimize.guard.numbers import check_quantities
from bespoke.optimize.guard.outcomes import check_outcomes
from bespoke.optimize.guard.promotions import check_promotions
from bespoke.optimize.guard.reading import read
from bespoke.optimize.guard.shares import check_shares
from bespoke.optimize.guard.sources import gather
from bespoke.optimize.guard.strength import check_verbs
from bespoke.optimize.guard.tenures import check_tenures
from bespoke.optimize.model import AssertedFact, Reason, Ruling, Verdict
from bespoke.resume.dates import PartialDate

MAX_CHARACTERS = 4000
MAX_CLAIMS = 300
MAX_QUANTITIES = 40


def judge(
    rewrite: str,
    evidence: Sequence[EvidenceItem],
    *,
    context: EntryContext = NO_CONTEXT,
    asserted: Sequence[AssertedFact] = (),
    as_of: PartialDate | None = None,
) -> Verdict:
    """Whether `rewrite` claims only what `evidence` and the entry's heading support.

    What stands elsewhere in the resume (`context.skills`, `context.other_bullets`) never supports, it only turns a
    refusal into a question. `as_of` is needed for durations of a stay that goes on to the present.
    """
    if any(plain(rewrite).split() == plain(item.text).split() for item in evidence) and not _hides(rewrite, evidence):
        return Verdict(ruling="supported", licences=("same words",))
    if len(rewrite) > MAX_CHARACTERS:
        return _too_long(rewrite, f"over {MAX_CHARACTERS} characters")
    reading = read(rewrite)
    if len(reading.atoms) > MAX_CLAIMS or sum(a.quantity is not None for a in reading.atoms) > MAX_QUANTITIES:
        return _too_long(rewrite, f"over {MAX_CLAIMS} claims or {MAX_QUANTITIES} numbers")
    raw_evidence = "\n".join(item.text for item in evidence)
    tricks = [
        Finding("word", t, f"“{t}” has characters that deceive the eye") for t in deceptions(rewrite, raw_evidence)
    ]
    alignment = align(reading, gather(evidence, context, asserted))
    findings = [*tricks, *_checks(alignment, context, as_of)]
    if findings and len(evidence) > 1 and (alone := _alone(alignment, evidence)):
        verdict = judge(rewrite, alone, context=context, asserted=asserted, as_of=as_of)
        if verdict.ruling == "supported":
            return verdict
    reasons = tuple(dict.fromkeys(f.reason for f in sorted(findings, key=lambda f: not f.blocks)))
    if not findings:
        _license_order(alignment)
    return Verdict(
        ruling=_ruling(findings), reasons=reasons, licences=tuple(alignment.licences) if not findings else ()
    )


def _too_long(rewrite: str, measure: str) -> Verdict:
    message = f"this is too long to be judged ({measure}); split it"
    return Verdict(ruling="unsupported", reasons=(Reason(kind="word", text=rewrite[:40], message=message),))


def _alone(alignment: Alignment, evidence: Sequence[EvidenceItem]) -> tuple[EvidenceItem, ...]:
    """The one item that most words rest on: what it supports by itself, more evidence cannot unsay."""
    orders = Counter(m.place.source.order for m in alignment.matches.values() if m.place.source.order < len(evidence))
    return tuple(evidence[order] for order, _ in orders.most_common(1))


def _hides(rewrite: str, evidence: Sequence[EvidenceItem]) -> bool:
    return bool(deceptions(rewrite, "\n".join(item.text for item in evidence)))


def _checks(alignment: Alignment, context: EntryContext, as_of: PartialDate | None) -> Iterator[Finding]:
    verbs = list(check_verbs(alignment))
    quantities = list(check_quantities(alignment, as_of))
    return chain(
        quantities,
        check_shares(alignment),
        check_dates(alignment),
        check_tenures(alignment),
        verbs,
        check_claims(alignment, (*context.skills, *context.other_bullets)),
        check_limits(alignment),
        check_titles(alignment),
        check_held_skills(alignment),
        check_headings(alignment),
        check_bonds(alignment),
        check_promotions(alignment),
        check_outcomes(alignment),
        check_entries(alignment),
    )


def _ruling(findings: Sequence[Finding]) -> Ruling:
    if any(finding.blocks for finding in findings):
        return "unsupported"
    return "confirm" if findings else "supported"


def _license_order(alignment: Alignment) -> None:
    """Names what was only moved or left out, which always is allowed once every check passed."""
    used = [m.place for _, m in sorted(alignment.matches.items())]
    order = [(p.source.order, p.atom.index) for p in used]
    if order != sorted(order):
        alignment.license("reordered")
    count = sum(len(s.reading.atoms) for s in alignment.sources.all if s.kind == "text")
    if len({id(p.atom) for p in used if p.source.kind == "text"}) < count:
        alignment.license("detail left out")
    if not alignment.licences:
        alignment.license("same words")
