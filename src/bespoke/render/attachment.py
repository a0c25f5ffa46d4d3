"""The JSON Resume that travels inside a PDF: what the pages show, as data."""

from __future__ import annotations

import json

from bespoke.render.remember import by_content
from bespoke.render.shown import bare, shown_resume
from bespoke.resume.jsonresume import write_entry, write_json_resume
from bespoke.resume.model import SECTION_NAMES, Entry, Resume

_OF_THEIR_OWN = tuple(name for name in SECTION_NAMES if name != "custom")
_NO_ENTRIES: dict[str, tuple[()]] = dict.fromkeys(_OF_THEIR_OWN, ())
_LAST = "meta"


def attached_json(resume: Resume) -> bytes:
    """`write_json_resume` of `shown_resume`, put together from entries that were written before."""
    texts = dict(_frame(resume.model_copy(update=_NO_ENTRIES)))
    meta = texts.pop(_LAST)
    for name in _OF_THEIR_OWN:
        if entries := resume.section(name):
            texts[name] = f"[{', '.join(map(_entry, entries))}]"
    members = (f'"{name}": {text}' for name, text in (*texts.items(), (_LAST, meta)))
    return f"{{{', '.join(members)}}}".encode()


@by_content
def _frame(resume: Resume) -> tuple[tuple[str, str], ...]:
    """Everything but the entries, each member written."""
    return tuple((name, _dump(value)) for name, value in write_json_resume(shown_resume(resume)).items())


@by_content
def _entry(entry: Entry) -> str:
    return _dump(write_entry(bare(entry)))


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
