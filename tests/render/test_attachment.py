"""What travels inside the PDF is the JSON Resume of what the pages show."""

from __future__ import annotations

import json

from bespoke.render.attachment import attached_json
from bespoke.render.shown import shown_resume
from bespoke.resume.jsonresume import write_json_resume
from bespoke.resume.model import CustomSection, Interest, Resume


def test_it_is_the_shown_resume_written_at_once(full_resume: Resume) -> None:
    custom = (CustomSection(id="cu", title="Governance", text="Chairs two boards."),)
    for resume in (full_resume, Resume(), full_resume.model_copy(update={"custom": custom, "language": "nl"})):
        whole = json.dumps(write_json_resume(shown_resume(resume)), ensure_ascii=False)
        assert attached_json(resume).decode() == whole


def test_foreign_fields_are_left_out() -> None:
    resume = Resume(interests=(Interest(id="i", name="Chess", extra={"secret": "x"}),), extra={"secret": "x"})
    assert b"secret" not in attached_json(resume)
