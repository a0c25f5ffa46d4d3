"""Word documents: escaped XML in a package written by us, so that the same resume always gives the same bytes."""

from bespoke.render.docx.render import render_docx

__all__ = ["render_docx"]
