"""How a file is to look: what the person chose over what the document's template has, within its limits."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, field_validator
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.exports.errors import TemplateInactive
from bespoke.features.templates.tables import TemplateRow
from bespoke.render.catalogue import template
from bespoke.render.layout import make_layout
from bespoke.render.model import Options

_PAPERS = {"letter": "us-letter", "legal": "us-legal"}
_TEMPLATES = {"professional": "classic"}
_OURS = {"page", "allow_unconfirmed"}


class ExportOptions(Options):
    """Without `template` the document's own is used. `page` is the one an image shows."""

    page: Annotated[int, Field(ge=1, le=100)] = 1
    allow_unconfirmed: bool = False

    @field_validator("page_size", mode="before")
    @classmethod
    def _as_people_write_it(cls, value: object) -> object:
        return _PAPERS.get(value.lower(), value.lower()) if isinstance(value, str) else value

    @field_validator("template", mode="before")
    @classmethod
    def _by_alias(cls, value: object) -> object:
        return _TEMPLATES.get(value, value) if isinstance(value, str) else value


async def resolve_options(session: AsyncSession, given: ExportOptions, template_id: str) -> Options:
    """Raises OptionOutOfRange, UnknownFont, TemplateInactive."""
    said: dict[str, Any] = given.model_dump(exclude_unset=True, exclude=_OURS)
    options = Options.model_validate({"template": template_id, **said})
    make_layout(template(options.template), options)
    row = await session.get(TemplateRow, options.template)
    if row is not None and not row.is_active:
        raise TemplateInactive(
            f"The template {options.template} is switched off here.",
            fix="Choose another; GET /templates lists them.",
            field="options.template",
        )
    return options
