"""The route that a request was found to be for."""

from __future__ import annotations

from starlette.routing import Match
from starlette.types import Scope

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
OTHER = "other"


def route_of(scope: Scope) -> object:
    """With the prefixes of the routers it was included by; None before it is found."""
    return scope.get("fastapi", {}).get("effective_route_context") or scope.get("route")


def template_of(scope: Scope) -> str:
    """Such as `/api/v1/resumes/{resume_id}`."""
    return getattr(route_of(scope), "path", "unknown")


def method_of(scope: Scope) -> str:
    """One of a bounded number: clients may send any word as a method."""
    method: str = scope["method"]
    return method if method in METHODS else OTHER


def allowed_methods(scope: Scope) -> list[str]:
    """All that the address knows, in whichever routes; the framework tells those of the first one only."""
    clean = {name: value for name, value in scope.items() if name not in ("route", "endpoint", "path_params")}
    routes = scope["app"].router.routes
    return [
        method
        for method in METHODS
        if any(route.matches({**clean, "method": method})[0] is Match.FULL for route in routes)
    ]
