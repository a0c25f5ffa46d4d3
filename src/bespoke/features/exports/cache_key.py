"""What makes two files byte-equal, as one word."""

from __future__ import annotations

import hashlib
import json

from bespoke.features.documents.subject import Content
from bespoke.features.exports.wish import Wish
from bespoke.render.model import ENGINE_VERSION
from bespoke.render.receipt import resume_sha256
from bespoke.resume.jsonresume import read_json_resume
from bespoke.resume.model import Resume


def keyed(content: Content, wish: Wish) -> tuple[Resume, str]:
    """The resume that is set, and the key: SHA-256 of it, the format, the options and the engine's version."""
    resume = read_json_resume(content)
    made_of = {
        "resume": resume_sha256(resume),
        "format": wish.format,
        "page": wish.page,
        "options": wish.options.model_dump(mode="json"),
        "engine": ENGINE_VERSION,
    }
    return resume, hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()
