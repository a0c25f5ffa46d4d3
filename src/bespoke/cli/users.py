"""`bespoke users`: the operator's view of accounts, under the role that sees every owner."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from cyclopts import App

from bespoke.cli.output import console, print_json, print_lines
from bespoke.features.accounts import operate
from bespoke.features.accounts.configure import account_settings
from bespoke.features.accounts.settings import AccountSettings
from bespoke.features.accounts.tables import UserRow
from bespoke.platform.database import Database, roles
from bespoke.platform.http.address import address_of
from bespoke.platform.http.paging import Cursor
from bespoke.platform.place import open_place
from bespoke.platform.settings import read_settings

app = App(name="users", help="People's accounts.")
R = TypeVar("R")
_PAGE = 500


@app.command(name="list")
def list_users(*, json: bool = False) -> None:
    """Every user, newest first: e-mail, state, when made, last sign-in.

    Parameters
    ----------
    json
        Print JSON.
    """
    users = _run(lambda database, _: every_user(database))
    if json:
        print_json([_line(user) for user in users])
        return
    columns = ("e-mail", "state", "made", "last sign-in", "owner")
    print_lines("Users", columns, [list(_line(user).values()) for user in users])


@app.command
def create(email: str, *, name: str = "") -> None:
    """Make an account and print the link that sets its first password.

    Parameters
    ----------
    email
        The person's address.
    name
        What the person is called.
    """
    made = _run(lambda database, settings: operate.create(database, settings, email=email, name=name))
    console.print(f"Made {made.owner_id}. The person sets a password here, once, soon:")
    console.print(made.link, soft_wrap=True, markup=False)


def _switch(change: Callable[..., Awaitable[None]], *, help: str, said: str) -> Callable[[str], None]:
    """A command by the use case's name that changes one account and says what it is now."""

    def switch(email: str) -> None:
        """Change an account.

        Parameters
        ----------
        email
            The person's address.
        """
        _run(lambda database, _: change(database, email=email))
        console.print(f"{email} is {said}.", markup=False)

    app.command(switch, name=change.__name__, help=help)
    return switch


_OUT = "inactive and signed out everywhere"
deactivate = _switch(operate.deactivate, help="Refuse the user from now on; nothing is deleted.", said=_OUT)
activate = _switch(operate.activate, help="Let the user sign in again.", said="active")


@app.command
def reset_password(email: str) -> None:
    """Print a link that sets a new password, once.

    Parameters
    ----------
    email
        The person's address.
    """
    link = _run(lambda database, settings: operate.reset_password(database, settings, email=email))
    console.print(link, soft_wrap=True, markup=False)


async def every_user(database: Database) -> list[UserRow]:
    users: list[UserRow] = []
    after: Cursor | None = None
    while True:
        page = await operate.list_users(database, after=after, limit=_PAGE)
        users.extend(page)
        if len(page) < _PAGE:
            return users
        after = Cursor(page[-1].created_at, page[-1].owner_id)


def _line(user: UserRow) -> dict[str, str]:
    seen = f"{user.last_login_at:%Y-%m-%d}" if user.last_login_at else "never"
    state = "active" if user.is_active else "inactive"
    made = f"{user.created_at:%Y-%m-%d}"
    return {"email": user.email, "state": state, "made": made, "last_sign_in": seen, "owner_id": str(user.owner_id)}


def _run(work: Callable[[Database, AccountSettings], Awaitable[R]]) -> R:
    settings = read_settings()
    server = settings.server
    public_url = server.public_url or address_of(server.host, server.port)

    async def run(database: Database) -> R:
        try:
            return await work(database, account_settings(settings, public_url=public_url))
        finally:
            await database.close()

    with open_place(settings) as place:
        return asyncio.run(run(place.open_database(roles.MIGRATE)))
