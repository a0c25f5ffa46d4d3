"""`/me/identities`: the accounts at a sign-in provider that open this one."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Response

from bespoke.features.accounts import identities
from bespoke.features.accounts.cookies import OIDC, put_cookie
from bespoke.features.accounts.dependencies import AccountActor, Settings, ThePasswords, TheProvider, TheVisitor
from bespoke.features.accounts.proof import require_proof
from bespoke.features.accounts.schemas import IdentityLink, IdentityShown, Redirection
from bespoke.platform.http.dependencies import TheDatabase, Transaction
from bespoke.platform.http.paging import DEFAULT_LIMIT, Cursor, CursorText, Page, PageLimit, page_of

router = APIRouter(prefix="/me/identities", tags=["accounts"])


@router.get("", operation_id="list_identities")
async def get_identities(
    session: Transaction, actor: AccountActor, limit: PageLimit = DEFAULT_LIMIT, cursor: CursorText = None
) -> Page[IdentityShown]:
    """What signs in to the account besides its password, newest first."""
    rows = await identities.list_identities(session, actor.owner_id, after=Cursor.parse(cursor), limit=limit)
    return page_of(rows, limit, shown=IdentityShown.of, cursor=lambda row: Cursor(row.created_at, row.id))


@router.post("", operation_id="link_identity")
async def post_identity(
    body: IdentityLink,
    response: Response,
    actor: AccountActor,
    provider: TheProvider,
    database: TheDatabase,
    passwords: ThePasswords,
    settings: Settings,
    visitor: TheVisitor,
) -> Redirection:
    """Add the sign-in provider to the account. The browser that asks is to go to the `url`, and comes back signed in.

    Needs the password, or a sign-in of the last few minutes: what is added opens the account from then on.
    """
    await require_proof(database, passwords, settings, actor=actor, password=body.password)
    from bespoke.features.accounts.oidc.sign_in import STATE_LIFETIME, depart  # noqa: PLC0415 - loads a library

    departure = await depart(
        database, provider, settings, visitor=visitor, return_to=body.return_to, owner=actor.owner_id
    )
    put_cookie(response, settings, departure.binding, name=OIDC, age_s=int(STATE_LIFETIME.total_seconds()))
    return Redirection(url=departure.url)


@router.delete("/{identity_id}", status_code=204, operation_id="unlink_identity")
async def delete_identity(identity_id: UUID, session: Transaction, actor: AccountActor) -> None:
    """Remove it, and sign out everywhere else. The last way in stays: without a password, one of them is kept."""
    await identities.unlink_identity(session, actor, identity_id=identity_id)
