"""Resume -> HTML: one self-contained page, semantic, every text escaped, nothing loaded from anywhere."""

from __future__ import annotations

from functools import cache

from jinja2 import Template
from markupsafe import Markup

from bespoke.render.heads import head_parts
from bespoke.render.look import look_of
from bespoke.render.model import Options, Rendered
from bespoke.render.page_template import page_template
from bespoke.render.view import make_view
from bespoke.resume.model import Resume


def render_html(resume: Resume, options: Options | None = None) -> Rendered:
    """The display document as a page with print styles. Links are those of the view, which are whitelisted."""
    chosen = options or Options()
    look = look_of(chosen)
    # The quotes of the font stack must reach the style sheet as they are; its names are all our own.
    fonts = Markup(look.font_stack)  # noqa: S704
    view = make_view(resume, look.order)
    text = _template().render(view=view, look=look, fonts=fonts, head_parts=head_parts)
    return Rendered(format="html", content=text.encode(), media_type="text/html; charset=utf-8", fonts=(look.font,))


@cache
def _template() -> Template:
    return page_template("bespoke.render", "html.j2")
