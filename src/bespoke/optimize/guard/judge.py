"""The judgement of one rewrite against the evidence it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bespoke.optimize.guard.evidence import NO_CONTEXT, EntryContext, EvidenceItem
from bespoke.optimize.model import AssertedFact, Reason, Verdict
from bespoke.resume.dates import PartialDate

_WORD = re.compile(r"[^\W_]+(?:['’&+#./-][^\W_]+)*[+#%]*")


def judge(
    rewrite: str,
    evidence: Sequence[EvidenceItem],
    *,
    context: EntryContext = NO_CONTEXT,
    asserted: Sequence[AssertedFact] = (),
    as_of: PartialDate | None = None,
) -> Verdict:
    """Whether `rewrite` claims only what `evidence` and the entry's heading support."""
    known = _words(
        " ".join([*(i.text for i in evidence), context.employer, context.title, *(a.text for a in asserted)])
    )
    unexplained = [word for word in _words(rewrite) if word not in known]
    reasons = tuple(
        Reason(
            kind="quantity" if any(c.isdigit() for c in word) else "word",
            text=word,
            message=f"“{word}” is not in the evidence",
        )
        for word in unexplained
    )
    if any(reason.kind == "quantity" for reason in reasons):
        return Verdict(ruling="unsupported", reasons=reasons)
    return Verdict(ruling="confirm" if reasons else "supported", reasons=reasons)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
