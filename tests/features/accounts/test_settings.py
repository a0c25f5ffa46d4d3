"""The operator's decisions: contradictions are refused, weak ones are told."""

from __future__ import annotations

import pytest

from bespoke.features.accounts.errors import UnsafeAccounts
from bespoke.features.accounts.settings import AccountSettings, OidcSettings, notices


@pytest.mark.parametrize(
    ("url", "is_secure"),
    [
        ("https://bespoke.example.org", True),
        ("http://127.0.0.1:8380", True),
        ("http://localhost:8380", True),
        ("http://[::1]:8380", True),
        ("http://bespoke.lan", False),
        ("http://127.0.0.1.evil.example", False),
    ],
)
def test_plain_http_off_this_machine_is_told_at_the_start(url: str, is_secure: bool) -> None:
    settings = AccountSettings(public_url=url)
    assert settings.is_secure is is_secure
    assert bool(notices(settings)) is not is_secure


@pytest.mark.parametrize("changes", [{"default_owner": "ada@example.org"}, {"owner_header": "X-Owner"}])
def test_speaking_for_others_needs_a_named_proxy(changes: dict[str, str]) -> None:
    with pytest.raises(UnsafeAccounts):
        AccountSettings(**changes)  # type: ignore[arg-type]  # strings by name
    trusting = AccountSettings(trusted_proxies=("10.0.0.5",), **changes)  # type: ignore[arg-type]  # strings by name
    assert trusting.trusted_scopes == {"read", "write"}


def test_secrets_are_not_shown() -> None:
    assert "hunter2" not in repr(AccountSettings(oidc=OidcSettings("https://id.example", "bespoke", "hunter2")))
