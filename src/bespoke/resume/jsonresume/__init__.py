"""JSON Resume 1.0.0, the import and export form: read leniently, written strictly.

What the format has no place for (ids, "present", printed dates, custom sections) travels in `x-bespoke` objects, which
other programs may ignore; every field nobody defined is kept and written back.
"""

from __future__ import annotations

from bespoke.resume.jsonresume.parse import parse_json_resume
from bespoke.resume.jsonresume.read import read_json_resume
from bespoke.resume.jsonresume.write import write_entry, write_json_resume

__all__ = ["parse_json_resume", "read_json_resume", "write_entry", "write_json_resume"]
