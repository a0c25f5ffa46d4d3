"""A file is there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from bespoke.cli.files import FileNotReadable, OutputNotWritable, read_bytes, write_files


def test_files_are_replaced_and_no_temporary_file_stays(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    write_files(tmp_path, {"a.txt": b"new", "b/c.txt": b"x"})
    assert (tmp_path / "a.txt").read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["a.txt", "c.txt"]


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    taken = tmp_path / "out"
    taken.write_bytes(b"")
    with pytest.raises(OutputNotWritable, match="out"):
        write_files(taken, {"a.txt": b""})


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotReadable, match=r"nothing\.pdf"):
        read_bytes(tmp_path / "nothing.pdf")
