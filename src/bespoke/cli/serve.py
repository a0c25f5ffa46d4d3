"""`bespoke serve`: the whole product in one process tree."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from typing import TextIO

from bespoke.cli.beside import worker_beside
from bespoke.features.templates.seed import seed_templates
from bespoke.platform.database import migrate, roles
from bespoke.platform.place import Place, open_place
from bespoke.platform.settings import Settings, read_settings
from bespoke.platform.telemetry.log import configure_logging
from bespoke.web.server import listen
from bespoke.web.server import serve as serve_app
from bespoke.web.wire import Beside, build_app


def serve(*, host: str | None = None, port: int | None = None) -> None:
    """Start Bespoke: database (embedded unless BESPOKE_DATABASE_URL is set), API and worker.

    Parameters
    ----------
    host
        Address to listen on, instead of BESPOKE_SERVER_HOST.
    port
        Port to listen on, instead of BESPOKE_SERVER_PORT; 0 takes any free one.
    """
    settings = _with_address(read_settings(), host, port)
    configure_logging(settings.log_level)
    listener = listen(settings.server.host, settings.server.port)
    with closing(listener), open_place(settings) as place:
        _check_schema(place)
        shown = "127.0.0.1" if settings.server.host in ("", "0.0.0.0") else settings.server.host  # noqa: S104
        address = f"http://{shown}:{listener.getsockname()[1]}"
        beside: list[Beside] = [worker_beside] if settings.worker.inside else []
        app = build_app(place, address=address, beside=beside, tell=_tell)
        serve_app(app, listener, _when_ready(settings.server.public_url or address))


def _with_address(settings: Settings, host: str | None, port: int | None) -> Settings:
    changes = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    return settings.model_copy(update={"server": settings.server.model_copy(update=changes)})


def _check_schema(place: Place) -> None:
    """The embedded database was brought up to date when it was opened; a server is its operator's to upgrade."""
    if place.settings.is_embedded:
        seed_templates(place.url(roles.MIGRATE))
    else:
        migrate.refuse_other_schema(place.url(roles.APP))
        assert place.secret, "a server needs a secret of its own"


def _when_ready(address: str) -> Callable[[], Awaitable[None]]:
    async def ready() -> None:
        _tell(f"Bespoke is ready at {address} (API: {address}/api/docs). Ctrl+C ends it.")

    return ready


def _tell(line: str, out: TextIO = sys.stdout) -> None:
    out.write(line + "\n")
    out.flush()
