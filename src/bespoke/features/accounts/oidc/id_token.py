"""The provider's word about who signed in, checked as OpenID Connect Core 3.1.3.7 asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from authlib.oidc.core import CodeIDToken  # type: ignore[import-untyped]  # has no types
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from bespoke.features.accounts.errors import ProviderRefused

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA")
"""Signatures that only the provider can make: never `none`, never a shared secret."""

_LEEWAY_S = 60


@dataclass(frozen=True, slots=True)
class Expected:
    issuer: str
    client_id: str
    nonce: str
    access_token: str = ""


class UnknownKey(Exception):
    """The token is signed by a key that is not in the set; a fresher set may have it."""


def read_id_token(token: str, keys: KeySet, *, expected: Expected) -> dict[str, Any]:
    """The claims. Raises ProviderRefused, UnknownKey."""
    try:
        # Providers put headers of their own into their tokens.
        registry = JWSRegistry(algorithms=list(ALGORITHMS), strict_check_header=False)
        decoded = jwt.decode(token, keys, registry=registry)
    except InvalidKeyIdError:
        raise UnknownKey from None
    except (JoseError, ValueError):
        raise refused() from None
    options: dict[str, Any] = {
        "iss": {"essential": True, "value": expected.issuer},
        "aud": {"essential": True, "value": expected.client_id},
        "sub": {"essential": True},
    }
    known = {"nonce": expected.nonce, "client_id": expected.client_id, "access_token": expected.access_token}
    claims = CodeIDToken(decoded.claims, decoded.header, options, known)
    try:
        claims.validate(leeway=_LEEWAY_S)
    except JoseError:
        raise refused() from None
    return dict(claims)


def refused() -> ProviderRefused:
    return ProviderRefused("The sign-in provider's answer does not hold.", fix="Start the sign-in again.")
