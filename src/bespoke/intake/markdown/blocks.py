"""Markdown blocks -> HTML: headings, lists, definitions, tables, quotes; raw HTML passes through.

The result is only ever read by our own HTML reader, which drops scripts and everything else a person does not see.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bespoke.intake.markdown.inline import References, to_html
from bespoke.intake.markdown.softbreaks import join_lines

MAX_DEPTH = 30
_ATX = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_SETEXT = re.compile(r"^ {0,3}(=+|-{2,})[ \t]*$")
_RULE = re.compile(r"^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"^( {0,3})([-*+•]|\d{1,3}[.)])([ \t]+|$)")
_DEFINITION = re.compile(r"^ {0,3}[:~][ \t]+\S")
_QUOTE = re.compile(r"^ {0,3}> ?")
_HTML = re.compile(r"^ {0,3}</?[A-Za-z][\w-]*(?:[\s/>]|$)")
_INLINE_TAGS = re.compile(
    r"^ {0,3}</?(?:a|b|i|em|strong|span|small|u|code|sub|sup|br|img|time|kbd|mark)\b", re.IGNORECASE
)
_TABLE_RULE = re.compile(r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_FENCED_DIV = re.compile(r"^ {0,3}:{3,}.*$|^ {0,3}\{:[^{}]*\}[ \t]*$|^ {0,3}\\(?:newpage|pagebreak)[ \t]*$")
_TERM_COLONS = re.compile(r"^(\S[^:\n]{0,80}?)[ \t]+::[ \t]+(?=\S)")
_CELL = re.compile(r"(?<!\\)\|")


@dataclass(slots=True)
class Blocks:
    """A cursor over the lines of one container (the document, a quote, a list item)."""

    lines: Sequence[str]
    references: References
    depth: int = 0
    at: int = 0

    def to_html(self) -> str:
        parts: list[str] = []
        while self.at < len(self.lines):
            if not self.lines[self.at].strip():
                self.at += 1
                continue
            parts.append(self._next())
        return "\n".join(part for part in parts if part)

    def _next(self) -> str:
        line = self.lines[self.at]
        for matches, read in self._kinds():
            if matches(line):
                return read()
        return self._paragraph()

    def _kinds(self) -> tuple[tuple[Callable[[str], object], Callable[[], str]], ...]:
        return (
            (_FENCED_DIV.match, self._skip),
            (_ATX.match, self._atx),
            (_RULE.match, self._rule),
            (_FENCE.match, self._fence),
            (_QUOTE.match, self._quote),
            (_ITEM.match, self._list),
            (self._is_table, self._table),
            (lambda line: _HTML.match(line) and not _INLINE_TAGS.match(line), self._raw_html),
        )

    def _skip(self) -> str:
        self.at += 1
        return ""

    def _rule(self) -> str:
        self.at += 1
        return "<hr>"

    def _atx(self) -> str:
        match = _ATX.match(self.lines[self.at])
        assert match is not None
        self.at += 1
        level = len(match[1])
        return f"<h{level}>{to_html(_title(match[2] or ''), self.references)}</h{level}>"

    def _fence(self) -> str:
        match = _FENCE.match(self.lines[self.at])
        assert match is not None
        fence, body = match[1], []
        self.at += 1
        while self.at < len(self.lines) and not self.lines[self.at].lstrip().startswith(fence):
            body.append(self.lines[self.at])
            self.at += 1
        self.at += 1
        return f"<pre>{html.escape(chr(10).join(body))}</pre>"

    def _quote(self) -> str:
        body: list[str] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not _QUOTE.match(line) and (not line.strip() or self._starts_block(line)):
                break
            body.append(_QUOTE.sub("", line, count=1))
            self.at += 1
        return f"<blockquote>{self._inside(body)}</blockquote>"

    def _list(self) -> str:
        first = _ITEM.match(self.lines[self.at])
        assert first is not None
        kind = "ol" if first[2][0].isdigit() else "ul"
        items: list[str] = []
        while self.at < len(self.lines):
            match = _ITEM.match(self.lines[self.at])
            if match is None or _RULE.match(self.lines[self.at]) or match[2][0].isdigit() != (kind == "ol"):
                break
            items.append(f"<li>{self._inside(self._item(match))}</li>")
        return f"<{kind}>{''.join(items)}</{kind}>"

    def _item(self, match: re.Match[str]) -> list[str]:
        """The item's lines without its indentation; a lazy line belongs to it while no blank line came between."""
        width = len(match[0]) if match[3].strip(" ") == "" and len(match[3]) <= 4 else len(match[1]) + len(match[2]) + 1
        body = [self.lines[self.at][len(match[0]) :]]
        self.at += 1
        while self.at < len(self.lines):
            line = self.lines[self.at].expandtabs(4)
            indent = len(line) - len(line.lstrip())
            if not line.strip():
                if not self._continues_after_blank(len(match[1]) + 2):
                    break
                body.append("")
            elif indent >= min(width, len(match[1]) + 2):
                body.append(line[min(indent, width) :])
            elif body[-1] and not self._starts_block(line) and not _ITEM.match(line):
                body.append(line.strip())
            else:
                break
            self.at += 1
        return body

    def _continues_after_blank(self, indent: int) -> bool:
        following = next((line for line in self.lines[self.at :] if line.strip()), "").expandtabs(4)
        return len(following) - len(following.lstrip()) >= indent

    def _is_table(self, line: str) -> bool:
        below = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""
        return "|" in line and "|" in below and bool(_TABLE_RULE.match(below))

    def _table(self) -> str:
        rows: list[str] = []
        while self.at < len(self.lines) and "|" in self.lines[self.at]:
            if not _TABLE_RULE.match(self.lines[self.at]):
                cells = _CELL.split(self.lines[self.at].strip().strip("|"))
                shown = "".join(f"<td>{to_html(cell.strip(), self.references)}</td>" for cell in cells[:50])
                rows.append(f"<tr>{shown}</tr>")
            self.at += 1
        return f"<table>{''.join(rows)}</table>"

    def _raw_html(self) -> str:
        body: list[str] = []
        while self.at < len(self.lines) and self.lines[self.at].strip():
            body.append(self.lines[self.at])
            self.at += 1
        return "\n".join(body)

    def _paragraph(self) -> str:
        body: list[str] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip() or (body and self._interrupts(line)):
                break
            if body and _SETEXT.match(line):
                self.at += 1
                level = 1 if line.strip().startswith("=") else 2
                return f"<h{level}>{to_html(' '.join(body), self.references)}</h{level}>"
            body.append(line.lstrip() if not body else line.strip(" \t") + ("  " if line.endswith("  ") else ""))
            self.at += 1
        if self._definition_follows():
            return self._definitions(body)
        return f"<p>{to_html(join_lines(body), self.references)}</p>" if body else ""

    def _definition_follows(self) -> bool:
        ahead = self.at
        if ahead < len(self.lines) and not self.lines[ahead].strip():
            ahead += 1
        return ahead < len(self.lines) and bool(_DEFINITION.match(self.lines[ahead]))

    def _definitions(self, body: Sequence[str]) -> str:
        *before, term = body or [""]
        parts = [f"<p>{to_html(join_lines(before), self.references)}</p>"] if before else []
        parts.append(f"<dl><dt>{to_html(term, self.references)}</dt>" if term else "<dl>")
        while self._definition_follows():
            if not self.lines[self.at].strip():
                self.at += 1
            parts.append(f"<dd>{self._inside(self._definition())}</dd>")
        return "".join([*parts, "</dl>"])

    def _definition(self) -> list[str]:
        first = self.lines[self.at].lstrip()[1:]
        body = [first.lstrip()]
        self.at += 1
        while self.at < len(self.lines):
            line = self.lines[self.at].expandtabs(4)
            indent = len(line) - len(line.lstrip())
            if not line.strip():
                if not self._continues_after_blank(2):
                    break
                body.append("")
            elif _DEFINITION.match(line) or (not body[-1] and indent < 2) or (body[-1] and self._starts_block(line)):
                break
            else:
                body.append(line[min(indent, 4) :])
            self.at += 1
        return body

    def _interrupts(self, line: str) -> bool:
        return self._starts_block(line) or bool(_DEFINITION.match(line))

    def _starts_block(self, line: str) -> bool:
        if _RULE.match(line):
            return not _SETEXT.match(line)
        item = _ITEM.match(line)
        starts_list = item is not None and bool(line[item.end() :].strip()) and item[2] in "-*+•1.1)"
        return starts_list or any(kind.match(line) for kind in (_ATX, _FENCE, _QUOTE, _FENCED_DIV))

    def _inside(self, lines: Sequence[str]) -> str:
        if self.depth >= MAX_DEPTH:
            return html.escape("\n".join(lines))
        inner = Blocks([_TERM_COLONS.sub(r"**\1:** ", line) for line in lines[:1]] + list(lines[1:]), self.references)
        inner.depth = self.depth + 1
        return inner.to_html()


def _title(text: str) -> str:
    """Without the marks that may close a heading (`## Work ##`) and the name that may follow it (`{#work}`)."""
    text = text.strip(" \t")
    if text.endswith("}"):
        before, brace, inside = text[:-1].rpartition("{")
        text = before.rstrip(" \t") if brace and "}" not in inside else text
    bare = text.rstrip("#")
    return text if bare[-1:] not in ("", " ", "\t") else bare.rstrip(" \t")
