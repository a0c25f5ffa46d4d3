"""HTML -> lines, as a browser would show them."""

from __future__ import annotations

import re

from lxml import etree

from bespoke.intake.errors import DamagedFile
from bespoke.intake.html.style import Style, read_sheet
from bespoke.intake.html.walk import Walker
from bespoke.intake.limits import Limits, too_complex
from bespoke.intake.plain.decode import decode
from bespoke.intake.reading import Reading

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)


def read_html(content: bytes, *, limits: Limits) -> Reading:
    match = _CHARSET.search(content[:4096])
    decoded = decode(content, declared=match[1].decode("ascii") if match else "")
    reading = html_lines(decoded.text, limits=limits)
    return Reading(reading.lines, (*decoded.warnings, *reading.warnings), reading.hidden)


def html_lines(text: str, *, limits: Limits) -> Reading:
    elements = text.count("<")
    if elements > limits.elements * 2:
        raise too_complex("elements", elements // 2, limits.elements)
    root = _parse(text, limits)
    sheet = read_sheet("\n".join(style.text or "" for style in root.iter("style")))
    walker = Walker(sheet=sheet, limits=limits)
    walker.element(root, Style())
    walker.flush()
    return Reading(tuple(walker.lines), hidden=tuple(part for part in walker.hidden if part))


def _parse(text: str, limits: Limits) -> etree._Element:
    """libxml2 stops at a nesting of its own; what stands deeper would be lost silently, so the depth is asked first."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise DamagedFile("The web page cannot be read.", fix="Print it to PDF and use that file.") from error
    if root is None:
        raise DamagedFile("The web page is empty.", fix="Print it to PDF and use that file.")
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise too_complex("levels of nested elements", f"more than {limits.depth}", limits.depth)
    return root
