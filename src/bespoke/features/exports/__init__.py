"""Files people take away: rendering a document and proving what is in it."""

from bespoke.features.exports.render import Exported, render_document, render_pages, verify_document

__all__ = ["Exported", "render_document", "render_pages", "verify_document"]
