"""Read every résumé of a folder and measure the result where the truth is known.

    python -m bench.intake DIR --out PRED_DIR

`DIR/<id>/document.*` is read to `PRED_DIR/<id>.json` (JSON Resume). Where `DIR/<id>/truth.json` exist and a scorer
stands beside DIR (`score.py` with `main(argv)`), its figures are printed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from bench.timing import timing
from bespoke.intake.read import read
from bespoke.resume.jsonresume import write_json_resume

MAX_REASON = 160


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--out", type=Path, required=True, metavar="PRED_DIR")
    parser.add_argument("--page-only", action="store_true", help="read PDFs from their visible pages alone")
    parser.add_argument("--per-doc", action="store_true", help="print the figures of each document too")
    arguments = parser.parse_args(argv)
    documents = find_documents(arguments.folder)
    if not documents:
        print(f"No <id>/document.* in {arguments.folder}.")
        return 2
    arguments.out.mkdir(parents=True, exist_ok=True)
    seconds = [read_one(document, arguments.out, use_attachment=not arguments.page_only) for document in documents]
    took = timing([one * 1e3 for one in seconds])
    print(f"\n{len(seconds)} documents, median {took.median:.1f} ms, p95 {took.p95:.1f} ms")
    score(arguments.folder, arguments.out, per_doc=arguments.per_doc)
    return 0


def find_documents(folder: Path) -> list[Path]:
    """One document for each subfolder, by name."""
    found = [next(iter(sorted(sub.glob("document.*"))), None) for sub in sorted(folder.iterdir()) if sub.is_dir()]
    return [document for document in found if document is not None]


def read_one(document: Path, out: Path, *, use_attachment: bool) -> float:
    """Write the prediction and return the seconds it took; a document that fails is named and counts as empty."""
    name = document.parent.name
    content = document.read_bytes()
    started = time.perf_counter()
    prediction: object = {}
    try:
        intake = read(content, document.name, use_attachment=use_attachment)
        prediction = write_json_resume(intake.resume)
        note = f"{len(intake.ledger.lines):4} lines, {len(intake.ledger.left_over):3} left over"
    except Exception as error:  # noqa: BLE001 - one bad document must not end the measurement of the others
        note = f"FAILED: {type(error).__name__}: {error}"[:MAX_REASON]
    took = time.perf_counter() - started
    (out / f"{name}.json").write_text(json.dumps(prediction, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{name:32} {document.suffix[1:]:9} {took * 1e3:8.1f} ms  {note}")
    return took


def score(folder: Path, out: Path, *, per_doc: bool) -> None:
    if not any(folder.glob("*/truth.json")):
        print("No truth.json in the folder: nothing to score.")
        return
    scorer = load_scorer(folder.resolve().parent / "score.py")
    if scorer is None:
        print(f"There is no scorer at {folder.resolve().parent / 'score.py'}.")
        return
    print()
    scorer.main(["--truth-dir", str(folder), "--pred-dir", str(out), *(["--per-doc"] if per_doc else [])])


def load_scorer(path: Path) -> ModuleType | None:
    if not path.exists():
        return None
    spec = importlib.util.spec_from_file_location("resume_scorer", path)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    raise SystemExit(main())
