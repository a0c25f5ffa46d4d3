"""A document made ready for the compiler: what to show, how to set it, and what the person should know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from bespoke.render.catalogue import Template, template
from bespoke.render.compiler import Compiler
from bespoke.render.compilers import shared_compiler
from bespoke.render.contrast import contrast_notice
from bespoke.render.display import Run, View
from bespoke.render.errors import TextTooLong
from bespoke.render.fit import fit
from bespoke.render.fonts import font_chain
from bespoke.render.glyphs import missing_glyphs, missing_notice, needs_cjk, needs_composition, unusual_characters
from bespoke.render.layout import Layout, make_layout
from bespoke.render.model import Notice, Options
from bespoke.render.page_formats import PageFormat, Standard
from bespoke.render.remember import by_content
from bespoke.render.text import has_invisible
from bespoke.render.view import make_view
from bespoke.render.virtual import virtual_files
from bespoke.resume.model import SECTION_NAMES, Part, Resume

DOCUMENT_LIMIT_BYTES = 512 * 1024
_PAGES = re.compile(rb"(\d+)")
_PAGE_TREE = b"/Type/Pages/Count "
_NO_ENTRIES: dict[str, tuple[()]] = dict.fromkeys(SECTION_NAMES, ())


@dataclass(frozen=True, slots=True)
class Setting:
    """`plain` says that no character needs a font's rules of composition. `missing` is the notice about characters
    without a glyph, None when every character can be shown.
    """

    view: View
    template: Template
    layout: Layout
    cjk: bool
    plain: bool
    missing: Notice | None
    notices: tuple[Notice, ...]


def make_setting(resume: Resume, options: Options) -> Setting:
    """Raises TextTooLong, UnprintableText, UnknownFont and OptionOutOfRange."""
    chosen = template(options.template)
    view = make_view(resume, chosen.order)
    runs = tuple(view.runs())
    _refuse_huge(runs)
    layout = make_layout(chosen, options)
    unusual = unusual_characters(runs)
    cjk, plain = needs_cjk(unusual), not needs_composition(unusual, (layout.font, layout.heading_font))
    missing = _missing(unusual, layout, view.language, cjk=cjk)
    layout, fit_notices = fit(layout, chosen, options, partial(_count, view, chosen, cjk, plain))
    notices = (*filter(None, [missing, _empty(runs), _cleaned(resume), contrast_notice(layout.accent)]), *fit_notices)
    return Setting(view, chosen, layout, cjk, plain, missing, notices)


def compile_setting(
    setting: Setting,
    format: PageFormat,
    *,
    standards: Sequence[Standard] = (),
    attachment: bytes | None = None,
    ppi: float | None = None,
    marked: bool = False,
) -> list[bytes]:
    """One PDF, or one file per page, with the marks of `marks.py` if `marked`.

    Raises MissingGlyphs, RenderFailed and CompilerBroken.
    """
    files = virtual_files(
        setting.view,
        setting.template.id,
        setting.layout,
        cjk=setting.cjk,
        plain=setting.plain,
        attachment=attachment,
        marked=marked,
    )
    return _compiler(setting.layout, setting.cjk).compile(files, format, standards=standards, ppi=ppi)


def count_pages(pdf: bytes) -> int:
    """Pages of a PDF that our compiler made; it writes the page tree in the clear."""
    counts = (_PAGES.match(part) for part in pdf.split(_PAGE_TREE)[1:])
    return max(int(count[1]) for count in counts if count)


def _count(view: View, chosen: Template, cjk: bool, plain: bool, layout: Layout) -> int:
    files = virtual_files(view, chosen.id, layout, cjk=cjk, plain=plain)
    return count_pages(_compiler(layout, cjk).compile(files, "pdf")[0])


def _compiler(layout: Layout, cjk: bool) -> Compiler:
    return shared_compiler((layout.font, layout.heading_font), cjk=cjk)


def _missing(unusual: dict[str, str], layout: Layout, language: str, *, cjk: bool) -> Notice | None:
    if not unusual:
        return None
    chains = {font_chain(font, language, cjk=cjk) for font in (layout.font, layout.heading_font)}
    missing = {character for chain in chains for character in missing_glyphs(unusual, chain)}
    return missing_notice(sorted(missing), unusual) if missing else None


def _refuse_huge(runs: tuple[Run, ...]) -> None:
    size = sum([len(run.text) if run.text.isascii() else len(run.text.encode()) for run in runs])
    if size > DOCUMENT_LIMIT_BYTES:
        raise TextTooLong(
            f"the resume holds {size // 1024} KiB of text, more than {DOCUMENT_LIMIT_BYTES // 1024} KiB",
            fix="leave out entries; two pages hold about 8 KiB",
        )


def _empty(runs: tuple[Run, ...]) -> Notice | None:
    if runs:
        return None
    return Notice(code="empty_resume", message="The resume shows nothing, so the page is blank.", fix="Add a name.")


def _cleaned(resume: Resume) -> Notice | None:
    if not any(map(_holds_invisible, (resume.model_copy(update=_NO_ENTRIES), *(e for _, e in resume.entries())))):
        return None
    return Notice(
        code="invisible_characters", message="Invisible control characters were left out; no visible text changed."
    )


@by_content
def _holds_invisible(part: Part) -> bool:
    written = part.model_dump_json()
    return (has_invisible(written) or "\\u00" in written) and any(map(has_invisible, _strings(part.model_dump())))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)
