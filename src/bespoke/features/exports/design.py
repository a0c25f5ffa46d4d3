"""How a document is set when nobody says: by the design kept with it, as its editor shows it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from pydantic import ValidationError

from bespoke.features.documents.subject import Content
from bespoke.render.catalogue import Template
from bespoke.render.errors import OptionOutOfRange, UnknownFont
from bespoke.render.layout import make_layout
from bespoke.render.model import Options

Design = Mapping[str, Any]

_OF_ANY_TEMPLATE = ("page_size", "fit_pages", "date_position")
_OF_ITS_TEMPLATE = ("margin_mm", "font", "font_size_pt", "accent", "spacing")


def design_of(content: Content) -> Design:
    """`meta.design` of a JSON Resume, or of the one in a `structured_output`, as it was given: any JSON."""
    resume = content.get("resume_json")
    meta = (resume if isinstance(resume, dict) else content).get("meta")
    design = meta.get("design") if isinstance(meta, dict) else None
    return design if isinstance(design, dict) else {}


def kept_design(design: Design, template: Template, *, is_own: bool, said: Collection[str]) -> dict[str, Any]:
    """What of it counts: nothing that was `said` otherwise, and nothing that the template does not take.

    Another template than the document's starts from its own margins, colour and type.
    """
    names = (*_OF_ANY_TEMPLATE, *(_OF_ITS_TEMPLATE if is_own else ()))
    asked = {name: design[name] for name in names if name in design and name not in said}
    return {name: value for name, value in asked.items() if _is_taken(template, name, value)}


def _is_taken(template: Template, name: str, value: object) -> bool:
    try:
        make_layout(template, Options.model_validate({"template": template.id, name: value}))
    except (ValidationError, OptionOutOfRange, UnknownFont):
        return False
    return True
