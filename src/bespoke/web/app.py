"""The application: the edge around the features' routers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from prometheus_client import CollectorRegistry

from bespoke import __version__
from bespoke.web import problems
from bespoke.web.body import JSON_BYTES, UPLOAD_BYTES, StrictBody
from bespoke.web.compression import CompressedJson
from bespoke.web.cron import cron_router
from bespoke.web.csrf import SameSiteOnly
from bespoke.web.docs_page import docs_router
from bespoke.web.framing import OneLength
from bespoke.web.headers import SecurityHeaders
from bespoke.web.health import Check, health_router, metrics_router
from bespoke.web.hosts import LOOPBACK, AllowedHosts, TrustedProxies
from bespoke.web.openapi import describe
from bespoke.web.pages import Pages
from bespoke.web.tracing import LastResort, RequestFigures, Tracing

PREFIX = "/api/v1"
Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


@dataclass(frozen=True, slots=True)
class Edge:
    """What the edge needs to know."""

    hosts: Sequence[str] = LOOPBACK
    proxies: Sequence[str] = ()
    operator_key: str | None = None
    docs: bool = True
    json_bytes: int = JSON_BYTES
    json_bytes_at: Mapping[str, int] = field(default_factory=dict)
    """Other limits, by path."""
    upload_bytes: int = UPLOAD_BYTES
    checks: Mapping[str, Check] = field(default_factory=dict)
    observe: Check | None = None
    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    pages: Path | None = None
    """The built web application; None for an API alone."""


def create_app(
    routers: Sequence[APIRouter],
    *,
    edge: Edge | None = None,
    lifespan: Lifespan | None = None,
    state: Mapping[str, Any] | None = None,
) -> FastAPI:
    """Routers are mounted under `/api/v1`; `state` is what their dependencies look up on `app.state`."""
    edge = edge or Edge()
    app = FastAPI(
        title="Bespoke",
        version=__version__,
        lifespan=lifespan,
        openapi_url="/api/openapi.json" if edge.docs else None,
        docs_url=None,
        redoc_url=None,
        # An address with a slash too many is another address, not a redirect that loses the body.
        redirect_slashes=False,
        generate_unique_id_function=_own_name,
    )
    for name, value in (state or {}).items():
        setattr(app.state, name, value)
    app.router.routes.extend(_mounted(routers).routes)
    app.include_router(cron_router(edge.operator_key), prefix=PREFIX)
    app.include_router(health_router(edge.checks))
    app.include_router(metrics_router(edge.registry, edge.operator_key, edge.observe))
    if edge.docs:
        app.include_router(docs_router())
    if edge.pages is not None:
        app.router.default = Pages(edge.pages, app.router.not_found)
    problems.install(app)
    describe(app)
    _surround(app, edge)
    return app


def _own_name(route: APIRoute) -> str:
    """Routes name their operation themselves; one that does not is known by its function, not by its address."""
    return route.name


_MOUNTED: dict[tuple[int, ...], APIRouter] = {}
"""By the identities of the routers that are mounted there, which it keeps alive."""


def _mounted(routers: Sequence[APIRouter]) -> APIRouter:
    """What a route needs to read and to answer is made once, however many applications of a process have the route."""
    key = tuple(map(id, routers))
    if key not in _MOUNTED:
        mounted = APIRouter(generate_unique_id_function=_own_name)
        for router in routers:
            mounted.include_router(router, prefix=PREFIX)
        _MOUNTED[key] = mounted
    return _MOUNTED[key]


def _surround(app: FastAPI, edge: Edge) -> None:
    """The last one added is the outermost."""
    app.add_middleware(
        StrictBody, json_bytes=edge.json_bytes, upload_bytes=edge.upload_bytes, larger=edge.json_bytes_at
    )
    app.add_middleware(CompressedJson)
    app.add_middleware(SameSiteOnly)
    app.add_middleware(AllowedHosts, hosts=edge.hosts)
    app.add_middleware(OneLength)
    app.add_middleware(LastResort)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(TrustedProxies, proxies=edge.proxies)
    app.add_middleware(Tracing, figures=RequestFigures(edge.registry))
