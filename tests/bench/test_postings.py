"""The bench of postings: its form, and the figures promised on the development set."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from bench.postings import main, prediction

from bespoke.posting.analyse import analyse

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "postings"
TEXT = (
    "Senior Clerk\n\nRequirements\n- 3 years of experience\n- High school diploma\n- Python\n\nNice to have\n- Docker\n"
)


def test_predictions_have_the_form_of_the_scorer() -> None:
    assert prediction(analyse(TEXT)) == {
        "title": "Senior Clerk",
        "seniority": "senior",
        "years": 3,
        "degree": "high_school",
        "must": ["Python"],
        "nice": ["Docker"],
        "mentioned": [],
    }


def test_a_folder_is_read_and_the_predictions_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one.json").write_text(json.dumps({"id": "one", "text": TEXT}))
    out = tmp_path / "out" / "pred.txt"
    out.parent.mkdir()
    monkeypatch.setattr("sys.argv", ["postings", str(tmp_path), "--out", str(out)])
    main()
    assert json.loads(out.read_text())["one"]["title"] == "Senior Clerk"
    assert "1 postings" in capsys.readouterr().out


@pytest.mark.corpus
@pytest.mark.filterwarnings("ignore:Exception ignored:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_first_targets_hold_on_the_development_set() -> None:
    rows = [json.loads(file.read_text("utf-8")) for file in sorted((CORPUS / "dev").glob("*.json"))]
    result = scorer().score(
        {row["id"]: prediction(analyse(row["text"])) for row in rows}, {row["id"]: row for row in rows}
    )
    assert result["skills_strict"][2] >= 0.55
    assert result["required_recall_strict"] >= 0.65
    assert min(result["title"], result["years"], result["degree"]) >= 0.90


def scorer() -> Any:  # Any: the scorer is a script beside the corpus
    spec = importlib.util.spec_from_file_location("posting_scorer", CORPUS / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
