"""`bespoke demo`: a fictional person with a resume, a posting and an optimized resume; and their removal."""

from __future__ import annotations

import asyncio

from bespoke.cli.output import console
from bespoke.features.accounts import operate
from bespoke.features.accounts.configure import account_settings
from bespoke.features.accounts.erase import erase_owner
from bespoke.features.accounts.opening import ensure_user
from bespoke.features.example.make import make_example
from bespoke.platform.actor import Actor
from bespoke.platform.database import roles
from bespoke.platform.http.address import address_of
from bespoke.platform.place import Place, open_place
from bespoke.platform.settings import read_settings

EMAIL = "demo@bespoke.example"


def demo(*, remove: bool = False) -> None:
    """Make a demo account with an example in it, and print the link that sets its password.

    Parameters
    ----------
    remove
        Erase the demo account with everything in it.
    """
    with open_place(read_settings()) as place:
        if remove:
            asyncio.run(_remove(place))
            console.print("The demo is gone.")
        else:
            console.print(f"{EMAIL} sets its password here, once:", markup=False)
            console.print(asyncio.run(_make(place)), soft_wrap=True, markup=False)


async def _make(place: Place) -> str:
    """Safe to repeat: a demo that is there gets a new link."""
    database, migrate = place.open_database(roles.APP), place.open_database(roles.MIGRATE)
    server = place.settings.server
    settings = account_settings(place.settings, public_url=server.public_url or address_of(server.host, server.port))
    try:
        users = await operate.list_users(migrate, limit=10_000)
        is_new = EMAIL not in {user.email for user in users}
        actor = Actor(await ensure_user(database, EMAIL), "single_user")
        if is_new:
            async with database.transaction(actor.owner_id) as session:
                await make_example(session, actor)
        return await operate.reset_password(migrate, settings, email=EMAIL)
    finally:
        await database.close()
        await migrate.close()


async def _remove(place: Place) -> None:
    database = place.open_database(roles.APP)
    try:
        await erase_owner(database, place.open_blobs(), await ensure_user(database, EMAIL))
    finally:
        await database.close()
