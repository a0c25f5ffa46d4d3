"""Whether the extra that brings the protocol is installed. Imports nothing of it."""

from __future__ import annotations

from importlib.util import find_spec

from bespoke.platform.errors import Unavailable


class McpNotInstalled(Unavailable):
    """The packages for serving tools are not installed."""


def require_mcp() -> None:
    if find_spec("mcp") is None:
        raise McpNotInstalled(
            "Serving tools to agents needs the package mcp, which is missing.",
            fix="pip install 'bespoke-resume[server,mcp]'",
        )
