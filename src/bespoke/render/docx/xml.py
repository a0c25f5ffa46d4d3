"""WordprocessingML as text. User text enters only through `escaped`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def escaped(text: str) -> str:
    return escape(_ILLEGAL.sub("", text))


def attribute(text: str) -> str:
    """The text as a quoted attribute value."""
    return quoteattr(_ILLEGAL.sub("", text))


def text_run(text: str, *, style: str = "", rtl: bool = False) -> str:
    properties = (f'<w:rStyle w:val="{style}"/>' if style else "") + ("<w:rtl/>" if rtl else "")
    wrapped = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{wrapped}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def tab_run() -> str:
    return "<w:r><w:tab/></w:r>"


def hyperlink(relation: str, runs: str) -> str:
    return f'<w:hyperlink r:id="{relation}" w:history="1">{runs}</w:hyperlink>'


def paragraph(style: str, runs: Iterable[str], *, rtl: bool = False, keep_next: bool = False) -> str:
    properties = f'<w:pStyle w:val="{style}"/>'
    properties += "<w:keepNext/>" if keep_next else ""
    properties += "<w:bidi/>" if rtl else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"
