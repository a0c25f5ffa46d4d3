"""The five templates: who they suit, what they start from, and how far they may be bent."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import JsonValue

from bespoke.render.fonts import families
from bespoke.render.model import Options, TemplateName
from bespoke.render.view import DEFAULT_ORDER
from bespoke.resume.frozen import Frozen
from bespoke.resume.model import SectionName

Category = Literal["traditional", "contemporary", "one-page", "leadership", "scholarly"]


class Look(Frozen):
    """What a template uses unless the options say otherwise. `heading_font` is the body's font when None; `contact_em`
    is the size of the contact line in that of the body.
    """

    font: str
    heading_font: str | None = None
    font_size_pt: float
    leading_em: float
    margin_mm: float
    accent: str
    contact_em: float = 1


class Limits(Frozen):
    """How small and how large the body and the margins may get, also when pages are fitted."""

    font_size_pt: tuple[float, float]
    margin_mm: tuple[float, float]


class Template(Frozen):
    """One entry of the catalogue. `style_guide` names the guide of the same template in the knowledge room."""

    id: TemplateName
    name: str
    category: Category
    description: str
    style_guide: str
    look: Look
    limits: Limits
    order: tuple[SectionName, ...] = DEFAULT_ORDER
    active: bool = True

    def options_schema(self) -> dict[str, JsonValue]:
        """JSON Schema of the options with this template's own defaults, limits and fonts."""
        schema: dict[str, Any] = Options.model_json_schema()
        properties = schema["properties"]
        properties["template"] = {"const": self.id}
        for name in ("font_size_pt", "margin_mm"):
            low, high = getattr(self.limits, name)
            properties[name] = {"type": "number", "minimum": low, "maximum": high, "default": getattr(self.look, name)}
        properties["accent"] = {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$", "default": self.look.accent}
        properties["font"] = {"enum": list(families()), "default": self.look.font}
        return schema


_SCHOLARLY: tuple[SectionName, ...] = (
    "education",
    "publications",
    "work",
    "projects",
    "awards",
    "certificates",
    "skills",
    "languages",
    "volunteer",
    "custom",
    "interests",
    "references",
)
_LEADERSHIP: tuple[SectionName, ...] = (
    "awards",
    "work",
    "custom",
    "education",
    "skills",
    "certificates",
    "projects",
    "publications",
    "volunteer",
    "languages",
    "interests",
    "references",
)
_SKILLS_FIRST: tuple[SectionName, ...] = ("skills", *(name for name in DEFAULT_ORDER if name != "skills"))

_CATALOGUE = (
    Template(
        id="classic",
        name="Classic",
        category="traditional",
        description="A centred name over ruled sections in an old-style serif. Right for law, finance, public service.",
        style_guide="classic",
        look=Look(
            font="EB Garamond", font_size_pt=11, leading_em=0.58, margin_mm=20, accent="#1f2933", contact_em=0.95
        ),
        limits=Limits(font_size_pt=(9.5, 13), margin_mm=(12, 35)),
    ),
    Template(
        id="modern",
        name="Modern",
        category="contemporary",
        description="A coloured edge, a large name and a clear hierarchy in a humanist sans. Right for technology.",
        style_guide="modern",
        look=Look(font="Source Sans 3", font_size_pt=10.5, leading_em=0.6, margin_mm=19, accent="#0f5f73"),
        limits=Limits(font_size_pt=(9, 13), margin_mm=(12, 35)),
    ),
    Template(
        id="compact",
        name="Compact",
        category="one-page",
        description="Tinted section bars and tight lines: much on one page, still easy to scan. Skills come first.",
        style_guide="compact",
        look=Look(font="Roboto", font_size_pt=9, leading_em=0.54, margin_mm=13, accent="#27408b"),
        limits=Limits(font_size_pt=(8, 11), margin_mm=(8, 25)),
        order=_SKILLS_FIRST,
    ),
    Template(
        id="executive",
        name="Executive",
        category="leadership",
        description="Wide margins, a summary set large, and room around every position. Right for senior leadership.",
        style_guide="executive",
        look=Look(
            font="Lato",
            heading_font="EB Garamond",
            font_size_pt=10,
            leading_em=0.72,
            margin_mm=25,
            accent="#6b2737",
            contact_em=0.95,
        ),
        limits=Limits(font_size_pt=(9, 13), margin_mm=(15, 40)),
        order=_LEADERSHIP,
    ),
    Template(
        id="academic",
        name="Academic",
        category="scholarly",
        description="Education and numbered publications first, in a bookish serif. Right for research and teaching.",
        style_guide="academic",
        look=Look(font="Gentium Book Plus", font_size_pt=10.5, leading_em=0.6, margin_mm=22, accent="#26453b"),
        limits=Limits(font_size_pt=(9, 13), margin_mm=(12, 35)),
        order=_SCHOLARLY,
    ),
)


def templates() -> tuple[Template, ...]:
    """All templates, in the order a person should see them."""
    return _CATALOGUE


def template(name: TemplateName) -> Template:
    return next(entry for entry in _CATALOGUE if entry.id == name)
