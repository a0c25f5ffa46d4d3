"""What the account routes ask for. The entry point puts the parts on the application's state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Depends, Request

from bespoke.features.accounts.cookies import read_cookie
from bespoke.features.accounts.errors import ProviderOff
from bespoke.features.accounts.passwords import Passwords
from bespoke.features.accounts.sessions import Visitor
from bespoke.features.accounts.settings import AccountSettings
from bespoke.platform.actor import Actor
from bespoke.platform.http.dependencies import CurrentActor
from bespoke.platform.storage import BlobStore

if TYPE_CHECKING:
    from bespoke.features.accounts.oidc.provider import Provider


async def the_settings(request: Request) -> AccountSettings:
    settings: AccountSettings = request.app.state.account_settings
    return settings


async def the_passwords(request: Request) -> Passwords:
    passwords: Passwords = request.app.state.passwords
    return passwords


async def the_provider(request: Request) -> Provider:
    """Raises ProviderOff when none is set up."""
    provider: Provider | None = request.app.state.oidc_provider
    if provider is None:
        raise ProviderOff("There is no sign-in provider here.", fix="Sign in with e-mail and password.")
    return provider


async def the_store(request: Request) -> BlobStore:
    store: BlobStore = request.app.state.store
    return store


async def account_actor(actor: CurrentActor) -> Actor:
    """Raises MissingScope unless the credential may change the account itself."""
    actor.require("account")
    return actor


Settings = Annotated[AccountSettings, Depends(the_settings)]
ThePasswords = Annotated[Passwords, Depends(the_passwords)]
# A Provider. Its library takes long to load and most installations have none, so its type is not named at run time.
TheProvider = Annotated[Any, Depends(the_provider)]
TheStore = Annotated[BlobStore, Depends(the_store)]
AccountActor = Annotated[Actor, Depends(account_actor)]


async def the_visitor(request: Request, settings: Settings) -> Visitor:
    return Visitor(
        peer=request.client.host if request.client else "",
        user_agent=request.headers.get("user-agent", ""),
        token=read_cookie(request, settings),
    )


TheVisitor = Annotated[Visitor, Depends(the_visitor)]


def provider_of(settings: AccountSettings) -> Provider | None:
    """For the application's state; None when no provider is set up."""
    if settings.oidc is None:
        return None
    from bespoke.features.accounts.oidc.provider import Provider  # noqa: PLC0415

    callback = f"{settings.public_url.rstrip('/')}{settings.api_prefix}/auth/oidc/callback"
    return Provider(settings.oidc, redirect_uri=callback)
