"""Commands wire and translate: tables for people, JSON for programs, errors with a way out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bespoke.cli.app import COMMANDS, GROUPS, IMPORT_DATA, app, main
from bespoke.resume.jsonresume import write_json_resume
from bespoke.testing.examples import example_posting, example_resume


@pytest.fixture
def resume_file(tmp_path: Path) -> Path:
    path = tmp_path / "resume.json"
    path.write_text(json.dumps(write_json_resume(example_resume())), encoding="utf-8")
    return path


def run(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["bespoke", *arguments])
    with pytest.raises(SystemExit) as done:
        main()
    return int(done.value.code or 0)


def test_parse_prints_the_resume(
    resume_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["parse", str(resume_file)], monkeypatch) == 0
    assert "Maren Okafor-Lindqvist" in capsys.readouterr().out


def test_parse_as_json_is_json_resume(
    resume_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["parse", str(resume_file), "--json"], monkeypatch) == 0
    assert json.loads(capsys.readouterr().out)["basics"]["name"] == "Maren Okafor-Lindqvist"


def test_score_shows_the_match_and_its_parts(
    resume_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    posting = tmp_path / "posting.txt"
    posting.write_text(example_posting(), encoding="utf-8")
    assert run(["score", str(resume_file), "--posting", str(posting)], monkeypatch) == 0
    shown = capsys.readouterr().out
    assert "Match with this posting" in shown
    assert "Kubernetes" in shown


def test_score_without_a_posting_judges_the_resume_by_itself(
    resume_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["score", str(resume_file)], monkeypatch) == 0
    shown = capsys.readouterr().out
    assert "Match needs a posting" in shown
    assert "completeness" in shown
    assert "bullets hold a number" in " ".join(shown.split())
    assert "Requirements" not in shown


def test_render_writes_the_file_and_says_what_came_back(
    resume_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["render", str(resume_file), "--template", "compact", "--out", str(tmp_path / "out"), "--json"]
    assert run(arguments, monkeypatch) == 0
    receipt = json.loads(capsys.readouterr().out)["receipts"][0]
    assert (tmp_path / "out" / "resume.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert receipt["read_back"]["fields"] > 50


def test_diff_says_in_words_what_changed(
    resume_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = write_json_resume(example_resume(), with_ids=False)
    changed["basics"]["label"] = "Staff Engineer"  # type: ignore[index,call-overload]  # a JSON value
    newer = tmp_path / "newer.json"
    newer.write_text(json.dumps(changed), encoding="utf-8")
    assert run(["diff", str(resume_file), str(newer)], monkeypatch) == 0
    shown = capsys.readouterr().out
    assert "title" in shown
    assert "Acme" not in shown


def test_templates_lists_all_five(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "--json"], monkeypatch) == 0
    names = [template["id"] for template in json.loads(capsys.readouterr().out)]
    assert names == ["classic", "modern", "compact", "executive", "academic"]


def test_a_missing_file_is_named_with_a_fix(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["parse", "/nowhere/resume.pdf"], monkeypatch) == 3
    shown = capsys.readouterr().err
    assert "/nowhere/resume.pdf" in shown
    assert "What to do:" in shown


def test_an_error_as_json_is_one_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    assert run(["parse", str(empty), "--json"], monkeypatch) == 2
    error = json.loads(capsys.readouterr().err)["error"]
    assert error["code"] == "empty_file"
    assert error["fix"]


def test_markup_in_a_resume_is_not_markup_on_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "resume.json"
    path.write_text(json.dumps({"basics": {"name": "[red]Ada[/red] [link=http://x]y[/link]"}}), encoding="utf-8")
    assert run(["parse", str(path)], monkeypatch) == 0
    assert "[red]Ada[/red]" in capsys.readouterr().out


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    app(["--help"], result_action="return_value")
    shown = capsys.readouterr().out
    for name in ("optimize", "parse", "score", "render", "diff", "templates", "example"):
        assert name in shown


def test_a_command_of_the_platform_names_the_extra_that_brings_it(tmp_path: Path) -> None:
    without = "import sys; sys.modules['psycopg'] = None; sys.argv = ['bespoke', 'serve']"
    done = subprocess.run(
        [sys.executable, "-c", f"{without}; from bespoke.cli.app import main; main()"],
        env={**os.environ, "BESPOKE_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 7
    assert "bespoke-resume[server]" in done.stderr


def test_the_commands_are_listed_with_what_they_are_for() -> None:
    run = [sys.executable, "-m", "bespoke.cli.app"]
    listed = subprocess.run(run, capture_output=True, text=True, check=False).stdout
    for purpose in ("Cut a résumé to a posting", "The database: schema, roles, backups", "Bring a JSON Lines file in"):
        assert purpose in listed
    for name, purpose in {**COMMANDS, "import-data": IMPORT_DATA, **GROUPS}.items():
        assert app[name].help.split("\n\n")[0].replace("\n", " ") == purpose


@pytest.mark.parametrize("command", [["db", "check"], ["db", "upgrade"], ["worker"], ["serve", "--port", "0"]])
def test_a_database_that_is_away_is_told_in_words(command: list[str], tmp_path: Path) -> None:
    nobody = "postgresql://bespoke_app:hunter2@127.0.0.1:1/bespoke"
    names = ("URL", "WORKER_URL", "MIGRATE_URL", "BACKUP_URL")
    settings = {f"BESPOKE_DATABASE_{name}": nobody for name in names}
    settings |= {"BESPOKE_SECRET_KEY": "s" * 32, "BESPOKE_DATA_DIR": str(tmp_path)}
    run = [sys.executable, "-m", "bespoke.cli.app", *command]
    done = subprocess.run(run, capture_output=True, text=True, check=False, env={**os.environ, **settings})
    assert done.returncode == 7
    assert "Traceback" not in done.stderr
    assert "127.0.0.1" in done.stderr
    assert "hunter2" not in done.stderr
