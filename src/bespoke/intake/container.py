"""ZIP containers of a stranger: counted before they are unpacked, cut off where they grow beyond what they declare."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from bespoke.intake.errors import DamagedFile, EncryptedFile
from bespoke.intake.limits import Limits, too_complex

_MEGABYTE = 1_000_000
_SAVE_AGAIN = "Open it in the program it was made with and save it again."
# All that office formats allow. Of the others the library unpacks whatever a few bytes hold at once, without a bound.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What the standard library is known to raise on broken archives; ValueError comes from offsets that point nowhere.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    NotImplementedError,
    RuntimeError,
)


def open_zip(content: bytes, *, limits: Limits) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        count = len(archive.infolist())
    except _BROKEN as error:
        raise DamagedFile(
            "The file is a ZIP container, such as DOCX, but it is damaged or cut short.", fix=_SAVE_AGAIN
        ) from error
    if count > limits.entries:
        raise too_complex("parts", count, limits.entries)
    return archive


def unpack(archive: zipfile.ZipFile, name: str, *, limits: Limits) -> bytes:
    """The bytes of one part, by its declared and its actual size within the limits."""
    try:
        entry = archive.getinfo(name)
        if entry.flag_bits & 1:
            raise EncryptedFile("The file is protected with a password.", fix="Save a copy without the password.")
        if entry.compress_type not in _METHODS:
            raise DamagedFile("A part of the file is packed in a way that is not read here.", fix=_SAVE_AGAIN)
        _check_size(entry.file_size, entry.compress_size, limits)
        with archive.open(entry) as stream:
            content = stream.read(limits.part_bytes + 1)
    except _BROKEN as error:
        raise DamagedFile("A part of the file is damaged.", fix=_SAVE_AGAIN) from error
    _check_size(len(content), entry.compress_size, limits)
    return content


def _check_size(size: int, packed: int, limits: Limits) -> None:
    if size > limits.part_bytes:
        raise too_complex("bytes in one part after unpacking", size, limits.part_bytes)
    if size > _MEGABYTE and size > packed * limits.ratio:
        raise too_complex("times its packed size after unpacking", size // max(1, packed), limits.ratio)
