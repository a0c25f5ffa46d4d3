"""The child of a command is there before the command."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bespoke.cli import children
from bespoke.cli.children import begin_reading, needs_children, open_sandbox, start_children
from bespoke.intake.errors import EmptyFile
from bespoke.intake.ledger import Intake
from bespoke.resume.text import plain_text
from bespoke.testing.examples import example_resume


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    yield
    assert not children._started


def test_the_command_gets_the_child_that_was_started_for_it() -> None:
    start_children()
    with open_sandbox() as sandbox:
        assert sandbox.call("bespoke.platform.sandbox.child:load", "json", timeout_s=20) == b""
        assert len(sandbox.pids) == 1
    with open_sandbox() as another:
        assert another is not sandbox


@pytest.mark.parametrize(
    "arguments", [[], ["--help"], ["templates"], ["serve"], ["optimize", "--help"], ["score", "-h"]]
)
def test_what_reads_no_document_needs_no_child(arguments: list[str]) -> None:
    assert not needs_children(arguments)
    assert needs_children(["parse", "resume.pdf"])


def test_both_files_are_read_at_once_and_each_fails_alone(tmp_path: Path) -> None:
    resume, posting = tmp_path / "resume.txt", tmp_path / "posting.txt"
    resume.write_text(plain_text(example_resume()), encoding="utf-8")
    posting.write_text(" \n", encoding="utf-8")
    with ThreadPoolExecutor(1) as reader, open_sandbox() as sandbox:
        readings = begin_reading(resume, posting, reader=reader, sandbox=sandbox, password=None)
        read = Intake.model_validate_json(readings.resume.result())
        with pytest.raises(EmptyFile):
            readings.posting.result()
    assert readings.content == resume.read_bytes()
    assert read.resume.basics.name == example_resume().basics.name
