"""`bespoke serve`: the whole product in one process tree."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from dataclasses import dataclass
from typing import Annotated, TextIO

from cyclopts import Parameter

from bespoke.cli import browser
from bespoke.cli.beside import worker_beside
from bespoke.features.accounts.configure import Announcement
from bespoke.features.templates.seed import seed_templates
from bespoke.platform.database import migrate, roles
from bespoke.platform.garbage import spare_what_stays
from bespoke.platform.http.address import address_of
from bespoke.platform.place import Place, open_place
from bespoke.platform.settings import Settings, read_settings
from bespoke.platform.telemetry.log import configure_logging
from bespoke.web.server import listen
from bespoke.web.server import serve as serve_app
from bespoke.web.wire import Beside, build_app


@dataclass
class _Greeting:
    """What the terminal says at the start, and the link that is opened once the server answers."""

    address: str
    place: Place
    link: str = ""

    def announce(self, said: Announcement) -> None:
        for line in said.lines:
            _tell(line)
        self.link = said.opening_link

    async def ready(self) -> None:
        spare_what_stays()
        _tell(f"Bespoke is ready at {self.address} (API: {self.address}/api/docs). Ctrl+C ends it.")
        is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
        wanted = self.link and self.place.settings.server.open_browser
        if wanted and browser.is_desktop(os.environ, is_terminal=is_terminal):
            self._open()

    def _open(self) -> None:
        try:
            door = browser.write_door(self.link, self.place.data_dir)
        except OSError as error:
            _tell(f"The browser was not opened: {error.strerror}. Open the link above yourself.")
            return
        _tell("Opening it in your browser. If nothing shows there, use the link above; --no-open never opens.")
        browser.show(door, is_chosen=bool(os.environ.get("BROWSER")))


def serve(
    *,
    host: str | None = None,
    port: int | None = None,
    open_browser: Annotated[bool | None, Parameter(name="--open")] = None,
) -> None:
    """Start Bespoke: database (embedded unless BESPOKE_DATABASE_URL is set), API and worker.

    Parameters
    ----------
    host
        Address to listen on, instead of BESPOKE_SERVER_HOST.
    port
        Port to listen on, instead of BESPOKE_SERVER_PORT; 0 takes any free one.
    open_browser
        Open the link that signs in, in your browser, instead of BESPOKE_SERVER_OPEN_BROWSER; only at a desktop.
    """
    settings = _changed(read_settings(), host=host, port=port, open_browser=open_browser)
    configure_logging(settings.log_level)
    listener = listen(settings.server.host, settings.server.port)
    with closing(listener), open_place(settings) as place:
        _check_schema(place)
        address = address_of(settings.server.host, listener.getsockname()[1])
        beside: list[Beside] = [worker_beside] if settings.worker.inside else []
        greeting = _Greeting(settings.server.public_url or address, place)
        app = build_app(place, address=address, beside=beside, greet=greeting.announce)
        serve_app(app, listener, greeting.ready)


def _changed(settings: Settings, **given: object) -> Settings:
    changes = {name: value for name, value in given.items() if value is not None}
    return settings.model_copy(update={"server": settings.server.model_copy(update=changes)})


def _check_schema(place: Place) -> None:
    """The embedded database was brought up to date when it was opened; a server is its operator's to upgrade."""
    if place.settings.is_embedded:
        seed_templates(place.url(roles.MIGRATE))
    else:
        migrate.refuse_other_schema(place.url(roles.APP))
        assert place.secret, "a server needs a secret of its own"


def _tell(line: str, out: TextIO = sys.stdout) -> None:
    out.write(line + "\n")
    out.flush()
