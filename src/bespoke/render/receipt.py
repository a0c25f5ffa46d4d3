"""The receipt of a file: what it was made from, and what came back when it was read again from its visible pages."""

from __future__ import annotations

import hashlib
import json
import re

from bespoke.render.model import FieldComparison, Options, ReadBack, Receipt, Rendered
from bespoke.render.view import shown_fields
from bespoke.resume import paths
from bespoke.resume.align import align
from bespoke.resume.jsonresume import write_json_resume
from bespoke.resume.model import Resume

_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?(.*?)/?$", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


def make_receipt(rendered: Rendered, resume: Resume, options: Options, read_back: ReadBack | None) -> Receipt:
    return Receipt(
        format=rendered.format,
        sha256=hashlib.sha256(rendered.content).hexdigest(),
        size_bytes=len(rendered.content),
        pages=rendered.pages,
        resume_sha256=resume_sha256(resume),
        options=options,
        standards=rendered.standards,
        tagged=rendered.format == "pdf",
        fonts=rendered.fonts,
        read_back=read_back,
        notices=rendered.notices,
    )


def resume_sha256(resume: Resume) -> str:
    """SHA-256 of the resume's JSON Resume form with sorted keys: the same content has the same hash anywhere."""
    text = json.dumps(write_json_resume(resume), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def compare(expected: Resume, found: Resume) -> ReadBack:
    """Every field the file shows against what our own intake read from it.

    Entries are paired by what they say. White space is folded, an address may come back without its scheme, and the
    title of a section of one's own in the capitals that templates set headings in; nothing else is forgiven.
    """
    back = dict(paths.fields(align(found, expected)))
    shown = shown_fields(expected)
    sent = {path: paths.text_at(expected, path) for path in shown}
    differences = tuple(
        FieldComparison(path=path, expected=text, found=back.get(path, ""), same=False)
        for path, text in sent.items()
        if not _same(path, text, back.get(path, ""))
    )
    recovered = 1.0 if not sent else 1 - len(differences) / len(sent)
    return ReadBack(recovered=recovered, fields=len(sent), differences=differences)


def _same(path: str, expected: str, found: str) -> bool:
    if path.endswith("/url"):
        expected, found = _bare(expected), _bare(found)
    if path.startswith("custom/") and path.endswith("/title"):
        expected, found = expected.casefold(), found.casefold()
    return _folded(expected) == _folded(found)


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _bare(address: str) -> str:
    return _ADDRESS.sub(r"\1", address.strip())
