"""The library over HTTP. It changes only with the product, so every answer may be kept for a day and asked for anew."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, TypeAdapter

from bespoke.features.library.schemas import (
    IndustryLine,
    IndustryView,
    PassageView,
    PhraseView,
    PracticeView,
    StyleGuideView,
    VerbView,
)
from bespoke.knowledge import search as knowledge
from bespoke.knowledge.industries import industries, industry
from bespoke.knowledge.phrases import phrases
from bespoke.knowledge.practices import practices
from bespoke.knowledge.styles import styles
from bespoke.knowledge.verbs import STRENGTHS, verbs
from bespoke.platform.errors import NotFound
from bespoke.platform.http.dependencies import CurrentActor

router = APIRouter(prefix="/library", tags=["library"])
M = TypeVar("M", bound=BaseModel)
_DAY = "private, max-age=86400"
_UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "As it was when `If-None-Match` was given."}}
_Word = Annotated[str | None, Query(max_length=60)]


class UnknownIndustry(NotFound):
    """There is no such industry."""


@router.get("/search", operation_id="search_library", response_model=list[PassageView], responses=_UNCHANGED)
async def get_search(
    request: Request,
    actor: CurrentActor,  # noqa: ARG001  # signed in
    q: Annotated[str, Query(min_length=1, max_length=300)],
    limit: Annotated[int, Query(ge=1, le=20)] = 5,
) -> Response:
    """Practices, industries, style guides, phrases and verbs nearest to the words, best first."""
    return _answer(request, PassageView, knowledge.search(q, limit=limit))


@router.get("/verbs", operation_id="list_verbs", response_model=list[VerbView], responses=_UNCHANGED)
async def get_verbs(
    request: Request,
    actor: CurrentActor,  # noqa: ARG001  # signed in
    category: _Word = None,
    min_strength: Annotated[int, Query(ge=0, le=len(STRENGTHS) - 1)] = 0,
) -> Response:
    """Action verbs, of one category and from one strength on where they are given."""
    found = [one for one in verbs() if category in (None, one.category) and one.strength >= min_strength]
    return _answer(request, VerbView, found)


@router.get("/industries", operation_id="list_industries", response_model=list[IndustryLine], responses=_UNCHANGED)
async def get_industries(request: Request, actor: CurrentActor) -> Response:  # noqa: ARG001  # signed in
    return _answer(request, IndustryLine, industries())


@router.get("/industries/{name}", operation_id="get_industry", response_model=IndustryView, responses=_UNCHANGED)
async def get_industry(name: str, request: Request, actor: CurrentActor) -> Response:  # noqa: ARG001  # signed in
    """What readers of one industry look for."""
    found = industry(name)
    if found is None:
        raise UnknownIndustry(
            f"There is no industry {name[:60]!r}.", fix="GET /library/industries lists them.", field="name"
        )
    return _sent(request, IndustryView.model_validate(found).model_dump_json().encode())


@router.get(
    "/best-practices", operation_id="list_best_practices", response_model=list[PracticeView], responses=_UNCHANGED
)
async def get_practices(
    request: Request,
    actor: CurrentActor,  # noqa: ARG001  # signed in
    section: _Word = None,
) -> Response:
    """Rules of good writing with their reasons, of one section where it is given."""
    return _answer(request, PracticeView, [one for one in practices() if section in (None, one.section)])


@router.get("/phrases", operation_id="list_phrases", response_model=list[PhraseView], responses=_UNCHANGED)
async def get_phrases(
    request: Request,
    actor: CurrentActor,  # noqa: ARG001  # signed in
    purpose: _Word = None,
) -> Response:
    """Power phrases. They are patterns for facts: none is offered for a bullet unless the guard licenses it."""
    return _answer(request, PhraseView, [one for one in phrases() if purpose in (None, one.purpose)])


@router.get(
    "/style-guides", operation_id="list_style_guides", response_model=list[StyleGuideView], responses=_UNCHANGED
)
async def get_style_guides(request: Request, actor: CurrentActor) -> Response:  # noqa: ARG001  # signed in
    """The style guide of every template."""
    shown = [StyleGuideView.model_validate(one, from_attributes=True) for one in styles()]
    linked = [one.model_copy(update={"template_url": f"/api/v1/templates/{one.name}"}) for one in shown]
    return _answer(request, StyleGuideView, linked)


def _answer(request: Request, kind: type[M], found: Sequence[object]) -> Response:
    shown = [kind.model_validate(one, from_attributes=True) for one in found]
    adapter: TypeAdapter[Any] = TypeAdapter(list[kind])  # type: ignore[valid-type]  # known at run time alone
    return _sent(request, adapter.dump_json(shown))


def _sent(request: Request, body: bytes) -> Response:
    """The JSON, or 304 where the client has it."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": _DAY}
    if tag in (one.strip().removeprefix("W/") for one in request.headers.get("If-None-Match", "").split(",")):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)
