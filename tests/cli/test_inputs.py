"""What a person gives the commands: files, standard input, folders, passwords."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from bespoke.cli.app import main
from bespoke.resume.text import plain_text
from bespoke.testing.examples import example_posting, example_resume


@pytest.fixture
def resume_file(tmp_path: Path) -> Path:
    path = tmp_path / "resume.txt"
    path.write_text(plain_text(example_resume()), encoding="utf-8")
    return path


@pytest.fixture
def posting_file(tmp_path: Path) -> Path:
    path = tmp_path / "posting.txt"
    path.write_text(example_posting(), encoding="utf-8")
    return path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str, standard_input: str = "") -> int:
    monkeypatch.setattr(sys, "argv", ["bespoke", *arguments])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(standard_input.encode())))
    with pytest.raises(SystemExit) as done:
        main()
    return int(done.value.code or 0)


def test_a_posting_may_come_by_standard_input(
    resume_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "score", str(resume_file), "--posting", "-", standard_input=example_posting()) == 0
    assert "Match with this posting" in capsys.readouterr().out


def test_standard_input_is_not_read_twice(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "score", "-", "--posting", "-", standard_input="x") == 2
    assert "Give one of them as a file" in capsys.readouterr().err


def test_an_unreadable_file_is_named_with_its_part(
    resume_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert run(monkeypatch, "score", str(resume_file), "--posting", str(empty)) == 2
    assert "The posting (" in " ".join(capsys.readouterr().err.split())


def test_a_folder_that_is_a_file_is_refused_before_the_work(
    resume_file: Path, posting_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("optimize", str(resume_file), "--posting", str(posting_file), "--out", str(posting_file))
    assert run(monkeypatch, *arguments) == 2
    assert "not a folder" in capsys.readouterr().err


def test_a_colour_that_is_none_is_explained(
    resume_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "render", str(resume_file), "--accent", "red") == 2
    assert "#0f5f73" in capsys.readouterr().err
