"""The catalogue over HTTP."""

from __future__ import annotations

from typing import get_args

from fastapi import APIRouter, Request, Response
from sqlalchemy import select

from bespoke.features.exports import render_pages
from bespoke.features.templates.catalogue import TemplateView
from bespoke.features.templates.choice import template_called
from bespoke.features.templates.tables import TemplateRow
from bespoke.platform.errors import NotFound
from bespoke.platform.http.dependencies import ChildThreads, CurrentActor, Transaction
from bespoke.platform.sandbox import Sandbox
from bespoke.render.model import Options, TemplateName
from bespoke.testing.examples import example_resume

router = APIRouter(tags=["templates"])
_PREVIEW_PPI = 110
_DAY = "private, max-age=86400"


class TemplateNotFound(NotFound):
    """There is no such template."""


@router.get("/templates", operation_id="list_templates")
async def get_templates(session: Transaction, actor: CurrentActor) -> list[TemplateView]:  # noqa: ARG001  # signed in
    """Every template that may be chosen."""
    active = select(TemplateRow).where(TemplateRow.is_active).order_by(TemplateRow.position)
    return [_view(row) for row in (await session.execute(active)).scalars()]


@router.get("/templates/{template_id}", operation_id="get_template")
async def get_template(template_id: str, session: Transaction) -> TemplateView:
    row = await session.get(TemplateRow, template_called(template_id))
    if row is None:
        raise _not_found(template_id)
    return _view(row)


@router.get("/templates/{template_id}/preview.png", operation_id="get_template_preview")
async def get_preview(template_id: str, request: Request, actor: CurrentActor, threads: ChildThreads) -> Response:
    """The first page of an example, made by the template itself."""
    template_id = str(template_called(template_id))
    if template_id not in get_args(TemplateName):
        raise _not_found(template_id)
    cache: dict[str, bytes] = request.app.state.previews
    if template_id not in cache:
        cache[template_id] = await threads.run(actor.owner_id, _render, template_id, request.app.state.sandbox)
    return Response(cache[template_id], media_type="image/png", headers={"Cache-Control": _DAY})


def _render(template_id: str, sandbox: Sandbox) -> bytes:
    options = Options.model_validate({"template": template_id})
    return render_pages(example_resume(), options, sandbox=sandbox, ppi=_PREVIEW_PPI)[0].content


def _view(row: TemplateRow) -> TemplateView:
    shown = TemplateView.model_validate(row)
    return shown.model_copy(update={"preview_url": f"/api/v1/templates/{row.id}/preview.png"})


def _not_found(template_id: str) -> TemplateNotFound:
    return TemplateNotFound(f"There is no template {template_id[:60]!r}.", fix="GET /templates lists them.")
