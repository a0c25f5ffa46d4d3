"""Bring the schema to where this version of the code needs it, however many processes start at once."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING

import psycopg
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from bespoke.platform.database.database import driver_url
from bespoke.platform.errors import Unavailable

# Alembic takes half a second to load and is needed once in a version's life: it is imported where it is used.
if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0009"
"""The revision this code needs; a test holds it to the newest step."""

_LOCK = text("SELECT pg_advisory_lock(hashtext('bespoke.migrate'))")


class SchemaBehind(Unavailable):
    """The database's schema is of another version."""


def revision(url: str) -> str | None:
    """The schema's revision; None where there is none yet. `url` as any role that may read it."""
    with psycopg.connect(url, connect_timeout=5) as connection:
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except (psycopg.errors.UndefinedTable, psycopg.errors.InsufficientPrivilege):
            return None
    return str(row[0]) if row else None


def upgrade(url: str, target: str = "head") -> None:
    """`url` as the role that owns the tables. Concurrent callers wait for each other and migrate once.

    Raises SchemaBehind for what a newer version made.
    """
    from alembic import command  # noqa: PLC0415

    found = revision(url)
    if found is not None:
        refuse_newer(found)
    _run(url, lambda config: command.upgrade(config, target))


def downgrade(url: str, target: str) -> None:
    """Back to an earlier revision, or `base`. What later steps added is dropped with its data."""
    from alembic import command  # noqa: PLC0415

    _run(url, lambda config: command.downgrade(config, target))


def refuse_other_schema(url: str) -> None:
    found = revision(url)
    if found != HEAD:
        raise SchemaBehind(
            f"The database's schema is at {found or 'nothing'}, this version needs {HEAD}.",
            fix="Run `bespoke db upgrade` with this version, or start the version that made the schema.",
        )


def engine_dropped() -> str:
    """The statement that drops what the job engine leaves when its tables are gone: functions and types."""
    from bespoke.platform.database.migrations.versions.v0004_engine import OBJECTS  # noqa: PLC0415

    return OBJECTS


def refuse_newer(found: str) -> None:
    """Raises SchemaBehind for a revision that none of our steps makes."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    if found not in {step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions()}:
        raise SchemaBehind(
            f"The schema is at {found}, which this version does not know: a newer one made it.",
            fix="Use the newer version, or restore the backup made before the upgrade (docs/migrations.md).",
        )


def newest_step() -> str | None:
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    return ScriptDirectory.from_config(_config()).get_current_head()


def _run(url: str, step: Callable[[Config], None]) -> None:
    engine = create_engine(driver_url(url), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            connection.execute(_LOCK)
            connection.commit()
            _steps(connection, step)
    finally:
        engine.dispose()


def _steps(connection: Connection, step: Callable[[Config], None]) -> None:
    config = _config()
    config.attributes["connection"] = connection
    step(config)
    connection.commit()


def _config() -> Config:
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(files("bespoke.platform.database") / "migrations"))
    config.set_main_option("path_separator", "os")
    return config
