"""What stands before a Markdown document: YAML front matter or a pandoc title block."""

from __future__ import annotations

import html
import re

_YAML = re.compile(r"\A---[ \t]*\n(?P<body>(?:.*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_SCALAR = re.compile(r"^(?P<key>[A-Za-z][\w-]{0,40}):[ \t]+(?P<value>\S.*)$")
_TITLE_BLOCK = re.compile(r"\A(?:%[^\n]*\n(?:[ \t]+[^\n]+\n)*){1,3}")
_NAMES = ("name", "author", "fullname", "full_name")
_LABELS = ("position", "headline", "tagline", "subtitle", "role", "jobtitle")
_CONTACT = (
    "email", "mail", "phone", "tel", "mobile", "address", "location", "city", "website", "homepage", "web", "url",
    "github", "linkedin", "twitter", "gitlab", "orcid",
)  # fmt: skip
_HEADING = re.compile(r"^#[ \t]+\S|^[^\n#>*-][^\n]*\n=+[ \t]*$", re.MULTILINE)


def split_front(text: str) -> tuple[str, str]:
    """The HTML of what the front says about the person, and the text after it."""
    match = _YAML.match(text)
    if match:
        rest = text[match.end() :]
        return _from_fields(_fields(match["body"]), has_heading=bool(_HEADING.search(rest))), rest
    match = _TITLE_BLOCK.match(text)
    if match:
        return _from_title_block(match[0]), text[match.end() :]
    return "", text


def _fields(body: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in body.splitlines():
        match = _SCALAR.match(line.rstrip())
        if match:
            found.setdefault(match["key"].lower(), match["value"].strip().strip("\"'"))
    return found


def _from_fields(fields: dict[str, str], *, has_heading: bool) -> str:
    """The document's title is the person's name only where the text itself names nobody."""
    names = (*_NAMES, "title")
    name = "" if has_heading else next((fields[key] for key in names if fields.get(key)), "")
    label = next((fields[key] for key in _LABELS if fields.get(key)), "")
    contact = [f"{key}: {fields[key]}" for key in _CONTACT if fields.get(key)]
    parts = [f"<h1>{html.escape(name)}</h1>" if name else "", f"<p>{html.escape(label)}</p>" if label else ""]
    return "".join([*parts, *(f"<p>{html.escape(line)}</p>" for line in contact)])


def _from_title_block(block: str) -> str:
    title, *others = [line.lstrip("% \t").rstrip() for line in block.splitlines()]
    return f"<h1>{html.escape(title)}</h1>" + "".join(f"<p>{html.escape(line)}</p>" for line in others if line)
