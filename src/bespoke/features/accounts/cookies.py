"""The cookies of sign-in: where a browser keeps its session, and what ties a sign-in under way to it."""

from __future__ import annotations

from starlette.requests import HTTPConnection
from starlette.responses import Response

from bespoke.features.accounts.settings import AccountSettings
from bespoke.features.accounts.tokens import is_token

SESSION, OIDC = "bespoke", "bespoke-oidc"


def cookie_name(settings: AccountSettings, name: str = SESSION) -> str:
    """The prefix makes browsers refuse the cookie from another host or without TLS, so plain HTTP must do without."""
    return f"__Host-{name}" if settings.is_secure else name


def read_cookie(request: HTTPConnection, settings: AccountSettings, name: str = SESSION) -> str | None:
    """None as well for what cannot be one of our tokens."""
    value = request.cookies.get(cookie_name(settings, name), "")
    return value if is_token(value) else None


def put_cookie(response: Response, settings: AccountSettings, token: str, *, name: str = SESSION, age_s: int) -> None:
    response.set_cookie(
        cookie_name(settings, name),
        token,
        max_age=age_s,
        path="/",
        secure=settings.is_secure,
        httponly=True,
        samesite="lax",
    )


def put_session(response: Response, settings: AccountSettings, token: str) -> None:
    put_cookie(response, settings, token, age_s=int(settings.session_lifetime.total_seconds()))


def drop_cookie(response: Response, settings: AccountSettings, name: str = SESSION) -> None:
    response.delete_cookie(
        cookie_name(settings, name), path="/", secure=settings.is_secure, httponly=True, samesite="lax"
    )
