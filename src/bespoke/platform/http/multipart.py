"""A route that takes a form with a file, at an address that takes JSON too."""

from __future__ import annotations

from fastapi.routing import APIRoute
from starlette.datastructures import Headers
from starlette.routing import Match
from starlette.types import Scope


class MultipartRoute(APIRoute):
    """Matches only what comes as multipart/form-data; register it before the route that takes JSON."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        kind = Headers(scope=scope).get("content-type", "") if scope["type"] == "http" else ""
        if not kind.lower().startswith("multipart/form-data"):
            return Match.NONE, {}
        return super().matches(scope)
