from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.guard import main

PAIRS = [
    {"id": "1", "kind": "same", "label": "supported", "source": "Ran a shop", "rewrite": "Ran a shop", "context": {}},
    {
        "id": "2",
        "kind": "number",
        "label": "unsupported",
        "source": "Ran a shop",
        "rewrite": "Ran 9 shops",
        "context": None,
    },
    {
        "id": "3",
        "source": "Wrote Go",
        "rewrite": "Added skill: Go",
        "context": {"op": "add_skill", "odd": 1, "dates": "x"},
    },
]


def test_verdict_per_line_and_figures_where_labels_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pairs, out = tmp_path / "pairs.jsonl", tmp_path / "verdicts.jsonl"
    pairs.write_text("\n".join(json.dumps(pair) for pair in PAIRS), encoding="utf-8")
    assert main([str(pairs), "--out", str(out)]) == 0
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["1", "2", "3"]
    assert [line["verdict"] for line in lines] == ["supported", "unsupported", "supported"]
    assert lines[1]["reasons"][0]["text"] == "9"
    assert "leaks             0 of 1" in capsys.readouterr().out
