"""Who is at the other end of the connection itself, however many clients it speaks for."""

from __future__ import annotations

from starlette.types import Scope

_PEER = "bespoke.peer"


def keep_peer(scope: Scope) -> None:
    """Before `client` is replaced by whom a proxy forwards for."""
    scope.setdefault(_PEER, (scope.get("client") or ("", 0))[0])


def direct_peer(scope: Scope) -> str:
    """An address; empty on a socket file."""
    return str(scope.get(_PEER) or (scope.get("client") or ("", 0))[0])
