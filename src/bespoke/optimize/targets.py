"""Which places of a resume each operation may change. Everything else holds facts and is protected."""

from __future__ import annotations

import re

from bespoke.optimize.errors import ProtectedField
from bespoke.optimize.model import Operation

_ID = r"[A-Za-z][A-Za-z0-9_-]*"
_BULLET = rf"(?:work|volunteer|projects|education|custom)/{_ID}/bullets/{_ID}"
_KEYWORD = rf"(?:skills|projects)/{_ID}/keywords/{_ID}"
_PROSE = rf"(?:work|volunteer|projects)/{_ID}/(?:summary|description)"
_BULLETS = rf"(?:work|volunteer|projects|education|custom)/{_ID}/bullets"

_ALLOWED: dict[Operation, re.Pattern[str]] = {
    "rewrite_bullet": re.compile(rf"{_BULLET}|{_PROSE}"),
    "split_bullet": re.compile(_BULLET),
    "merge_bullets": re.compile(_BULLET),
    "drop_bullet": re.compile(rf"{_BULLET}|{_KEYWORD}|skills/{_ID}"),
    "reorder_bullets": re.compile(_BULLETS),
    "reorder_skills": re.compile(rf"skills|skills/{_ID}/keywords"),
    "surface_skill": re.compile(rf"skills|skills/{_ID}/keywords"),
    "respell_skill": re.compile(rf"skills/{_ID}/name|{_KEYWORD}"),
    "rewrite_summary": re.compile(r"basics/summary"),
    "set_target_title": re.compile(r"basics/label"),
}


def require_editable(operation: Operation, target: str) -> None:
    """Raises ProtectedField unless the operation may change the target."""
    if not _ALLOWED[operation].fullmatch(target):
        raise ProtectedField(
            f"{operation} may not change {target}.",
            fix="Employers, titles held, dates, degrees and contact are changed by hand only.",
            field=target,
        )
