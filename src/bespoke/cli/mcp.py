"""`bespoke mcp`: tools for an agent that started this command."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bespoke.mcp.installed import require_mcp
from bespoke.platform.errors import Invalid

_KEY_BYTES = 1000


class UnreadableKey(Invalid):
    """The file of the API key cannot be read."""


def mcp(*, write: bool = False, key_file: Path | None = None) -> None:
    """Serve tools for agents over standard input and output (MCP).

    With an API key (BESPOKE_MCP_KEY or `--key-file`) it acts as the key's owner, within the key's scopes; without one,
    as the one person of this machine, who may only be read unless `--write` is given.

    Parameters
    ----------
    write
        Let the agent import, optimize, save and export; a key says that itself.
    key_file
        File that holds the API key.
    """
    require_mcp()
    from bespoke.cli.beside import worker_beside  # noqa: PLC0415 - what is missing is told first
    from bespoke.features.templates.seed import seed_templates  # noqa: PLC0415
    from bespoke.mcp.stdio import serve_stdio  # noqa: PLC0415
    from bespoke.platform.database import migrate, roles  # noqa: PLC0415
    from bespoke.platform.place import open_place  # noqa: PLC0415
    from bespoke.platform.settings import read_settings  # noqa: PLC0415
    from bespoke.platform.telemetry.log import configure_logging  # noqa: PLC0415

    settings = read_settings()
    configure_logging(settings.log_level)
    secret = settings.mcp.key.get_secret_value() if settings.mcp.key else ""
    key = _key_in(key_file) if key_file else secret
    with open_place(settings) as place:
        if settings.is_embedded:
            seed_templates(place.url(roles.MIGRATE))
        else:
            migrate.refuse_other_schema(place.url(roles.APP))
        beside = [worker_beside] if settings.is_embedded and settings.worker.inside else []
        asyncio.run(serve_stdio(place, key=key, writes=write, beside=beside))


def _key_in(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return opened.read(_KEY_BYTES).decode("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableKey(
            f"{file} cannot be read: {type(error).__name__}.", fix="Name a file that holds the key alone."
        ) from error
