"""Europass XML -> resume."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bespoke.intake.errors import NoText
from bespoke.intake.europass.candidate import read_candidate
from bespoke.intake.europass.nodes import find
from bespoke.intake.europass.passport import read_passport
from bespoke.intake.limits import Limits
from bespoke.intake.xml import local_name, parse_xml
from bespoke.resume.jsonresume import read_json_resume
from bespoke.resume.model import Resume


def read_europass(content: bytes, *, limits: Limits) -> Resume:
    root = parse_xml(content, limits=limits)
    is_candidate = local_name(root) == "Candidate" or find(root, "Candidate") is not None
    if is_candidate:
        candidate = root if local_name(root) == "Candidate" else find(root, "Candidate")
        assert candidate is not None
        fields = read_candidate(candidate, limits=limits)
    else:
        fields = read_passport(root, limits=limits)
    filled = _filled(fields)
    if not filled:
        raise NoText("The Europass file holds no CV.", fix="Export the CV again from the Europass website.")
    return read_json_resume(filled)


def europass_attachment(attachments: Mapping[str, bytes]) -> bytes | None:
    """The XML that Europass puts into its PDFs."""
    for name, content in attachments.items():
        head = content[:4096]
        if name.lower().endswith(".xml") and (b"SkillsPassport" in head or b"Candidate" in head):
            return content
    return None


def _filled(value: Any) -> Any:
    """The value without what is empty."""
    if isinstance(value, Mapping):
        pairs = {key: _filled(item) for key, item in value.items()}
        return {key: item for key, item in pairs.items() if item not in ("", [], {})}
    if isinstance(value, list):
        return [item for item in (_filled(item) for item in value) if item not in ("", [], {})]
    return value
