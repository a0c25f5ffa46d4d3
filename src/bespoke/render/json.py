"""Resume -> JSON Resume, as a file."""

from __future__ import annotations

import json

from bespoke.render.model import Options, Rendered
from bespoke.resume.jsonresume import write_json_resume
from bespoke.resume.model import Resume


def render_json(resume: Resume, _options: Options | None = None) -> Rendered:
    """JSON Resume 1.0.0 with our ids in `x-bespoke`, indented, UTF-8."""
    text = json.dumps(write_json_resume(resume), ensure_ascii=False, indent=2) + "\n"
    return Rendered(format="json", content=text.encode(), media_type="application/json")
