"""`/me`: one's own account."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import StreamingResponse

from bespoke.features.accounts import api_keys, sessions
from bespoke.features.accounts.change_password import change_password
from bespoke.features.accounts.cookies import drop_cookie, put_session
from bespoke.features.accounts.dependencies import AccountActor, Settings, ThePasswords, TheStore, TheVisitor
from bespoke.features.accounts.erase import erase_me
from bespoke.features.accounts.export import export_everything
from bespoke.features.accounts.me import change_me, read_me
from bespoke.features.accounts.schemas import (
    Erasure,
    KeyCreated,
    KeyRequest,
    KeyShown,
    Me,
    MePatch,
    PasswordChange,
    SessionShown,
)
from bespoke.platform.http.dependencies import CurrentActor, TheDatabase, Transaction
from bespoke.platform.http.paging import DEFAULT_LIMIT, Cursor, CursorText, Page, PageLimit, page_of

router = APIRouter(prefix="/me", tags=["accounts"])


@router.get("", operation_id="read_me")
async def get_me(session: Transaction, actor: CurrentActor) -> Me:
    """The account, and what this credential may do."""
    return Me.of(await read_me(session, actor.owner_id), actor)


@router.patch("", operation_id="change_me")
async def patch_me(body: MePatch, session: Transaction, actor: AccountActor) -> Me:
    """Change the name or the settings."""
    return Me.of(await change_me(session, actor, name=body.name, settings=body.settings), actor)


@router.delete("", status_code=204, operation_id="erase_me")
async def delete_me(
    body: Erasure,
    response: Response,
    actor: AccountActor,
    database: TheDatabase,
    passwords: ThePasswords,
    settings: Settings,
    store: TheStore,
) -> None:
    """Erase the account with everything in it, at once and for ever."""
    await erase_me(
        database,
        store,
        passwords,
        settings,
        actor=actor,
        confirmation=body.confirmation,
        password=body.password,
    )
    drop_cookie(response, settings)


@router.post("/password", status_code=204, operation_id="change_password")
async def post_password(
    body: PasswordChange,
    response: Response,
    actor: AccountActor,
    database: TheDatabase,
    passwords: ThePasswords,
    settings: Settings,
    visitor: TheVisitor,
) -> None:
    """Set a new password. Every session ends; this browser gets a new one."""
    started = await change_password(
        database, passwords, settings, actor=actor, old=body.old_password, new=body.new_password, visitor=visitor
    )
    if started is not None:
        put_session(response, settings, started.token)


@router.get("/sessions", operation_id="list_sessions")
async def get_sessions(
    session: Transaction,
    actor: AccountActor,
    settings: Settings,
    limit: PageLimit = DEFAULT_LIMIT,
    cursor: CursorText = None,
) -> Page[SessionShown]:
    """Where the account is signed in, newest first."""
    rows = await sessions.list_sessions(
        session, actor.owner_id, settings=settings, after=Cursor.parse(cursor), limit=limit
    )
    return page_of(
        rows, limit, shown=lambda row: SessionShown.of(row, actor), cursor=lambda row: Cursor(row.created_at, row.id)
    )


@router.delete("/sessions", status_code=204, operation_id="end_other_sessions")
async def delete_sessions(session: Transaction, actor: AccountActor) -> None:
    """Sign out everywhere else."""
    await sessions.end_other_sessions(session, actor)


@router.delete("/sessions/{session_id}", status_code=204, operation_id="end_session")
async def delete_session(session_id: UUID, session: Transaction, actor: AccountActor) -> None:
    """Sign out there."""
    await sessions.end_session(session, actor, session_id=session_id)


@router.get("/api-keys", operation_id="list_api_keys")
async def get_keys(
    session: Transaction, actor: AccountActor, limit: PageLimit = DEFAULT_LIMIT, cursor: CursorText = None
) -> Page[KeyShown]:
    """The API keys, newest first, without their secrets."""
    rows = await api_keys.list_keys(session, actor.owner_id, after=Cursor.parse(cursor), limit=limit)
    return page_of(rows, limit, shown=KeyShown.of, cursor=lambda row: Cursor(row.created_at, row.id))


@router.post("/api-keys", status_code=201, operation_id="create_api_key")
async def post_key(body: KeyRequest, session: Transaction, actor: AccountActor) -> KeyCreated:
    """Make an API key, sent as `Authorization: Bearer`. The answer is the only place where the whole key stands."""
    days = body.expires_in_days
    made = await api_keys.create_key(
        session,
        actor,
        name=body.name,
        scopes=frozenset(body.scopes),
        lives_for=None if days is None else timedelta(days=days),
    )
    return KeyCreated(**KeyShown.of(made.row).model_dump(), key=made.secret)


@router.delete("/api-keys/{key_id}", status_code=204, operation_id="revoke_api_key")
async def delete_key(key_id: UUID, session: Transaction, actor: AccountActor) -> None:
    """Revoke an API key; it is refused from the next request on."""
    await api_keys.revoke_key(session, actor, key_id=key_id)


@router.get(
    "/export",
    operation_id="export_me",
    response_class=StreamingResponse,
    responses={200: {"content": {"application/zip": {}}, "description": "Every row and every file of the account."}},
)
async def get_export(actor: AccountActor, database: TheDatabase, store: TheStore) -> StreamingResponse:
    """Everything that is kept of the account, as one ZIP."""
    archive = await export_everything(database, store, actor=actor)
    name = f"bespoke-{datetime.now(UTC):%Y-%m-%d}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingResponse(archive, media_type="application/zip", headers=headers)
