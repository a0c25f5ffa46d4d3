"""From the operator's settings to the accounts, for every entry point alike."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, NamedTuple

from bespoke.features.accounts.authenticate import authenticator
from bespoke.features.accounts.dependencies import provider_of
from bespoke.features.accounts.opening import ensure_user, make_opening_link
from bespoke.features.accounts.passwords import Passwords
from bespoke.features.accounts.settings import AccountSettings, OidcSettings, is_loopback, notices
from bespoke.platform.database import Database
from bespoke.platform.mail import MailServer
from bespoke.platform.settings import Settings
from bespoke.platform.storage import BlobStore


def account_settings(settings: Settings, *, public_url: str) -> AccountSettings:
    """`public_url` as it turned out, where the port was left to the system. Raises UnsafeAccounts."""
    accounts = settings.accounts
    is_single_user = accounts.mode == "single_user" or (
        accounts.mode == "auto" and settings.is_embedded and is_loopback(public_url)
    )
    return AccountSettings(
        public_url=public_url,
        sign_up=accounts.sign_up,
        session_idle=timedelta(days=accounts.idle_days),
        session_lifetime=timedelta(days=accounts.absolute_days),
        is_single_user=is_single_user,
        default_owner=accounts.default_owner,
        owner_header=accounts.owner_header,
        trusted_proxies=tuple(settings.server.trusted_proxies),
        oidc=_oidc(settings),
        mail=_mail(settings),
    )


def account_state(database: Database, settings: AccountSettings, *, store: BlobStore) -> dict[str, Any]:
    """What the account routes look up on the application's state."""
    return {
        "authenticate": authenticator(database, settings),
        "account_settings": settings,
        "passwords": Passwords(),
        "oidc_provider": provider_of(settings),
        "store": store,
    }


class Announcement(NamedTuple):
    """`opening_link` is empty where people sign in; it is among the lines, too."""

    lines: list[str]
    opening_link: str = ""


async def announce(database: Database, settings: AccountSettings) -> Announcement:
    """What the start says to whoever reads the terminal. Makes the accounts that the settings name."""
    lines = notices(settings)
    if settings.default_owner:
        await ensure_user(database, settings.default_owner)
    if not settings.is_single_user:
        return Announcement(lines)
    link = await make_opening_link(database, settings)
    return Announcement([*lines, f"Open {link} (works once)."], link)


def _oidc(settings: Settings) -> OidcSettings | None:
    oidc = settings.oidc
    if not oidc.issuer:
        return None
    secret = oidc.client_secret.get_secret_value() if oidc.client_secret else ""
    domains = tuple(oidc.email_domains)
    return OidcSettings(oidc.issuer, oidc.client_id, secret, allowed_domains=domains, label=oidc.label)


def _mail(settings: Settings) -> MailServer | None:
    mail = settings.mail
    if not mail.host:
        return None
    return MailServer(
        host=mail.host,
        sender=mail.sender or f"bespoke@{mail.host}",
        port=mail.port,
        user=mail.user,
        password=mail.password.get_secret_value() if mail.password else "",
        tls=mail.tls,
    )
