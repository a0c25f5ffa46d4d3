"""`/auth`: becoming somebody, and ceasing to be."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, BackgroundTasks, Query, Request, Response
from fastapi.responses import RedirectResponse

from bespoke.features.accounts import reset
from bespoke.features.accounts.cookies import OIDC, drop_cookie, put_cookie, put_session, read_cookie
from bespoke.features.accounts.dependencies import Settings, ThePasswords, TheProvider, TheVisitor
from bespoke.features.accounts.errors import LinkSpent, ProviderRefused
from bespoke.features.accounts.opening import open_once
from bespoke.features.accounts.schemas import (
    Accepted,
    ResetConfirm,
    ResetRequest,
    SignedIn,
    SignIn,
    SignInMeans,
    SignUp,
)
from bespoke.features.accounts.sessions import end_session_of
from bespoke.features.accounts.sign_in import sign_in
from bespoke.features.accounts.sign_up import sign_up
from bespoke.platform.http.dependencies import TheDatabase

router = APIRouter(prefix="/auth", tags=["accounts"])

ANYBODY: dict[str, Any] = {"security": []}
"""OpenAPI's word for operations that need no credential."""


@router.get("/means", operation_id="get_sign_in_means", openapi_extra=ANYBODY)
async def get_means(settings: Settings) -> SignInMeans:
    """Which ways of signing in this installation offers."""
    return SignInMeans(
        opening_link=settings.is_single_user,
        password=not settings.is_single_user,
        sign_up=settings.sign_up == "open" and not settings.is_single_user,
        password_reset=settings.mail is not None,
        oidc=settings.oidc is not None,
        oidc_label=settings.oidc.label if settings.oidc else "",
    )


@router.post("/sign-up", status_code=202, operation_id="sign_up", openapi_extra=ANYBODY)
async def post_sign_up(
    body: SignUp, database: TheDatabase, passwords: ThePasswords, settings: Settings, visitor: TheVisitor
) -> Accepted:
    """Make an account. The answer is the same when the address has one already; sign in to see."""
    await sign_up(
        database, passwords, settings, email=body.email, password=body.password, name=body.name, visitor=visitor
    )
    return Accepted(message="If the address was free, the account is made. Sign in.")


@router.post("/sign-in", operation_id="sign_in", openapi_extra=ANYBODY)
async def post_sign_in(
    body: SignIn,
    response: Response,
    database: TheDatabase,
    passwords: ThePasswords,
    settings: Settings,
    visitor: TheVisitor,
) -> SignedIn:
    """Start a session. Its token comes as a cookie that scripts cannot read."""
    started = await sign_in(database, passwords, settings, email=body.email, password=body.password, visitor=visitor)
    put_session(response, settings, started.token)
    return SignedIn(owner_id=started.owner_id, session_id=started.id)


@router.post("/sign-out", status_code=204, operation_id="sign_out", openapi_extra=ANYBODY)
async def post_sign_out(response: Response, database: TheDatabase, settings: Settings, visitor: TheVisitor) -> None:
    """End the session of this browser. Does nothing when there is none."""
    await end_session_of(database, visitor.token)
    drop_cookie(response, settings)


@router.get(
    "/open", status_code=303, operation_id="open_single_user", openapi_extra=ANYBODY, response_class=RedirectResponse
)
async def get_open(
    request: Request,
    token: Annotated[str, Query(max_length=100)],
    database: TheDatabase,
    settings: Settings,
    visitor: TheVisitor,
) -> Response:
    """The link that single-user mode prints at its start. Works once. A browser that opens it again is led to the
    pages, which know whether it is signed in and say what to do where it is not."""
    response = RedirectResponse("/", status_code=303)
    try:
        started = await open_once(database, settings, token=token, visitor=visitor)
    except LinkSpent:
        if settings.is_single_user and "text/html" in request.headers.get("accept", ""):
            return response
        raise
    put_session(response, settings, started.token)
    return response


@router.get(
    "/oidc/start", status_code=303, operation_id="start_oidc", openapi_extra=ANYBODY, response_class=RedirectResponse
)
async def get_oidc_start(
    provider: TheProvider,
    database: TheDatabase,
    settings: Settings,
    visitor: TheVisitor,
    *,
    return_to: Annotated[str, Query(max_length=500, description="A path of this site.")] = "/",
) -> Response:
    """Go to the sign-in provider."""
    from bespoke.features.accounts.oidc.sign_in import STATE_LIFETIME, depart  # noqa: PLC0415 - loads a library

    departure = await depart(database, provider, settings, visitor=visitor, return_to=return_to)
    response = RedirectResponse(departure.url, status_code=303)
    put_cookie(response, settings, departure.binding, name=OIDC, age_s=int(STATE_LIFETIME.total_seconds()))
    return response


@router.get(
    "/oidc/callback",
    status_code=303,
    operation_id="finish_oidc",
    openapi_extra=ANYBODY,
    response_class=RedirectResponse,
)
async def get_oidc_callback(
    request: Request,
    provider: TheProvider,
    database: TheDatabase,
    settings: Settings,
    visitor: TheVisitor,
    *,
    state: Annotated[str, Query(max_length=200)] = "",
    code: Annotated[str, Query(max_length=4000)] = "",
) -> Response:
    """Where the sign-in provider sends the browser back to."""
    if not code:
        raise ProviderRefused("The sign-in provider sent no code.", fix="Start the sign-in again.")
    binding = read_cookie(request, settings, OIDC)
    from bespoke.features.accounts.oidc.sign_in import arrive  # noqa: PLC0415 - loads a library

    arrival = await arrive(database, provider, settings, state=state, binding=binding, code=code, visitor=visitor)
    response = RedirectResponse(arrival.return_to, status_code=303)
    drop_cookie(response, settings, OIDC)
    put_session(response, settings, arrival.started.token)
    return response


@router.post("/password-reset/request", status_code=202, operation_id="request_password_reset", openapi_extra=ANYBODY)
async def post_reset_request(
    body: ResetRequest, tasks: BackgroundTasks, database: TheDatabase, settings: Settings, visitor: TheVisitor
) -> Accepted:
    """Have a link mailed that sets a new password. The answer is the same for every address."""
    asked = await reset.ask_for_reset(database, settings, email=body.email, visitor=visitor)
    if asked is not None:
        tasks.add_task(reset.send_reset, database, settings, asked)
    return Accepted(message="If the address has an account, a link is on its way.")


@router.post("/password-reset/confirm", status_code=204, operation_id="confirm_password_reset", openapi_extra=ANYBODY)
async def post_reset_confirm(body: ResetConfirm, database: TheDatabase, passwords: ThePasswords) -> None:
    """Set a new password with the link's token. Every session ends."""
    await reset.confirm_reset(database, passwords, token=body.token, password=body.password)
