"""The operator's settings, as accounts understand them."""

from __future__ import annotations

from datetime import timedelta

import psycopg
import pytest
from pydantic import SecretStr

from bespoke.features.accounts.configure import account_settings, account_state, announce
from bespoke.features.accounts.errors import UnsafeAccounts
from bespoke.features.accounts.settings import AccountSettings
from bespoke.platform.database import Database
from bespoke.platform.settings.tree import (
    AccountsSettings,
    DatabaseSettings,
    MailSettings,
    OidcSettings,
    ServerSettings,
    Settings,
)
from bespoke.platform.storage import open_store

Connection = psycopg.Connection[tuple[object, ...]]
HERE = "http://127.0.0.1:8380"
GIVEN = DatabaseSettings(url=SecretStr("postgresql://bespoke_app@db/bespoke"))


@pytest.mark.parametrize(
    ("settings", "url", "expected"),
    [
        (Settings(), HERE, True),
        (Settings(), "https://bespoke.example.org", False),
        (Settings(database=GIVEN), HERE, False),
        (Settings(accounts=AccountsSettings(mode="accounts")), HERE, False),
        (Settings(database=GIVEN, accounts=AccountsSettings(mode="single_user")), HERE, True),
    ],
)
def test_single_user_mode_is_for_the_embedded_default_on_this_machine(
    settings: Settings, url: str, expected: bool
) -> None:
    assert account_settings(settings, public_url=url).is_single_user is expected


def test_single_user_mode_for_the_whole_net_is_refused() -> None:
    with pytest.raises(UnsafeAccounts):
        account_settings(Settings(accounts=AccountsSettings(mode="single_user")), public_url="http://bespoke.lan")


def test_every_setting_arrives() -> None:
    made = account_settings(
        Settings(
            server=ServerSettings(trusted_proxies=("10.0.0.5",)),
            accounts=AccountsSettings(
                mode="accounts", sign_up="closed", default_owner="a@b.org", owner_header="X-Owner", idle_days=1.5
            ),
            oidc=OidcSettings(
                issuer="https://id.example",
                client_id="c",
                client_secret=SecretStr("s"),
                email_domains=("b.org",),
                label="B",
            ),
            mail=MailSettings(host="mail.b.org", user="u", password=SecretStr("p"), tls="tls", port=465),
        ),
        public_url="https://bespoke.example.org",
    )
    assert (made.sign_up, made.session_idle, made.trusted_proxies) == ("closed", timedelta(days=1.5), ("10.0.0.5",))
    assert (made.default_owner, made.owner_header) == ("a@b.org", "X-Owner")
    assert made.oidc is not None
    assert (made.oidc.client_secret, made.oidc.allowed_domains, made.oidc.label) == ("s", ("b.org",), "B")
    assert made.mail is not None
    assert (made.mail.sender, made.mail.password, made.mail.tls) == ("bespoke@mail.b.org", "p", "tls")


async def test_the_start_makes_the_accounts_it_names_and_prints_the_link(
    database: Database, as_migrate: Connection
) -> None:
    alone = AccountSettings(is_single_user=True)
    said = await announce(database, alone)
    assert "/api/v1/auth/open?token=" in said.opening_link
    assert [line for line in said.lines if said.opening_link in line]
    trusting = AccountSettings(default_owner="front@end.example", trusted_proxies=("10.0.0.5",))
    for _ in range(2):
        assert await announce(database, trusting) == ([], "")
    emails = as_migrate.execute("SELECT email FROM users ORDER BY email").fetchall()
    assert emails == [("front@end.example",), ("owner@localhost",)]


def test_the_state_holds_all_that_the_routes_ask_for(database: Database) -> None:
    state = account_state(database, AccountSettings(), store=open_store("memory://"))
    assert set(state) == {"authenticate", "account_settings", "passwords", "oidc_provider", "store"}
    state["passwords"].close()
