"""What the operator decided about accounts, as values; the entry point makes them from its settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import ip_address
from typing import Literal
from urllib.parse import urlsplit

from bespoke.features.accounts.errors import UnsafeAccounts
from bespoke.platform.actor import Scope
from bespoke.platform.mail import MailServer
from bespoke.platform.rates.take import Rate

SINGLE_USER_EMAIL = "owner@localhost"
ACCOUNT_RATE = Rate(10, per_s=600)
PEER_RATE = Rate(60, per_s=600)


@dataclass(frozen=True, slots=True)
class OidcSettings:
    """One OpenID provider. Without allowed domains every verified address may sign in."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    allowed_domains: tuple[str, ...] = ()
    makes_accounts: bool = True
    deadline_s: float = 10.0
    label: str = ""


@dataclass(frozen=True, slots=True)
class AccountSettings:
    """`default_owner` and `owner_header` name accounts by e-mail, and hold only for peers in `trusted_proxies`,
    which are addresses or networks.
    """

    public_url: str = "http://127.0.0.1:8380"
    api_prefix: str = "/api/v1"
    sign_up: Literal["open", "closed"] = "open"
    session_idle: timedelta = timedelta(days=14)
    session_lifetime: timedelta = timedelta(days=90)
    reset_lifetime: timedelta = timedelta(minutes=30)
    fresh_for: timedelta = timedelta(minutes=10)
    is_single_user: bool = False
    default_owner: str = ""
    owner_header: str = ""
    trusted_proxies: tuple[str, ...] = ()
    trusted_scopes: frozenset[Scope] = frozenset(("read", "write"))
    account_rate: Rate = ACCOUNT_RATE
    peer_rate: Rate = PEER_RATE
    oidc: OidcSettings | None = None
    mail: MailServer | None = None

    def __post_init__(self) -> None:
        if (self.default_owner or self.owner_header) and not self.trusted_proxies:
            raise UnsafeAccounts(
                "A default owner or an owner header is set, and no proxy is trusted to speak for it.",
                fix="Set BESPOKE_SERVER_TRUSTED_PROXIES to the front end's address.",
                field="BESPOKE_SERVER_TRUSTED_PROXIES",
            )
        if self.is_single_user and not is_loopback(self.public_url):
            raise UnsafeAccounts(
                "Single-user mode serves this machine only, and the public URL names another.",
                fix="Set BESPOKE_ACCOUNTS_MODE to accounts.",
                field="BESPOKE_ACCOUNTS_MODE",
            )

    @property
    def is_secure(self) -> bool:
        """Whether browsers keep a Secure cookie: over TLS, and from this machine itself."""
        return urlsplit(self.public_url).scheme == "https" or is_loopback(self.public_url)


def is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def notices(settings: AccountSettings) -> list[str]:
    """What a start-up must tell the operator."""
    if settings.is_secure:
        return []
    return [
        f"{settings.public_url} is plain HTTP: sessions travel in a cookie that others on the way "
        "can read. Serve HTTPS and set BESPOKE_SERVER_PUBLIC_URL to its address."
    ]
