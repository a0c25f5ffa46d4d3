"""Bytes -> text, for files that say nothing about their encoding, or say it wrongly, or mix two."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from bespoke.intake.ledger import Warning
from bespoke.intake.plain.mojibake import repair

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 20_000
_WESTERN = {
    "latin_1",
    "iso8859_15",
    "iso8859_9",
    "cp1250",
    "cp1252",
    "cp1254",
    "cp1257",
    "cp1258",
    "mac_roman",
    "iso8859_14",
}
_CANDIDATES = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "iso8859_2",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp437", "mac_roman",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str
    warnings: tuple[Warning, ...] = ()


def decode(content: bytes, *, declared: str = "") -> Decoded:
    """`declared` is what a meta tag claims; UTF-8, which never fits by accident, goes before it."""
    text, encoding = _decode(content, declared)
    text, repaired = repair(text.replace("\r\n", "\n").replace("\r", "\n"))
    return Decoded(text, encoding, _warnings(encoding, repaired))


def _decode(content: bytes, declared: str) -> tuple[str, str]:
    for bom, name in _BOMS:
        if content.startswith(bom):
            return content.decode(name, "replace"), name
    wide = _wide_without_mark(content)
    if wide:
        return content.decode(wide, "replace"), wide
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if _is_mostly_utf8(content):
        return _line_by_line(content), "mixed"
    return _legacy(content, declared)


def _wide_without_mark(content: bytes) -> str:
    """UTF-16 without a byte order mark shows as a NUL beside nearly every Latin letter."""
    head = content[:2_000]
    if len(head) < 8 or head.count(0) < len(head) * 0.3:
        return ""
    return "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"


def _is_mostly_utf8(content: bytes) -> bool:
    """Whether valid multi-byte sequences are found beside broken ones: two encodings glued together."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for char in text[:200_000] if char > "\x7f" and char != "\ufffd")
    return whole > broken


def _line_by_line(content: bytes) -> str:
    return "\n".join(_one_line(line) for line in content.replace(b"\r\n", b"\n").split(b"\n"))


def _one_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _legacy(content: bytes, declared: str) -> tuple[str, str]:
    encoding = _known(declared) or _guess(content)
    return content.decode(encoding, "replace"), encoding


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name if name and codecs.lookup(name).name != "utf-8" else ""
    except (LookupError, ValueError):
        return ""


def _guess(content: bytes) -> str:
    lines = [line for line in content.split(b"\n") if not line.isascii()]
    best = from_bytes(b"\n".join(lines)[:_SAMPLE], cp_isolation=_CANDIDATES).best()
    if best is None or best.encoding in _WESTERN:
        return "cp1252"
    return best.encoding


def _warnings(encoding: str, repaired: int) -> tuple[Warning, ...]:
    if encoding == "mixed":
        message = "The file mixes two character encodings; each line was read in the one that fits."
    elif repaired:
        message = f"{repaired} garbled characters (such as Ã©) were put right."
    elif encoding.startswith(("utf", "cp1252")):
        return ()
    else:
        message = f"The file does not say its encoding; it was read as {encoding}."
    return (Warning(code="odd_characters", message=message, fix="Check names and words with accents."),)
