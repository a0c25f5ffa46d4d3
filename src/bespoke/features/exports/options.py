"""How a file is to look: what the person chose over the document's design over what its template has."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, field_validator
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.exports.design import Design, kept_design
from bespoke.features.exports.errors import TemplateInactive
from bespoke.features.templates.tables import TemplateRow
from bespoke.render.catalogue import template
from bespoke.render.layout import make_layout
from bespoke.render.model import Options, PageSize

_PAPERS = {"letter": "us-letter", "legal": "us-legal"}
_TEMPLATES = {"professional": "classic"}
_OURS = {"page", "allow_unconfirmed", "usual_page_size"}


class ExportOptions(Options):
    """Without `template` the document's own is used, and for what is not named here its `meta.design`, as the editor
    shows it. `page` is the one an image shows.
    """

    usual_page_size: PageSize | None = Field(None, description="The paper of a document whose design names none.")
    page: Annotated[int, Field(ge=1, le=100)] = 1
    allow_unconfirmed: bool = False

    @field_validator("page_size", "usual_page_size", mode="before")
    @classmethod
    def _as_people_write_it(cls, value: object) -> object:
        return _PAPERS.get(value.lower(), value.lower()) if isinstance(value, str) else value

    @field_validator("template", mode="before")
    @classmethod
    def _by_alias(cls, value: object) -> object:
        return _TEMPLATES.get(value, value) if isinstance(value, str) else value


async def resolve_options(session: AsyncSession, given: ExportOptions, template_id: str, design: Design) -> Options:
    """Raises OptionOutOfRange, UnknownFont, TemplateInactive: of what was given, never of the document's design."""
    said: dict[str, Any] = given.model_dump(exclude_unset=True, exclude=_OURS)
    chosen = template(said.get("template", template_id))
    kept = kept_design(design, chosen, is_own=chosen.id == template_id, said=said)
    usual = {"page_size": given.usual_page_size} if given.usual_page_size else {}
    options = Options.model_validate({**usual, **kept, **said, "template": chosen.id})
    make_layout(chosen, options)
    row = await session.get(TemplateRow, options.template)
    if row is not None and not row.is_active:
        raise TemplateInactive(
            f"The template {options.template} is switched off here.",
            fix="Choose another; GET /templates lists them.",
            field="options.template",
        )
    return options
