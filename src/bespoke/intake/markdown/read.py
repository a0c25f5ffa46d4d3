"""Markdown -> lines, by way of the HTML it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bespoke.intake.html.read import html_lines
from bespoke.intake.limits import Limits, check_characters
from bespoke.intake.markdown.blocks import Blocks
from bespoke.intake.markdown.front import split_front
from bespoke.intake.plain.decode import decode
from bespoke.intake.reading import Reading

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_REFERENCE = re.compile(r"^ {0,3}\[([^\[\]^]{1,100})\]:[ \t]*<?(\S{1,2000}?)>?(?:[ \t]+[\"'(].*)?[ \t]*$")


def read_markdown(content: bytes, *, limits: Limits) -> Reading:
    decoded = decode(content)
    check_characters(decoded.text, limits)
    front, body = split_front(_COMMENT.sub("", decoded.text))
    lines = body.split("\n")
    references = dict(_references(lines))
    markup = Blocks([line for line in lines if not _REFERENCE.match(line)], references).to_html()
    reading = html_lines(f"<body>{front}{markup}</body>", limits=limits)
    return Reading(reading.lines, (*decoded.warnings, *reading.warnings), reading.hidden)


def _references(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        match = _REFERENCE.match(line)
        if match:
            yield match[1].casefold(), match[2]
