"""As much CSS as says what a reader needs: hidden, bold, italic, how large, which color.

Only rules of one simple selector (`.date`, `h2`, `p.c1`, `#side`) outside of media queries count; that covers inline
styles and what word processors export.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

MAX_CSS = 400_000
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTOR = re.compile(r"^(?P<tag>[a-z][\w-]*)?(?P<mark>[.#][\w-]+)?$", re.IGNORECASE)
_SIZE = re.compile(r"^(\d{0,4}(?:\.\d{1,4})?)(px|pt|r?em)$")
_POINTS = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0}

Declarations = Mapping[str, str]
Sheet = Mapping[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Style:
    """What an element inherits."""

    bold: bool = False
    italic: bool = False
    size_pt: float | None = None
    color: str = ""
    link: str = ""
    hidden: bool = False
    preformatted: bool = False


def read_sheet(css: str) -> Sheet:
    """Selector -> declarations, of the rules that are understood."""
    sheet: dict[str, dict[str, str]] = {}
    for prelude, body in _rules(_COMMENT.sub("", css[:MAX_CSS])):
        declarations = read_declarations(body)
        for selector in prelude.split(","):
            name = selector.strip().lower()
            if declarations and _SELECTOR.match(name):
                sheet.setdefault(name, {}).update(declarations)
    return sheet


def read_declarations(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for declaration in text.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


def declarations_for(tag: str, classes: str, element_id: str, sheet: Sheet) -> dict[str, str]:
    found = dict(sheet.get(tag, {}))
    for name in classes.lower().split():
        found.update(sheet.get(f".{name}", {}))
        found.update(sheet.get(f"{tag}.{name}", {}))
    if element_id:
        found.update(sheet.get(f"#{element_id.lower()}", {}))
    return found


def is_hidden(declarations: Declarations) -> bool:
    if not declarations:
        return False
    size = font_size(declarations)
    return (
        declarations.get("display") == "none"
        or declarations.get("visibility") in ("hidden", "collapse")
        or declarations.get("opacity") in ("0", "0.0", "0%")
        or (size is not None and size < 1)
        or declarations.get("font-size") == "0"
        or _is_off_page(declarations)
    )


def _is_off_page(declarations: Declarations) -> bool:
    edges = [declarations.get(side, "") for side in ("left", "top", "right", "text-indent")]
    return any(re.match(r"^-\d{4,}", edge) for edge in edges)


def font_size(declarations: Declarations) -> float | None:
    match = _SIZE.match(declarations.get("font-size", ""))
    return round(float(match[1]) * _POINTS[match[2]], 1) if match and match[1] not in ("", ".") else None


def is_bold(declarations: Declarations) -> bool | None:
    weight = declarations.get("font-weight", "")
    if weight in ("bold", "bolder"):
        return True
    return int(weight) >= 600 if weight.isdigit() else (False if weight == "normal" else None)


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Top-level rules; the blocks of at-rules are skipped whole."""
    position = 0
    while True:
        start = css.find("{", position)
        if start < 0:
            return
        prelude = css[position:start].rsplit(";", 1)[-1].strip()
        end = _block_end(css, start)
        if not prelude.startswith("@"):
            yield prelude, css[start + 1 : end]
        position = end + 1


def _block_end(css: str, start: int) -> int:
    depth = 0
    for match in re.finditer(r"[{}]", css[start:]):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return start + match.start()
    return len(css)
