"""Resume -> PDF: tagged, archival, accessible, and the same bytes for the same input."""

from __future__ import annotations

import re

from bespoke.render.attachment import attached_json
from bespoke.render.errors import MissingGlyphs
from bespoke.render.model import Notice, Options, Rendered
from bespoke.render.page_formats import Standard
from bespoke.render.setting import Setting, compile_setting, count_pages, make_setting
from bespoke.resume.model import Resume

STRICT: tuple[Standard, ...] = ("a-3a", "ua-1")
_STANDARD_NAMES: dict[Standard, str] = {"a-3a": "PDF/A-3a", "ua-1": "PDF/UA-1"}
_FONT_KEY = b"/BaseFont/"
_FONT = re.compile(rb"(?:[A-Z]{6}\+)?([A-Za-z0-9-]+)")
_DEFAULTS = Options()


def render_pdf(resume: Resume, options: Options = _DEFAULTS, *, attachment: bytes | None = None) -> Rendered:
    """One PDF with, if the options say so, the JSON Resume of what its pages show (or `attachment`) inside.

    Draft quality is a plain tagged PDF; normal is PDF/A-3a with PDF/UA-1, or plain with a notice when a character has
    no glyph; high is strict. Raises TextTooLong, UnprintableText, UnknownFont, OptionOutOfRange, MissingGlyphs (high
    only), RenderFailed and CompilerBroken.
    """
    setting = make_setting(resume, options)
    strict = options.quality == "high"
    if setting.missing and strict:
        raise MissingGlyphs(setting.missing.message, fix="replace these characters, or ask for normal quality")
    if options.attach_json and attachment is None:
        attachment = attached_json(resume)
    carried = attachment if options.attach_json else None
    if options.quality == "draft" or setting.missing:
        return _rendered(setting, compile_setting(setting, "pdf", attachment=carried), ())
    try:
        pages = compile_setting(setting, "pdf", standards=STRICT, attachment=carried)
    except MissingGlyphs as error:
        if strict:
            raise
        notice = Notice(code="missing_glyphs", message=f"{error.detail}, so the PDF is not PDF/A.", fix=error.fix)
        return _rendered(setting, compile_setting(setting, "pdf", attachment=carried), (), notice)
    return _rendered(setting, pages, STRICT)


def _rendered(setting: Setting, pdf: list[bytes], standards: tuple[Standard, ...], *notices: Notice) -> Rendered:
    (content,) = pdf
    return Rendered(
        format="pdf",
        content=content,
        media_type="application/pdf",
        pages=count_pages(content),
        standards=tuple(_STANDARD_NAMES[name] for name in standards),
        fonts=_fonts(content),
        notices=(*setting.notices, *notices),
    )


def _fonts(pdf: bytes) -> tuple[str, ...]:
    names = (_FONT.match(part) for part in pdf.split(_FONT_KEY)[1:])
    return tuple(sorted({name[1].decode() for name in names if name}))
