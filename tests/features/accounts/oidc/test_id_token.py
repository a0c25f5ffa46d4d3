"""The provider's word: what must hold before it is believed."""

from __future__ import annotations

import base64
import hmac
import json
import time
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from bespoke.features.accounts.errors import ProviderRefused
from bespoke.features.accounts.oidc.id_token import Expected, UnknownKey, read_id_token

KEY = RSAKey.generate_key(2048, auto_kid=True)
KEYS = KeySet.import_key_set(KeySet([KEY]).as_dict())
EXPECTED = Expected("https://id.example", "bespoke", "nonce")


def claims(**changes: Any) -> dict[str, Any]:
    now = int(time.time())
    whole = {
        "iss": "https://id.example",
        "aud": "bespoke",
        "sub": "ada",
        "nonce": "nonce",
        "iat": now,
        "exp": now + 300,
    }
    return {name: value for name, value in {**whole, **changes}.items() if value is not None}


def signed(key: Any = KEY, *, algorithm: str = "RS256", **changes: Any) -> str:
    kid = {} if key is None else {"kid": key.kid}
    return jwt.encode({"alg": algorithm, **kid}, claims(**changes), key, algorithms=[algorithm])


def test_a_whole_token_is_believed() -> None:
    assert read_id_token(signed(email="a@b.org"), KEYS, expected=EXPECTED)["email"] == "a@b.org"
    assert read_id_token(signed(aud=["bespoke"]), KEYS, expected=EXPECTED)["sub"] == "ada"


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://evil.example"},
        {"aud": "another client"},
        {"aud": ["another client"]},
        {"nonce": "another"},
        {"exp": 1},
        {"iat": 9_999_999_999},
        {"nbf": 9_999_999_999},
        {"azp": "another client"},
        *({name: None} for name in ("iss", "aud", "sub", "nonce", "exp", "iat")),
    ],
    ids=str,
)
def test_a_claim_that_is_wrong_or_missing_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ProviderRefused):
        read_id_token(signed(**changes), KEYS, expected=EXPECTED)


def test_a_signature_of_another_key_is_refused() -> None:
    forged = RSAKey.generate_key(2048)
    kid = {"kid": KEY.kid}
    token = jwt.encode({"alg": "RS256", **kid}, claims(), forged, algorithms=["RS256"])
    with pytest.raises(ProviderRefused):
        read_id_token(token, KEYS, expected=EXPECTED)


def test_an_unknown_key_asks_for_fresher_ones() -> None:
    with pytest.raises(UnknownKey):
        read_id_token(signed(RSAKey.generate_key(2048, auto_kid=True)), KEYS, expected=EXPECTED)


def test_no_signature_and_a_shared_secret_are_refused() -> None:
    body = signed().split(".")[1]
    none = f"{encoded({'alg': 'none'})}.{body}."
    head = f"{encoded({'alg': 'HS256', 'kid': KEY.kid})}.{body}"
    confused = f"{head}.{encoded(hmac.digest(KEY.as_pem(private=False), head.encode(), 'sha256'))}"
    for token in (confused, none, "", "a.b.c", "é"):
        with pytest.raises((ProviderRefused, UnknownKey)):
            read_id_token(token, KEYS, expected=EXPECTED)


def encoded(content: dict[str, Any] | bytes) -> str:
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()
