"""Judge pairs of evidence and rewrite, and count where truth is given.

python -m bench.guard PAIRS.jsonl --out VERDICTS.jsonl
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bespoke.optimize.guard.evidence import EntryContext, EvidenceItem
from bespoke.optimize.guard.judge import judge
from bespoke.optimize.model import Verdict
from bespoke.resume.dates import EndDate, PartialDate

_DATES = re.compile(
    r"^\s*(\d{4}(?:-\d{1,2})?)\s*(?:-|–|—|to)?\s*(\d{4}(?:-\d{1,2})?|present|current|now)?\s*$", re.IGNORECASE
)
_ADDED = re.compile(r"^\s*added skills?\s*:\s*", re.IGNORECASE)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--as-of", default="", help="the date 'present' means in entries, such as 2026-11")
    given = parser.parse_args(arguments)
    pairs = [json.loads(line) for line in given.pairs.read_text(encoding="utf-8").splitlines() if line.strip()]
    as_of = PartialDate.parse(given.as_of) if given.as_of else None
    for pair in pairs[:1]:
        judge_pair(pair, as_of=as_of)
    began = time.perf_counter()
    verdicts = [judge_pair(pair, as_of=as_of) for pair in pairs]
    elapsed_ms = (time.perf_counter() - began) * 1000
    lines = [_line(pair, verdict) for pair, verdict in zip(pairs, verdicts, strict=True)]
    given.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(pairs)} pairs, {elapsed_ms / max(1, len(pairs)):.2f} ms each")
    if any("label" in pair for pair in pairs):
        print("\n".join(figures(pairs, verdicts)))
    return 0


def judge_pair(pair: dict[str, Any], *, as_of: PartialDate | None = None) -> Verdict:
    """The verdict on one line of a pairs file. Keys of the context that nobody knows are passed over."""
    given = pair.get("context") or {}
    rewrite = pair["rewrite"]
    if given.get("op") == "add_skill":
        rewrite = _ADDED.sub("", rewrite)
    start, end = _dates(given.get("dates"))
    context = EntryContext(
        employer=_text(given.get("employer")),
        title=_text(given.get("title")),
        start=start,
        end=end,
        skills=tuple(_texts(given.get("skills"))),
        other_bullets=tuple(_texts(given.get("other_bullets"))),
    )
    items = [EvidenceItem(f"work/entry/bullets/b{n}", text) for n, text in enumerate(_texts(pair["source"]))]
    return judge(rewrite, items, context=context, as_of=as_of)


def figures(pairs: Sequence[dict[str, Any]], verdicts: Sequence[Verdict]) -> list[str]:
    """Leaks by kind, wrongly blocked, needless questions, and how the false ones were stopped."""
    judged = list(zip(pairs, verdicts, strict=True))
    false = [(p, v) for p, v in judged if p.get("label") == "unsupported"]
    true = [(p, v) for p, v in judged if p.get("label") == "supported"]
    leaks = [p for p, v in false if v.ruling == "supported"]
    blocked = [p for p, v in true if v.ruling == "unsupported"]
    asked = [p for p, v in true if v.ruling == "confirm"]
    stopped = Counter(v.ruling for _, v in false)
    return [
        f"leaks             {len(leaks)} of {len(false)}  {_kinds(leaks)}",
        f"wrongly blocked   {len(blocked)} of {len(true)}  {_kinds(blocked)}",
        f"needless questions {len(asked)} of {len(true)}  {_kinds(asked)}",
        f"of the unsupported: {stopped['unsupported']} blocked, {stopped['confirm']} asked about",
    ]


def _kinds(pairs: Iterable[dict[str, Any]]) -> str:
    counts = Counter(pair.get("kind", "?") for pair in pairs)
    return ", ".join(f"{kind} {n}" for kind, n in sorted(counts.items()))


def _line(pair: dict[str, Any], verdict: Verdict) -> str:
    reasons = [reason.model_dump() for reason in verdict.reasons]
    return json.dumps(
        {"id": pair.get("id"), "verdict": verdict.ruling, "reasons": reasons, "licences": list(verdict.licences)},
        ensure_ascii=False,
    )


def _dates(given: object) -> tuple[PartialDate | None, EndDate | None]:
    text = " - ".join(map(str, given)) if isinstance(given, list) else _text(given)
    match = _DATES.match(text.replace(" – ", " - "))
    if not match:
        return None, None
    try:
        start = _point(match[1])
        end: EndDate | None = None
        if match[2]:
            end = _point(match[2]) if match[2][0].isdigit() else "present"
    except ValueError:
        return None, None
    return start, end


def _point(text: str) -> PartialDate:
    year, _, month = text.partition("-")
    return PartialDate(int(year), int(month) if month else None)


def _text(given: object) -> str:
    return given if isinstance(given, str) else ""


def _texts(given: object) -> list[str]:
    if isinstance(given, str):
        return [given] if given else []
    return [str(text) for text in given] if isinstance(given, list) else []


if __name__ == "__main__":
    raise SystemExit(main())
