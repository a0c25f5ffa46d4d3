"""One fictional person and one fictional posting, written by hand: what the example command and many tests run on."""

from __future__ import annotations

from importlib import resources

from bespoke.resume.jsonresume import parse_json_resume
from bespoke.resume.model import Resume

_FOLDER = resources.files("bespoke.testing") / "example"


def example_resume() -> Resume:
    """Two pages of a platform engineer: every section filled, two positions at one employer, ids that never change."""
    return parse_json_resume((_FOLDER / "resume.json").read_bytes())


def example_posting() -> str:
    """About 350 words for a job that person could take: must, nice, duties, benefits and the legal paragraph."""
    return (_FOLDER / "posting.txt").read_text(encoding="utf-8")
