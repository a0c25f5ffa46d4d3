"""How HTML and DOCX wear a template: the same fonts, sizes and colours as its pages, in what these formats can say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bespoke.render.catalogue import template
from bespoke.render.errors import UnknownFont
from bespoke.render.fonts import families
from bespoke.render.model import Options, PageSize
from bespoke.resume.model import SectionName

Align = Literal["left", "center"]

# Width and height in twentieths of a point, the unit of Word.
PAGE_TWIPS: dict[PageSize, tuple[int, int]] = {
    "a4": (11906, 16838),
    "us-letter": (12240, 15840),
    "us-legal": (12240, 20160),
}
_CSS_PAGE: dict[PageSize, str] = {"a4": "A4", "us-letter": "letter", "us-legal": "legal"}
_CENTRED = frozenset({"classic"})
_SERIF_FONTS = frozenset({"EB Garamond", "Gentium Book Plus"})
_SERIF_STACK = '"{}", "Iowan Old Style", Palatino, Georgia, serif'
_SANS_STACK = '"{}", "Segoe UI", system-ui, -apple-system, Arial, sans-serif'


@dataclass(frozen=True, slots=True)
class PlainLook:
    """A template's appearance, resolved against the options. Lengths as their names say."""

    font: str
    font_size_pt: float
    accent: str
    margin_mm: float
    spacing: float
    align: Align
    page: PageSize
    order: tuple[SectionName, ...]

    @property
    def serif(self) -> bool:
        return self.font in _SERIF_FONTS

    @property
    def font_stack(self) -> str:
        return (_SERIF_STACK if self.serif else _SANS_STACK).format(self.font)

    @property
    def word_font(self) -> str:
        """A font every word processor has, near the template's own; a document cannot rely on ours being installed."""
        return "Cambria" if self.serif else "Calibri"

    @property
    def word_size_pt(self) -> float:
        """Cambria and Calibri run larger than the old-style serifs at the same nominal size."""
        return round(self.font_size_pt * (0.91 if self.serif else 0.98) * 2) / 2

    @property
    def page_size(self) -> str:
        return _CSS_PAGE[self.page]

    @property
    def justify(self) -> str:
        return "center" if self.align == "center" else "flex-start"


def look_of(options: Options) -> PlainLook:
    """Raises UnknownFont: the name goes into style sheets, so only families we know get there."""
    chosen = template(options.template)
    if options.font and options.font not in families():
        raise UnknownFont(
            f"there is no font {options.font!r}", field="options/font", fix=f"choose one of {', '.join(families())}"
        )
    return PlainLook(
        font=options.font or chosen.look.font,
        font_size_pt=options.font_size_pt or chosen.look.font_size_pt,
        accent=options.accent or chosen.look.accent,
        margin_mm=options.margin_mm or chosen.look.margin_mm,
        spacing=options.spacing,
        align="center" if options.template in _CENTRED else "left",
        page=options.page_size,
        order=chosen.order,
    )
