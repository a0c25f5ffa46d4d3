"""The templates of the package as the catalogue shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from pydantic import BaseModel, ConfigDict

from bespoke.knowledge.styles import style
from bespoke.render.catalogue import templates


class TemplateView(BaseModel):
    """One template. `export_settings` is a JSON Schema of its options with its own defaults and limits."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    name: str
    category: str
    description: str
    style_guide: dict[str, Any]
    export_settings: dict[str, Any]
    is_active: bool = True
    preview_url: str = ""


def entries() -> Iterator[TemplateView]:
    for template in templates():
        yield TemplateView(
            id=template.id,
            name=template.name,
            category=template.category,
            description=template.description,
            style_guide=asdict(style(template.id)),
            export_settings=template.options_schema(),
        )
