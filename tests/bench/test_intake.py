from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.intake import main

SCORER = "def main(argv):\n    print('scored', argv[1].split('/')[-1])\n"


def folder(root: Path) -> Path:
    documents = {
        "a/document.txt": b"Mara Lindqvist\nmara@example.org\n",
        "b/document.pdf": b"%PDF-1.4 broken",
        "c/SOURCE.md": b"x",
    }
    for name, content in documents.items():
        (root / "set" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "set" / name).write_bytes(content)
    return root / "set"


def test_each_document_gets_a_prediction_and_a_failing_one_an_empty_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folder(tmp_path)), "--out", str(tmp_path / "out")]) == 0
    assert json.loads((tmp_path / "out/a.json").read_text())["basics"]["name"] == "Mara Lindqvist"
    assert json.loads((tmp_path / "out/b.json").read_text()) == {}
    shown = capsys.readouterr().out
    assert "b " in shown
    assert "FAILED: DamagedFile" in shown
    assert "nothing to score" in shown


def test_the_scorer_beside_the_folder_is_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents = folder(tmp_path)
    (documents / "a/truth.json").write_text("{}")
    assert main([str(documents), "--out", str(tmp_path / "out")]) == 0
    assert "There is no scorer" in capsys.readouterr().out
    (tmp_path / "score.py").write_text(SCORER)
    assert main([str(documents), "--out", str(tmp_path / "out")]) == 0
    assert "scored set" in capsys.readouterr().out


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    assert main([str(tmp_path), "--out", str(tmp_path / "out")]) == 2
