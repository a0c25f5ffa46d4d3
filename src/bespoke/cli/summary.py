"""What the main job says when it is done."""

from __future__ import annotations

from pathlib import Path

from rich.markup import escape

from bespoke.cli.output import console, counted, print_warnings, table
from bespoke.features.optimizations.schemas import Optimization


def summarize(result: Optimization, written: list[Path]) -> None:
    report = result.report
    job = " at ".join(filter(None, [report.posting_title, report.company])) or "this posting"
    console.print(f"\n[bold]{escape(result.original.basics.name or report.source)}[/] → [bold]{escape(job)}[/]\n")
    console.print(_match(result))
    _print_criteria(result)
    states = [suggestion.state for suggestion in report.suggestions]
    console.print(
        f"\n[green]{counted(states.count('applied'), 'change')} applied[/], "
        f"{states.count('needs_confirmation')} to be confirmed by you, {states.count('blocked')} blocked by the guard, "
        f"{counted(len(report.questions), 'question')} for you."
    )
    open_musts = [gap.name for gap in report.after.gaps if gap.level == "must" and not gap.closable]
    if open_musts:
        console.print(f"[yellow]Cannot be closed truthfully:[/] {escape(_first(open_musts))}")
    print_warnings((*report.ledger.warnings, *report.posting_warnings))
    if left := len(report.ledger.left_over):
        console.print(
            f"[yellow]{counted(left, 'line')} of your file fitted no field;[/] the report lists what was left over."
        )
    console.print()
    sizes = {f"resume.{receipt.format}": receipt for receipt in report.receipts}
    rows = []
    for path in written:
        receipt = sizes.get(path.name)
        back = receipt.read_back if receipt else None
        rows.append((str(path), f"{path.stat().st_size / 1024:.0f} KiB", f"{back.recovered:.1%}" if back else ""))
    console.print(table("", ("file", "size", "read back"), rows))
    report_file = next(path for path in written if path.name == "report.html")
    console.print(f"\nEvery change with its reason: [bold]{escape(str(report_file))}[/]")


def _first(names: list[str], most: int = 6) -> str:
    more = [f"and {len(names) - most} more"] if len(names) > most else []
    return ", ".join([*names[:most], *more])


def _match(result: Optimization) -> str:
    before, after = result.report.before, result.report.after
    if after.match is None:
        return f"[yellow]No match number:[/] {escape(after.refusal)}"
    was = "" if before.match in (None, after.match) else f" (was {before.match:g})"
    return f"Match with this posting: [bold]{after.match:g}[/] of 100{was}, confidence {after.confidence:.0%}"


def _print_criteria(result: Optimization) -> None:
    colour = {"yes": "green", "partial": "yellow", "no": "red", "unknown": "dim"}
    for line in result.report.after.criteria:
        console.print(
            f"  [{colour[line.answer]}]{line.answer:8}[/] {line.kind}: {escape(line.asked)}"
            f" [dim]{escape(line.why)}[/]"
            + ("  [red]likely to decide[/]" if line.knockout and line.answer != "yes" else "")
        )
