"""`bespoke users`: the operator's view of accounts. Each takes the database under the role `bespoke_migrate`."""

from __future__ import annotations

from bespoke.features.accounts import operate
from bespoke.features.accounts.settings import AccountSettings
from bespoke.platform.database import Database
from bespoke.platform.http.paging import Cursor

_PAGE = 500


async def list_users(database: Database) -> None:
    """Print every user, newest first: e-mail, state, when made, last sign-in."""
    after: Cursor | None = None
    while True:
        users = await operate.list_users(database, after=after, limit=_PAGE)
        for user in users:
            seen = f"{user.last_login_at:%Y-%m-%d}" if user.last_login_at else "never"
            state = "active" if user.is_active else "inactive"
            print(f"{user.email}\t{state}\t{user.created_at:%Y-%m-%d}\t{seen}\t{user.owner_id}")
        if len(users) < _PAGE:
            return
        after = Cursor(users[-1].created_at, users[-1].owner_id)


async def create_user(database: Database, settings: AccountSettings, email: str, *, name: str = "") -> None:
    """Make an account and print the link that sets its first password."""
    created = await operate.create(database, settings, email=email, name=name)
    print(f"Made {created.owner_id}. The person sets a password here, once, soon:\n{created.link}")


async def deactivate_user(database: Database, email: str) -> None:
    """Refuse the user from now on; nothing is deleted."""
    await operate.deactivate(database, email=email)
    print(f"{email} is inactive and signed out everywhere.")


async def activate_user(database: Database, email: str) -> None:
    """Let the user sign in again."""
    await operate.activate(database, email=email)
    print(f"{email} is active.")


async def reset_password(database: Database, settings: AccountSettings, email: str) -> None:
    """Print a link that sets a new password, once."""
    print(await operate.reset_password(database, settings, email=email))
