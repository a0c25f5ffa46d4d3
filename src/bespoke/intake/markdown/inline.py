"""Markdown inside a paragraph -> HTML: emphasis, code, links, line breaks; raw HTML tags pass through."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

References = Mapping[str, str]

_TARGET = (
    r"\(\s*<?(?P<{0}>[^\s()<>]{{0,2000}}(?:\([^\s()]{{0,200}}\))?[^\s()<>]{{0,2000}})>?"
    r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
)
_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<hard>\\\n| {2,}\n)"
    r"|(?P<fill>\\hfill\b ?|\\(?:quad|qquad|enspace)\b ?)"
    r"|(?P<command>\\(?:newpage|pagebreak|vspace\{[^{}]{0,40}\}|hspace\{[^{}]{0,40}\}|smallskip|medskip|bigskip)(?![a-z]))"
    r"|(?P<code>(?P<ticks>`{1,3})(?!`)(?P<inner>[^`]{1,500})(?P=ticks)(?!`))"
    r"|<(?P<auto>(?:https?://|mailto:)[^\s<>]{1,2000}|[\w.+-]{1,80}@[\w.-]{1,120})>"
    r"|(?P<tag></?[A-Za-z][^<>]{0,2000}>)"
    r"|(?P<image>!\[[^\[\]]{0,500}\](?:" + _TARGET.format("source") + r"|\[[^\[\]]{0,100}\])?)"
    r"|\[(?P<text>(?:[^\[\]]|!\[[^\[\]]{0,200}\]\([^()\s]{0,500}\)){0,1000})\]" + _TARGET.format("target") +
    r"|\[(?P<shown>[^\[\]]{1,500})\] ?\[(?P<label>[^\[\]]{0,100})\]"
    r"|\[(?P<only>[^\[\]]{1,100})\]"
    r"|(?P<attributes>\{[:.#][^{}\n]{0,200}\})"
    r"|(?P<url>https?://[^\s<>()\[\]\"'*]{1,2000}[^\s<>()\[\]\"'*.,;:_])"
    r"|(?P<marks>\*{1,3}|_{1,3}|~~)"
)  # fmt: skip
_TAGS = {1: ("<em>", "</em>"), 2: ("<strong>", "</strong>"), 3: ("<strong><em>", "</em></strong>")}


def to_html(text: str, references: References) -> str:
    """The inline HTML of one paragraph. Links whose label is not defined stay as written."""
    pieces: list[str] = []
    open_marks: list[tuple[int, str]] = []
    position = 0
    for match in _TOKEN.finditer(text):
        pieces.append(html.escape(text[position : match.start()], quote=False))
        if match["marks"]:
            _mark(match, text, pieces, open_marks)
        else:
            pieces.append(_piece(match, references))
        position = match.end()
    pieces.append(html.escape(text[position:], quote=False))
    return "".join(pieces)


def _mark(match: re.Match[str], text: str, pieces: list[str], open_marks: list[tuple[int, str]]) -> None:
    """Emphasis closes the nearest open mark of its kind; a mark without a partner is text."""
    mark = match["marks"]
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    inside_word = "_" in mark and before.isalnum() and after.isalnum()
    index = next((i for i in range(len(open_marks) - 1, -1, -1) if open_marks[i][1] == mark), None)
    if index is not None and before.strip() and not inside_word:
        start = open_marks[index][0]
        opening, closing = ("", "") if mark == "~~" else _TAGS[len(mark)]
        pieces[start] = opening
        pieces.append(closing)
        del open_marks[index:]
        return
    if after.strip() and not inside_word:
        open_marks.append((len(pieces), mark))
    pieces.append(mark)


def _piece(match: re.Match[str], references: References) -> str:
    kind = match.lastgroup or ""
    simple = _SIMPLE.get(kind)
    if simple is not None:
        return simple(match)
    if match["text"] is not None:
        return _anchor(match["target"], to_html(match["text"], {}))
    if match["shown"] is not None:
        target = references.get((match["label"] or match["shown"]).casefold())
        return _anchor(target, to_html(match["shown"], {})) if target else html.escape(match[0], quote=False)
    if match["only"] is not None:
        target = references.get(match["only"].casefold())
        return _anchor(target, html.escape(match["only"])) if target else f"[{to_html(match['only'], {})}]"
    if match["code"]:
        return f"<code>{html.escape(match['inner'])}</code>"
    return ""


def _anchor(target: str, shown: str) -> str:
    return f'<a href="{html.escape(target)}">{shown}</a>'


def _auto(match: re.Match[str]) -> str:
    address = match["auto"]
    is_mail = "@" in address and ":" not in address
    return _anchor(f"mailto:{address}" if is_mail else address, html.escape(address.removeprefix("mailto:")))


_SIMPLE: dict[str, Callable[[re.Match[str]], str]] = {
    "escape": lambda m: html.escape(m["escape"][1:]),
    "hard": lambda _: "<br>",
    "fill": lambda _: "<gap></gap>",
    "command": lambda _: "",
    "attributes": lambda _: "",
    "auto": _auto,
    "tag": lambda m: m["tag"],
    "url": lambda m: _anchor(m["url"], html.escape(m["url"])),
}
