"""Resume -> page images, from the same compiler and the same layout as the PDF."""

from __future__ import annotations

import re

from bespoke.render.model import Options, Rendered
from bespoke.render.setting import compile_setting, make_setting
from bespoke.resume.model import Resume

_DEFAULTS = Options()
_LINK = re.compile(rb' (?:xlink:)?href="[^"#][^"]*"')


def render_png(resume: Resume, options: Options = _DEFAULTS, *, ppi: float = 144) -> list[Rendered]:
    """One PNG per page. Raises what `render_pdf` raises, but never MissingGlyphs."""
    setting = make_setting(resume, options)
    pages = compile_setting(setting, "png", ppi=ppi)
    return [
        Rendered(format="png", content=page, media_type="image/png", pages=1, notices=setting.notices) for page in pages
    ]


def render_svg(resume: Resume, options: Options = _DEFAULTS) -> list[bytes]:
    """One SVG per page. Glyphs are outlines with ids by content, so equal glyphs have equal ids on every page."""
    return [_LINK.sub(_escaped, page) for page in compile_setting(make_setting(resume, options), "svg")]


def _escaped(link: re.Match[bytes]) -> bytes:
    """The compiler writes addresses as they are, so that one with an "&" is no XML."""
    return link[0].replace(b"&", b"&amp;")
