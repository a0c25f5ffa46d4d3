"""The report as one self-contained page that explains each change at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from bespoke.features.optimizations.places import place_of, quote_at
from bespoke.features.optimizations.schemas import Report
from bespoke.features.optimizations.worddiff import word_diff
from bespoke.intake.ledger import Ledger, LedgerLine
from bespoke.optimize.model import Operation, State, Suggestion
from bespoke.render.model import Receipt
from bespoke.resume.model import Resume
from bespoke.scoring.model import Contribution, Criterion, Dimension, Finding, Gap

if TYPE_CHECKING:
    from jinja2 import Template

_HEADING: dict[Operation, str] = {
    "rewrite_bullet": "Bullet reworded",
    "split_bullet": "Bullet split",
    "merge_bullets": "Bullets merged",
    "drop_bullet": "Bullet left out",
    "reorder_bullets": "Bullets reordered",
    "reorder_skills": "Skills reordered",
    "surface_skill": "Skill brought up",
    "respell_skill": "Skill in the posting's words",
    "rewrite_summary": "Summary",
    "set_target_title": "Target title",
}
_STATE: dict[State, tuple[str, str]] = {
    "applied": ("applied", "good"),
    "proposed": ("proposed", ""),
    "needs_confirmation": ("asks you first", "warn"),
    "blocked": ("blocked", "bad"),
    "rejected": ("rejected", "bad"),
    "failed": ("no longer fits", "warn"),
}
_ANSWER_TONE = {"yes": "good", "partial": "warn", "no": "bad", "unknown": ""}
_STRENGTH = {
    "evidenced": ("shown in a dated bullet", "good"),
    "named": ("named only", "warn"),
    "implied": ("implied", "warn"),
    "missing": ("missing", "bad"),
}
_DIMENSION = {
    "match": "Match",
    "parse_readiness": "Parse-readiness",
    "content_strength": "Content strength",
    "completeness": "Completeness",
    "format": "Format",
}
_LEVEL = {"must": "must", "nice": "nice to have", "duty": "duty"}
_FATE = {"heading": "section heading", "furniture": "page furniture", "left_over": "left over"}
_QUOTES = 3


def report_page(report: Report, *, original: Resume, optimized: Resume) -> str:
    """HTML. Every text of the résumé and the posting is escaped; the page loads nothing."""
    return _template().render(_view(report, original, optimized))


def load_page() -> None:
    """Load what the page is made with, for a caller who has a moment to wait anyway."""
    _template()


def _view(report: Report, original: Resume, optimized: Resume) -> dict[str, Any]:
    after, before = report.after, report.before
    changes = [_change(s, original, report.ledger) for s in report.suggestions]
    return {
        "title": _title(report),
        "summary": _summary(report, original),
        "match_before": before.match,
        "match_after": after.match,
        "confidence": f"{after.confidence:.0%}",
        "refusal": after.refusal,
        "criteria": [_criterion(line) for line in after.criteria],
        "dimensions": [_dimension(bar) for bar in after.dimensions],
        "changes": sorted(changes, key=lambda change: change["state"] != "applied"),
        "verdict_line": _verdict_line(report),
        "questions": [{"text": q.text, "why": q.why, "where": place_of(optimized, q.target)} for q in report.questions],
        "arithmetic": _arithmetic(report),
        "requirements": [_requirement(c, optimized) for c in after.contributions],
        "closable": [_gap(g) for g in after.gaps if g.closable],
        "open_gaps": [_gap(g) for g in after.gaps if not g.closable],
        "findings": [_finding(f, optimized) for f in after.quality.findings],
        "reading": _reading(report.ledger),
        "warnings": (*report.ledger.warnings, *report.posting_warnings),
        "left_over": [_line(line, original) for line in report.ledger.left_over],
        "lines": [_line(line, original) for line in report.ledger.lines],
        "receipts": [_receipt(r, optimized) for r in report.receipts],
        "footer": (
            f"Template {report.template} · score algorithm {after.algorithm_version} · "
            f"guard {report.document_verdict.guard_version} · posting analysis {report.analysis.version}"
        ),
    }


def _title(report: Report) -> str:
    job = " at ".join(filter(None, [report.posting_title, report.company]))
    return f"Résumé for {job}" if job else "Résumé for this posting"


def _summary(report: Report, original: Resume) -> str:
    name = original.basics.name
    waiting = sum(s.state == "needs_confirmation" for s in report.suggestions)
    count = len(report.applied)
    sentence = f"{count} change{'s' if count != 1 else ''} applied"
    sentence += f", {waiting} waiting for your word" if waiting else ""
    return f"{f'{name}: ' if name else ''}{sentence}. Made from {report.source}."


def _verdict_line(report: Report) -> str:
    if report.document_verdict.ruling == "supported":
        return "Checked as a whole afterwards: names, employers, titles, dates and degrees are untouched."
    return "The check of the whole document found: " + "; ".join(r.message for r in report.document_verdict.reasons)


def _change(suggestion: Suggestion, original: Resume, ledger: Ledger) -> dict[str, Any]:
    state, tone = _STATE[suggestion.state]
    return {
        "heading": _HEADING[suggestion.operation],
        "where": place_of(original, suggestion.target),
        "state": state,
        "tone": tone,
        "diff": word_diff(suggestion.before, suggestion.after),
        "moves": list(_moves(suggestion)),
        "why": suggestion.why,
        "alternates": [alternate.after for alternate in suggestion.alternates],
        "licences": suggestion.verdict.licences,
        "reasons": [reason.message for reason in suggestion.verdict.reasons],
        "evidence": list(_quotes(suggestion, original, ledger)),
    }


def _moves(suggestion: Suggestion) -> Iterator[dict[str, Any]]:
    """A new order as a list, with where each item stood before."""
    if not suggestion.operation.startswith("reorder"):
        return
    separator = "\n" if "\n" in suggestion.after else ", "
    before = suggestion.before.split(separator)
    for number, text in enumerate(suggestion.after.split(separator), start=1):
        was = before.index(text) + 1 if text in before else number
        yield {"text": text, "was": was, "up": was > number}


def _quotes(suggestion: Suggestion, original: Resume, ledger: Ledger) -> Iterator[dict[str, str]]:
    """The evidence in the source's own words; what the change itself shows already is not quoted again."""
    if suggestion.operation.startswith("reorder"):
        return
    shown = 0
    for path in suggestion.evidence:
        text = quote_at(original, path)
        if not text or text == suggestion.before or shown == _QUOTES:
            continue
        shown += 1
        yield {"text": text, "place": _source_place(path, ledger)}


def _source_place(path: str, ledger: Ledger) -> str:
    line = next((line for line in ledger.lines if path in line.targets), None)
    return "" if line is None else _printed_place(line)


def _printed_place(line: LedgerLine) -> str:
    return f"page {line.box.page}, line {line.number}" if line.box else f"line {line.number}"


def _criterion(line: Criterion) -> dict[str, Any]:
    return {
        "tone": _ANSWER_TONE[line.answer],
        "answer": line.answer,
        "label": f"{line.kind.capitalize()}: {line.asked}",
        "why": line.why,
        "knockout": line.knockout and line.answer != "yes",
    }


def _dimension(bar: Dimension) -> dict[str, Any]:
    return {
        "label": _DIMENSION[bar.name],
        "shown": "–" if bar.value is None else f"{round(bar.value, 1):g}",
        "width": 0 if bar.value is None else round(bar.value),
        "why": bar.why,
    }


def _arithmetic(report: Report) -> str:
    weight = sum(c.weight for c in report.after.contributions)
    earned = sum(c.weight * c.credit for c in report.after.contributions)
    if not weight:
        return "The posting names no skill that could be compared."
    return (
        f"Match = earned ÷ possible = {earned:.1f} ÷ {weight:.1f}. A must weighs 3, nice to have 1, a duty ½; "
        "shown in a dated bullet earns all of it, named only 0.7, implied 0.6."
    )


def _requirement(contribution: Contribution, resume: Resume) -> dict[str, Any]:
    strength, tone = _STRENGTH[contribution.strength]
    places = dict.fromkeys(f"{place_of(resume, e.path)} (“{e.matched}”)" for e in contribution.evidence)
    return {
        "name": contribution.name,
        "level": _LEVEL[contribution.level],
        "strength": strength,
        "tone": tone,
        "places": list(places)[:_QUOTES],
        "counts": f"{contribution.weight * contribution.credit:.1f} of {contribution.weight:g}",
    }


def _gap(gap: Gap) -> dict[str, str]:
    return {"name": gap.name, "level": _LEVEL[gap.level], "why": gap.why, "how": gap.how}


def _finding(finding: Finding, resume: Resume) -> dict[str, str]:
    tone = {"info": "", "minor": "warn", "major": "bad"}[finding.severity]
    where = place_of(resume, finding.path) if finding.path else ""
    return {
        "tone": tone,
        "severity": finding.severity,
        "message": finding.message,
        "fix": finding.fix,
        "where": where,
    }


def _reading(ledger: Ledger) -> str:
    counts = {fate: sum(line.fate == fate for line in ledger.lines) for fate in ("mapped", "left_over")}
    pages = f" on {ledger.source.pages} page{'s' if ledger.source.pages != 1 else ''}" if ledger.source.pages else ""
    return (
        f"{ledger.source.name}: {len(ledger.lines)} lines{pages}; {counts['mapped']} went into fields, "
        f"{counts['left_over']} are left over. Nothing else was dropped."
    )


def _line(line: LedgerLine, resume: Resume) -> dict[str, str]:
    targets = ", ".join(dict.fromkeys(place_of(resume, path) for path in line.targets))
    return {
        "text": line.text,
        "place": _printed_place(line),
        "went": targets or _FATE.get(line.fate, ""),
        "sure": f"{line.confidence:.0%}" if line.fate == "mapped" else "",
    }


def _receipt(receipt: Receipt, resume: Resume) -> dict[str, Any]:
    read = receipt.read_back
    recovered, tone = "not read back", ""
    if read is not None:
        recovered = read.error or f"{read.recovered:.1%} of {read.fields} fields"
        tone = "good" if read.recovered == 1 else "warn"
    return {
        "name": f"resume.{receipt.format}",
        "size": f"{receipt.size_bytes / 1024:.0f} KiB" + _pages(receipt),
        "recovered": recovered,
        "tone": tone,
        "details": ", ".join(_details(receipt)),
        "sha256": receipt.sha256,
        "differences": [
            {"where": place_of(resume, d.path), "expected": d.expected, "found": d.found}
            for d in (read.differences if read else ())
        ],
        "notices": [f"{n.message} {n.fix}".strip() for n in receipt.notices],
    }


def _pages(receipt: Receipt) -> str:
    return f", {receipt.pages} page{'s' if receipt.pages != 1 else ''}" if receipt.pages else ""


def _details(receipt: Receipt) -> Iterable[str]:
    yield from (standard.upper() for standard in receipt.standards)
    if receipt.tagged:
        yield "tagged for screen readers"
    if receipt.fonts:
        yield f"fonts {', '.join(receipt.fonts)}"
    yield f"template {receipt.options.template}"


@cache
def _template() -> Template:
    from bespoke.render.page_template import page_template  # noqa: PLC0415 - slow to load, and needed last

    return page_template("bespoke.features.optimizations", "report.html.j2")
