"""What makes two files byte-equal, as one word."""

from __future__ import annotations

import hashlib
import json

from bespoke.features.documents.subject import Content
from bespoke.features.exports.wish import Wish
from bespoke.render.model import ENGINE_VERSION


def cache_key(content: Content, wish: Wish) -> str:
    """SHA-256 of the content, the format, the options and the engine's version. Equal for what would be byte-equal."""
    made_of = {
        "content": content,
        "format": wish.format,
        "page": wish.page,
        "options": wish.options.model_dump(mode="json"),
        "engine": ENGINE_VERSION,
    }
    return hashlib.sha256(json.dumps(made_of, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
