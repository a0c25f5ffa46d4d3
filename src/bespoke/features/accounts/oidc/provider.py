"""One OpenID provider: where its doors are and which keys it signs with, remembered for an hour."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from authlib.integrations.httpx_client import AsyncOAuth2Client  # type: ignore[import-untyped]  # has no types
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from bespoke.features.accounts.oidc.fetch import asking, checked_url, fetch_json, new_client
from bespoke.features.accounts.oidc.id_token import Expected, UnknownKey, read_id_token, refused
from bespoke.features.accounts.settings import OidcSettings

_REMEMBERED_S = 3600.0
_NOT_AGAIN_BEFORE_S = 60.0
"""A token that names an unknown key makes us look for newer keys, but not more often than this."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whom the provider vouches for. `email` is empty unless the provider says that it is verified."""

    issuer: str
    subject: str
    email: str
    name: str


@dataclass(frozen=True, slots=True)
class _Known:
    metadata: dict[str, Any]
    keys: KeySet
    at: float


class Provider:
    """Remembers the provider's metadata and keys; everything else is asked anew."""

    def __init__(self, settings: OidcSettings, *, redirect_uri: str) -> None:
        self.settings = settings
        self.redirect_uri = redirect_uri
        self._known: _Known | None = None

    async def sign_in_url(self, *, state: str, nonce: str, verifier: str) -> str:
        """Where the browser goes. Raises ProviderUnavailable."""
        async with asking(self.settings.deadline_s):
            metadata = (await self._know()).metadata
            async with self._oauth() as client:
                url, _ = client.create_authorization_url(
                    checked_url(metadata.get("authorization_endpoint")),
                    state=state,
                    nonce=nonce,
                    code_verifier=verifier,
                )
        return str(url)

    async def vouch(self, code: str, *, nonce: str, verifier: str) -> Person:
        """Trades the code for the person. Raises ProviderRefused, ProviderUnavailable."""
        async with asking(self.settings.deadline_s):
            metadata = (await self._know()).metadata
            async with self._oauth() as client:
                token = await client.fetch_token(
                    checked_url(metadata.get("token_endpoint")), code=code, code_verifier=verifier
                )
            access_token = str(token.get("access_token", ""))
            expected = Expected(str(metadata["issuer"]), self.settings.client_id, nonce, access_token)
            claims = await self._claims(str(token.get("id_token", "")), expected)
            if "email" not in claims and "userinfo_endpoint" in metadata:
                claims = {**await self._userinfo(metadata, access_token, claims["sub"]), **claims}
        return _person(claims)

    def _oauth(self) -> AsyncOAuth2Client:
        return AsyncOAuth2Client(
            self.settings.client_id,
            self.settings.client_secret,
            scope="openid email profile",
            redirect_uri=self.redirect_uri,
            code_challenge_method="S256",
            follow_redirects=False,
            trust_env=False,
            timeout=self.settings.deadline_s,
        )

    async def _claims(self, id_token: str, expected: Expected) -> dict[str, Any]:
        try:
            return read_id_token(id_token, (await self._know()).keys, expected=expected)
        except UnknownKey:
            fresher = await self._know(not_older_than_s=_NOT_AGAIN_BEFORE_S)
        try:
            return read_id_token(id_token, fresher.keys, expected=expected)
        except UnknownKey:
            raise refused() from None

    async def _know(self, *, not_older_than_s: float = _REMEMBERED_S) -> _Known:
        known = self._known
        if known is None or time.monotonic() - known.at > not_older_than_s:
            known = self._known = await self._discover()
        return known

    async def _discover(self) -> _Known:
        """OpenID Connect Discovery 4.3: the issuer that answers must be the one that was asked."""
        issuer = self.settings.issuer
        async with new_client() as client:
            metadata = await fetch_json(client, f"{issuer.rstrip('/')}/.well-known/openid-configuration")
            if metadata.get("issuer") != issuer:
                raise ValueError("another issuer")
            keys: Any = await fetch_json(client, checked_url(metadata.get("jwks_uri")))
        try:
            return _Known(metadata, KeySet.import_key_set(keys), time.monotonic())
        except (JoseError, KeyError, TypeError):
            raise ValueError("no keys") from None

    async def _userinfo(self, metadata: dict[str, Any], access_token: str, subject: str) -> dict[str, Any]:
        """Some providers tell the address here alone. OpenID Connect Core 5.3.2: it must be about the same subject."""
        async with new_client() as client:
            told = await fetch_json(client, metadata["userinfo_endpoint"], bearer=access_token)
        if told.get("sub") != subject:
            raise refused()
        return told


def _person(claims: dict[str, Any]) -> Person:
    is_verified = claims.get("email_verified") is True
    email, name = claims.get("email"), claims.get("name")
    return Person(
        issuer=str(claims["iss"]),
        subject=str(claims["sub"]),
        email=email if is_verified and isinstance(email, str) else "",
        name=name[:200] if isinstance(name, str) else "",
    )
