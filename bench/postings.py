"""Analyse a folder of postings, print the time and, where labels are, the figures.

python -m bench.postings DIR --out PRED.json

DIR holds `*.json` of the form {id, text, labels?}; PRED is
{id: {title, seniority, years, degree, must, nice, mentioned}}.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import statistics
import time
from pathlib import Path
from typing import Any

from bespoke.posting.analyse import analyse
from bespoke.posting.model import Level, PostingAnalysis

_SENIORITY = {"junior": "entry"}
_DEGREE = {"high school": "high_school"}


def main() -> None:
    options = _options()
    rows = [json.loads(file.read_text("utf-8")) for file in sorted(options.directory.glob("*.json"))]
    analyse(rows[0]["text"]) if rows else None
    predictions, times = {}, []
    for row in rows:
        begun = time.perf_counter()
        analysis = analyse(row["text"])
        times.append((time.perf_counter() - begun) * 1000)
        predictions[row["id"]] = prediction(analysis)
    if options.out:
        options.out.write_text(json.dumps(predictions, ensure_ascii=False, indent=1), "utf-8")
    _print_times(rows, times)
    _print_figures(rows, predictions, options)


def prediction(analysis: PostingAnalysis) -> dict[str, Any]:  # Any: the scorer's own JSON form
    """The analysis in the scorer's form."""
    years = next((one.years for one in analysis.years if not one.alternative), None)
    degree = next((one.degree for one in analysis.degrees if not one.alternative), "none")
    return {
        "title": analysis.title,
        "seniority": _SENIORITY.get(analysis.seniority or "", analysis.seniority),
        "years": int(years) if years is not None and float(years).is_integer() else years,
        "degree": _DEGREE.get(degree, degree),
        "must": _names(analysis, "must"),
        "nice": _names(analysis, "nice"),
        "mentioned": _names(analysis, "duty"),
    }


def _names(analysis: PostingAnalysis, level: Level) -> list[str]:
    named = (skill.name for one in analysis.requirements if one.level == level for skill in one.any_of)
    return list(dict.fromkeys(named))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--scorer", type=Path, help="score.py, when it is not in the folder above DIR")
    parser.add_argument("-v", "--verbose", action="store_true")
    return parser.parse_args()


def _print_times(rows: list[dict[str, Any]], times: list[float]) -> None:
    if times:
        characters = sum(len(row["text"]) for row in rows)
        print(
            f"{len(rows)} postings, {characters / 1e6:.2f} M characters: median {statistics.median(times):.1f} ms, "
            f"slowest {max(times):.1f} ms, {characters / sum(times) / 1000:.2f} MB/s"
        )


def _print_figures(rows: list[dict[str, Any]], predictions: dict[str, Any], options: argparse.Namespace) -> None:
    truth = {row["id"]: row for row in rows if "labels" in row}
    scorer = options.scorer or options.directory.resolve().parent / "score.py"
    if not truth or not scorer.exists():
        return
    spec = importlib.util.spec_from_file_location("posting_scorer", scorer)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    result = module.score(predictions, truth, options.verbose)
    print(module.fmt(result))
    if options.verbose:
        print("MISS", result["miss"])
        print("FP", result["fp"])


if __name__ == "__main__":
    main()
