"""Asking the provider: bounded in time and size, following no redirect."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx2
from authlib.integrations.base_client.errors import OAuthError  # type: ignore[import-untyped]  # has no types

from bespoke.features.accounts.errors import ProviderRefused, ProviderUnavailable
from bespoke.features.accounts.settings import is_loopback

_LARGEST_BYTES = 1_000_000


@asynccontextmanager
async def asking(deadline_s: float) -> AsyncIterator[None]:
    """Everything that goes wrong with the provider inside, as one of our errors."""
    try:
        async with asyncio.timeout(deadline_s):
            yield
    except OAuthError:
        raise ProviderRefused("The sign-in provider refused the code.", fix="Start the sign-in again.") from None
    except (httpx2.HTTPError, httpx2.InvalidURL, TimeoutError, ValueError):
        raise unreachable() from None


def unreachable() -> ProviderUnavailable:
    return ProviderUnavailable(
        "The sign-in provider did not answer as it should.", fix="Try again later, or check BESPOKE_OIDC_ISSUER."
    )


def new_client(**arguments: Any) -> httpx2.AsyncClient:  # those of httpx2.AsyncClient
    return httpx2.AsyncClient(follow_redirects=False, trust_env=False, timeout=10, **arguments)


async def fetch_json(client: httpx2.AsyncClient, url: str, *, bearer: str = "") -> dict[str, Any]:
    """An object. Raises what `asking` understands."""
    headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    async with client.stream("GET", checked_url(url), headers=headers) as response:
        response.raise_for_status()
        body = bytearray()
        async for chunk in response.aiter_bytes():
            body += chunk
            if len(body) > _LARGEST_BYTES:
                raise ValueError("too large")
    found = httpx2.Response(200, content=bytes(body)).json()
    if response.is_redirect or not isinstance(found, dict):
        raise ValueError("not an object")
    return found


def checked_url(url: object) -> str:
    """HTTPS, but for a provider on this machine."""
    if isinstance(url, str) and (urlsplit(url).scheme == "https" or is_loopback(url)):
        return url
    raise ValueError("not https")
