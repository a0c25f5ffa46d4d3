"""Text that was read in the wrong encoding once ("rÃ©sumÃ©"), put right where the mistake is beyond doubt."""

from __future__ import annotations

import re

_CP1252_UPPER = "".join(bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xC0))
_LEADS = "ÃÂ"
_SURE = re.compile(
    f"[{_LEADS}][{re.escape(_CP1252_UPPER)}]|â[€„][{re.escape(_CP1252_UPPER)}]|ðŸ[{re.escape(_CP1252_UPPER)}]{{2}}"
)
_BYTES = {char: code for code, char in zip(range(0x80, 0xC0), _CP1252_UPPER, strict=True)}


def repair(text: str) -> tuple[str, int]:
    """The text with UTF-8 that was read as Windows-1252 restored, and how many characters that were."""
    repaired, count = _SURE.subn(lambda m: _restore(m[0]), text)
    return repaired, count


def _restore(garbled: str) -> str:
    raw = bytes(_BYTES.get(char, ord(char) if ord(char) < 256 else 0) for char in garbled)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return garbled
