"""Single JSON values to text, lists of text and dates. None means: this cannot be read, keep it as it came."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import JsonValue

from bespoke.resume.dates import MONTHS, PRESENT, EndDate, PartialDate

_PRESENT_WORDS = frozenset({"present", "current", "currently", "now", "ongoing", "today", "to date", "till date"})
_TEXT_KEYS = ("text", "highlight", "description", "summary", "name", "content", "value")
_GLYPH = re.compile(r"^\s*[•‣◦▪●·*–—-]\s+")
_TIMESTAMP = re.compile(r"^(\d{4}-\d{2}-\d{2})[T ]\d{2}:")
_YEAR_MONTH = re.compile(r"^(\d{4})[/.](\d{1,2})$")
_MONTH_YEAR = re.compile(r"^(\d{1,2})[/.](\d{4})$")
_NAMED_MONTH = re.compile(r"^([A-Za-z]{3,9})\.?,?\s+(\d{4})$")


def as_text(value: JsonValue, *, tidy: bool) -> str | None:
    """Numbers become their digits, lists of text are joined. `tidy` trims, for text that another program wrote."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip() if tidy else value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(str(item).strip() for item in value)
    return None


def as_place(value: JsonValue) -> str | None:
    """A location given as an object, as one line."""
    if not isinstance(value, dict):
        return None
    keys = ("address", "city", "region", "state", "country", "countryCode")
    parts = [value[key] for key in keys if value.get(key)]
    known = all(isinstance(part, str) for part in parts) and set(value) <= {*keys, "postalCode"}
    return ", ".join(str(part) for part in parts) if parts and known else None


@dataclass(frozen=True, slots=True)
class TextList:
    """The texts read, and the items that could not be."""

    texts: list[str]
    unread: list[JsonValue]


def as_texts(value: JsonValue, *, separators: str, tidy: bool) -> TextList:
    """A list of texts from a list, a single text split at the separators, or objects that carry a text."""
    if isinstance(value, str):
        value = list(re.split(f"[{separators}]", value))
    elif not isinstance(value, list):
        value = [] if value is None else [value]
    found = TextList([], [])
    for item in value:
        text = _item_text(item, tidy=tidy)
        if text is None:
            found.unread.append(item)
        elif text or not tidy:
            found.texts.append(text)
    return found


def _item_text(item: JsonValue, *, tidy: bool) -> str | None:
    if isinstance(item, dict):
        keys = [key for key in _TEXT_KEYS if key in item]
        item = item[keys[0]] if keys and set(item) <= {keys[0], "id"} else item
    if isinstance(item, dict | list):
        return None
    text = as_text(item, tidy=tidy)
    return _GLYPH.sub("", text) if text and tidy else text


def as_date(text: str) -> EndDate | None:
    """`2020`, `2020-05`, a timestamp, `05/2020`, `May 2020` or "present"; None for anything less certain."""
    text = text.strip()
    if text.casefold() in _PRESENT_WORDS:
        return PRESENT
    try:
        return PartialDate.parse(_iso(text))
    except ValueError:
        return None


def _iso(text: str) -> str:
    if match := _TIMESTAMP.match(text):
        return match[1]
    if match := _YEAR_MONTH.match(text):
        return f"{match[1]}-{match[2]}"
    if match := _MONTH_YEAR.match(text):
        return f"{match[2]}-{match[1]}"
    if match := _NAMED_MONTH.match(text):
        name = match[1].casefold()
        months = [n for n, month in enumerate(MONTHS, 1) if month.casefold() == name or month[:3].casefold() == name]
        if name == "sept":
            months = [9]
        return f"{match[2]}-{months[0]}" if months else text
    return text
