"""`bespoke add`: a résumé file grows by what is told."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from bespoke.cli.app import main
from bespoke.testing.model_server import Answer, ModelServer, model_server


def add(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["bespoke", "add", *arguments])
    with pytest.raises(SystemExit) as done:
        main()
    return int(done.value.code or 0)


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_a_file_is_made_and_added_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "resume.json"
    assert (
        add(monkeypatch, "I'm Jane Doe, jane@x.org. I managed a team of 5 at Acme since 2021", "--to", str(file)) == 0
    )
    assert "Acme added" in capsys.readouterr().out
    assert add(monkeypatch, "At Acme I cut costs by 20%. It rained.", "--to", str(file), "--json") == 0
    account = json.loads(capsys.readouterr().out)
    assert account["left_over"] == ["It rained"]
    assert account["next_question"]["path"].endswith("/position")
    written = read(file)
    assert written["basics"]["name"] == "Jane Doe"
    assert written["work"][0]["highlights"] == ["Managed a team of 5", "Cut costs by 20%"]
    assert add(monkeypatch, "team lead", "--to", str(file), "--answers", account["next_question"]["path"]) == 0
    assert read(file)["work"][0]["position"] == "Team Lead"


def test_a_section_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "resume.json"
    assert add(monkeypatch, "pottery and chess", "--section", "hobbies", "--to", str(file)) == 0
    assert [one["name"] for one in read(file)["interests"]] == ["Pottery", "Chess"]


@pytest.mark.parametrize("arguments", [("It rained.",), ("I worked", "--section", "zodiac")])
def test_what_is_not_understood_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    file = tmp_path / "resume.json"
    assert add(monkeypatch, *arguments, "--to", str(file)) == 2
    assert not file.exists()


def test_a_file_that_is_no_resume_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "resume.json"
    file.write_text("[1, 2", encoding="utf-8")
    assert add(monkeypatch, "I speak French", "--to", str(file)) == 2
    assert file.read_text(encoding="utf-8") == "[1, 2"


SAID = "I worked as a welder at Thyssen since 2021"
READ = {"entries": [{"name": "Thyssen", "position": "welder", "startDate": "2021", "summary": "Worked as a welder"}]}


def at(provider: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"provider": "openai", "model": "fake", "base_url": provider.url, "allow_private_addresses": "true"}
    for name, value in given.items():
        monkeypatch.setenv(f"BESPOKE_AI_{name.upper()}", value)


def test_a_model_reads_it_when_that_is_asked_for_and_never_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "resume.json")
    with model_server(Answer(json.dumps(READ))) as provider:
        at(provider, monkeypatch)
        assert add(monkeypatch, SAID, "--to", file, "--section", "work") == 0
        assert provider.requests == []
        capsys.readouterr()
        assert add(monkeypatch, SAID, "--to", file, "--section", "work", "--with-model", "--json") == 0
    printed = capsys.readouterr()
    assert "fake: 100 tokens read, 200 written." in printed.err
    assert json.loads(printed.out)["by"] == "model"
    assert any(entry.get("summary") == "Worked as a welder" for entry in read(tmp_path / "resume.json")["work"])


def test_where_the_model_has_no_answer_the_rules_read_it_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "resume.json"
    with model_server(Answer(status=401)) as provider:
        at(provider, monkeypatch)
        assert add(monkeypatch, SAID, "--to", str(file), "--with-model", "--json") == 0
    printed = capsys.readouterr()
    assert "read by rules" in printed.err
    assert json.loads(printed.out)["by"] == "rules"
    assert read(file)["work"][0]["name"] == "Thyssen"


def test_a_model_that_is_not_set_up_is_said_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "resume.json"
    assert add(monkeypatch, SAID, "--to", str(file), "--with-model") == 2
    assert "No model is configured" in capsys.readouterr().err
    assert not file.exists()
