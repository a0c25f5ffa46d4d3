"""The fonts a page may use: families of the font package whose licences allow it, and who stands in for whom.

No system font is ever used, so a document looks the same on every machine. CJK families are large and are loaded only
for documents that need them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from bespoke.render.errors import UnknownFont

# Fontin and XCharter come without a licence file; Font Awesome holds no letters.
_UNUSED = {"Fontin", "XCharter", "Font Awesome 7", "__pycache__"}
CJK_FOLDER = "Noto Sans"
CJK_FAMILIES = {"ja": "Noto Sans JP", "ko": "Noto Sans KR", "zh": "Noto Sans SC"}
# Latin, Greek and Cyrillic; Hebrew; Devanagari. Serif families fall back on a serif first.
_SANS_FALLBACK = ("Source Sans 3", "Open Sans", "Mukta")
_SERIF_FALLBACK = ("Gentium Book Plus", *_SANS_FALLBACK)
_SERIFS = {"EB Garamond", "Gentium Book Plus"}


@cache
def families() -> tuple[str, ...]:
    """Names that `Options.font` takes."""
    folders = (path.name for path in _package().iterdir() if path.is_dir())
    return tuple(sorted(name for name in folders if name not in _UNUSED))


def font_folders(wanted: Iterable[str], *, cjk: bool) -> tuple[Path, ...]:
    return tuple(_package() / name for name in wanted if cjk or name != CJK_FOLDER)


def check_font(name: str) -> str:
    """The family's own spelling. Raises UnknownFont."""
    known = {family.casefold(): family for family in families()}
    found = known.get(name.strip().casefold())
    if found is None:
        raise UnknownFont(
            f"there is no font named {name[:60]!r}", field="options.font", fix=f"use one of: {', '.join(families())}"
        )
    return found


def font_chain(family: str, language: str, *, cjk: bool) -> tuple[str, ...]:
    """The family, then the families that stand in where it has no glyph; the language's own CJK forms first."""
    chain = [family, *(_SERIF_FALLBACK if family in _SERIFS else _SANS_FALLBACK)]
    if cjk:
        own = CJK_FAMILIES.get(language.split("-", maxsplit=1)[0], "Noto Sans JP")
        chain += ["Noto Sans", own, *CJK_FAMILIES.values()]
    return tuple(dict.fromkeys(chain))


@cache
def faces(family: str) -> tuple[Path, ...]:
    """The font files of a family."""
    folder = _package() / ("Noto Sans" if family in CJK_FAMILIES.values() else family)
    stem = family.replace(" ", "")
    return tuple(sorted(path for path in folder.iterdir() if path.name.startswith(f"{stem}-")))


@cache
def _package() -> Path:
    """The folder of the font package, found and not imported: importing it lists every file of every font."""
    found = find_spec("rendercv_fonts")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent
