from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bespoke.intake.container import open_zip, unpack
from bespoke.intake.errors import DamagedFile, EncryptedFile, FileTooComplex, UnreadableFile
from bespoke.intake.limits import Limits
from tests.hostile.builders import zipped

ARCHIVE = zipped({"a.xml": "<a>" + "x" * 300 + "</a>", "b.xml": "<b/>"})


@settings(deadline=None)
@given(st.integers(0, len(ARCHIVE) - 1), st.binary(min_size=0, max_size=6))
def test_a_broken_archive_gives_its_parts_or_a_typed_error(position: int, patch: bytes) -> None:
    for content in (
        ARCHIVE[:position] + patch + ARCHIVE[position + len(patch) :],
        ARCHIVE[:position] + ARCHIVE[position + len(patch) :],
    ):
        with contextlib.suppress(UnreadableFile), open_zip(content, limits=Limits()) as archive:
            for name in archive.namelist():
                unpack(archive, name, limits=Limits())


def test_parts_within_the_limits_are_given() -> None:
    with open_zip(ARCHIVE, limits=Limits()) as archive:
        assert unpack(archive, "b.xml", limits=Limits()) == b"<b/>"
        with pytest.raises(DamagedFile):
            unpack(archive, "c.xml", limits=Limits())


def test_parts_beyond_the_limits_are_refused() -> None:
    with pytest.raises(FileTooComplex):
        open_zip(ARCHIVE, limits=Limits(entries=1))
    with open_zip(ARCHIVE, limits=Limits()) as archive, pytest.raises(FileTooComplex):
        unpack(archive, "a.xml", limits=Limits(part_bytes=100))
    with open_zip(zipped({"z": bytes(2_000_000)}), limits=Limits()) as archive, pytest.raises(FileTooComplex):
        unpack(archive, "z", limits=Limits())


def test_locked_parts_ask_for_a_copy_without_a_password() -> None:
    locked = bytearray(ARCHIVE)
    locked[6] |= 1
    locked[ARCHIVE.find(b"PK\x01\x02") + 8] |= 1
    with open_zip(bytes(locked), limits=Limits()) as archive, pytest.raises(EncryptedFile):
        unpack(archive, "a.xml", limits=Limits())
