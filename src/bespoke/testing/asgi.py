"""A client that speaks to an application without a network, for tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient


@asynccontextmanager
async def client_of(app: FastAPI, base_url: str = "http://localhost") -> AsyncIterator[AsyncClient]:
    """What the application raises comes back as its own answer, as it would over a network."""
    transport = ASGITransport(app=app, raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url=base_url) as client, app.router.lifespan_context(app):
        yield client
