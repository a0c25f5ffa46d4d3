"""A page of a PDF as an image, for looking at the original beside what was read from it."""

from __future__ import annotations

import struct
import zlib

import pypdfium2

from bespoke.intake.errors import NoSuchPage
from bespoke.intake.pdf.read import open_pdf

MOST_PIXELS = 6_000_000
_PAPER = (255, 255, 255, 255)
_LEVEL = 6


def draw_page(content: bytes, number: int, width_px: int) -> bytes:
    """PNG of the page so many pixels wide, less where it would be too many; pages count from 1.

    Form fields and comments are drawn too, as a reader would. Raises NoSuchPage, EncryptedFile, DamagedFile.
    """
    document = open_pdf(content, None)
    try:
        if not 1 <= number <= len(document):
            raise _no_such_page(number, len(document))
        return _draw(document[number - 1], width_px)
    except pypdfium2.PdfiumError as error:
        raise _no_such_page(number, len(document)) from error
    finally:
        document.close()


def _draw(page: pypdfium2.PdfPage, width_px: int) -> bytes:
    width, height = page.get_size()
    scale = min(width_px / max(width, 1), (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, fill_color=_PAPER, rev_byteorder=True, prefer_bgrx=False)
    return _png(bytes(bitmap.buffer), bitmap.width, bitmap.height, stride=bitmap.stride, channels=bitmap.n_channels)


def _png(pixels: bytes, width: int, height: int, *, stride: int, channels: int) -> bytes:
    """8 bits a channel; the image library that would write it is no part of the product."""
    kind = {1: 0, 3: 2, 4: 6}[channels]
    used = width * channels
    rows = b"".join(b"\0" + pixels[at : at + used] for at in range(0, height * stride, stride))
    header = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, _LEVEL)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _no_such_page(number: int, count: int) -> NoSuchPage:
    return NoSuchPage(f"There is no page {number}.", fix=f"The file has {count}.")
