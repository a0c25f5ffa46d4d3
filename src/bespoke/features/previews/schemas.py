"""What the API takes and shows of previews; docs/preview.md tells how a client puts the pages together."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from bespoke.features.exports.options import ExportOptions
from bespoke.features.templates.choice import TemplateChoice
from bespoke.render.model import Notice

TagSplice = tuple[int, int, list[str]]


class PreviewRequest(BaseModel):
    """Without `resume_json` the saved document is shown. `options` are those of an export; what an export would take
    from the document's template, this takes from `template_id` if it is given.
    """

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"template_id": "modern", "options": {"page_size": "a4"}}]}
    )

    resume_json: dict[str, Any] | None = Field(None, description="The unsaved draft, as JSON Resume.")
    template_id: TemplateChoice | None = None
    options: ExportOptions = ExportOptions()
    client: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{0,64}$")] = Field(
        "", description="Which of the person's editors asks: each one sends a word of its own."
    )
    have: Annotated[str, Field(max_length=64)] | None = Field(
        None, description="`token` of the last answer; whole pages come without it, and when it is not known any more."
    )
    with_html: bool = False


class Position(BaseModel):
    """A line of the text that shows the fields `paths`, in points from the page's upper left corner."""

    paths: list[str]
    x: float
    y: float
    width: float
    height: float


class _Page(BaseModel):
    """`sha256` is that of the whole SVG in UTF-8. Sizes are in points."""

    number: int
    sha256: str
    width: float
    height: float


class SamePage(_Page):
    """The page the client holds under this number."""

    kind: Literal["same"]


class PatchedPage(_Page):
    """Splices `[start, removed, inserted]` for the held SVG split at ">", and for the held positions."""

    kind: Literal["patch"]
    patch: list[TagSplice]
    position_patch: list[tuple[int, int, list[Position]]]


class WholePage(_Page):
    """The SVG uses glyphs by `#id`, which are in the `definitions` of this answer or an earlier one."""

    kind: Literal["whole"]
    svg: str
    positions: list[Position]


PreviewPage = Annotated[SamePage | PatchedPage | WholePage, Field(discriminator="kind")]


class PreviewAnswer(BaseModel):
    """`definitions` are `<symbol>` elements by id, only those the client has not. `html` is null unless it was asked
    for and is not what the client holds.
    """

    token: str
    page_count: int
    pages: list[PreviewPage]
    definitions: dict[str, str]
    warnings: list[Notice]
    html: str | None
