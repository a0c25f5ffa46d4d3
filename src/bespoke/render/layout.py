"""How one document is set: the options with the template's own values filled in."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from bespoke.render.catalogue import Template
from bespoke.render.errors import OptionOutOfRange
from bespoke.render.fonts import check_font
from bespoke.render.model import Options, PageSize

_WIDTH_MM: dict[PageSize, float] = {"a4": 210, "us-letter": 215.9, "us-legal": 215.9}


@dataclass(frozen=True, slots=True)
class Layout:
    """Every measure a template reads. `spacing` scales all vertical gaps, `leading_em` the lines of a paragraph."""

    paper: PageSize
    width_mm: float
    font: str
    heading_font: str
    font_size_pt: float
    contact_em: float
    leading_em: float
    spacing: float
    margin_mm: float
    accent: str
    dates_right: bool

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def make_layout(template: Template, options: Options) -> Layout:
    """Raises OptionOutOfRange and UnknownFont."""
    look = template.look
    font = check_font(options.font) if options.font else look.font
    return Layout(
        paper=options.page_size,
        width_mm=_WIDTH_MM[options.page_size],
        font=font,
        heading_font=font if options.font else look.heading_font or font,
        font_size_pt=_within(template, "font_size_pt", options.font_size_pt),
        contact_em=look.contact_em,
        leading_em=look.leading_em,
        spacing=options.spacing,
        margin_mm=_within(template, "margin_mm", options.margin_mm),
        accent=options.accent or look.accent,
        dates_right=options.date_position == "right",
    )


def _within(template: Template, name: str, value: float | None) -> float:
    low, high = getattr(template.limits, name)
    if value is None:
        return float(getattr(template.look, name))
    if not low <= value <= high:
        raise OptionOutOfRange(
            f"the {template.id} template takes {name} from {low:g} to {high:g}, not {value:g}",
            field=f"options.{name}",
            fix=f"choose a value from {low:g} to {high:g}, or another template",
        )
    return value
