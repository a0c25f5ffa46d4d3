"""Where this installation lives: its data directory, its database under each role, its secret.

Opened by every entry point that needs the database. In the embedded mode opening starts or joins the server and brings
its schema up to date; with a server of the operator's, nothing is changed and a schema of another version is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from bespoke.platform.database import Database, migrate, roles
from bespoke.platform.database.database import PoolLimits, plain_url
from bespoke.platform.embedded import EmbeddedPostgres, default_data_dir
from bespoke.platform.embedded.programs import Programs
from bespoke.platform.embedded.server import SUPERUSER
from bespoke.platform.errors import Invalid
from bespoke.platform.secrets import former_secrets, secret_key
from bespoke.platform.settings import Settings
from bespoke.platform.storage import BlobStore, CloudAccess, open_store
from bespoke.platform.storage.measured import MeasuredStore


class MissingUrl(Invalid):
    """A database URL is not set."""


class UnusableUrl(Invalid):
    """A database URL cannot be used."""


@dataclass(frozen=True, slots=True)
class Place:
    settings: Settings
    data_dir: Path
    postgres: EmbeddedPostgres | None = None

    def url(self, role: str) -> str:
        """The database as that role. Raises MissingUrl that names the setting."""
        if self.postgres is not None:
            return self.postgres.url(roles.DATABASE, role)
        given = self.settings.database
        name = {roles.APP: "url", roles.WORKER: "worker_url", roles.MIGRATE: "migrate_url", roles.BACKUP: "backup_url"}
        value = getattr(given, name[role])
        if value is None:
            variable = f"BESPOKE_DATABASE_{name[role].upper()}"
            raise MissingUrl(
                f"{variable} is not set.", fix=f"Set it to the database's URL as the role {role}.", field=variable
            )
        url = plain_url(value.get_secret_value())
        _refuse_unusable(url, f"BESPOKE_DATABASE_{name[role].upper()}")
        return url

    def listen_url(self, role: str) -> str:
        """The server itself, as that role: a pooler hands on no notification. Raises MissingUrl."""
        given = self.settings.database.listen_url
        if given is None or self.postgres is not None:
            return self.url(role)
        return make_conninfo(self.url(role), **conninfo_to_dict(plain_url(given.get_secret_value())))

    @property
    def secret(self) -> bytes:
        return secret_key(self.settings, self.data_dir)

    @property
    def former_secrets(self) -> tuple[bytes, ...]:
        """Those whose links still open."""
        return former_secrets(self.settings)

    @property
    def storage_url(self) -> str:
        return self.settings.storage.url or (self.data_dir / "files").as_uri()

    def open_database(self, role: str, *, idle_in_transaction_s: float = 60) -> Database:
        given = self.settings.database
        limits = PoolLimits(
            connections=given.connections,
            overflow=given.connections,
            statement_timeout_s=given.statement_timeout_s,
            prepared=given.prepared,
            idle_in_transaction_s=idle_in_transaction_s,
        )
        return Database(self.url(role), limits)

    def open_blobs(self) -> BlobStore:
        given = self.settings.storage
        keys = given.access_key_id, given.secret_access_key
        access = CloudAccess(given.endpoint, given.region, *(key.get_secret_value() if key else "" for key in keys))
        return MeasuredStore(open_store(self.storage_url, access))

    @property
    def programs(self) -> Programs | None:
        """PostgreSQL's own programs; None where those of the system must serve."""
        return self.postgres.programs if self.postgres else None


def _refuse_unusable(url: str, variable: str) -> None:
    """Raises UnusableUrl, which does not repeat the URL: a password may stand in it."""
    try:
        conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        raise UnusableUrl(
            f"{variable} is no address of a PostgreSQL database.",
            fix="Write it as postgresql://user:password@host:5432/database, special characters percent-encoded.",
            field=variable,
        ) from None


@contextmanager
def open_place(settings: Settings, *, linger_s: float = 2.0) -> Iterator[Place]:
    data_dir = (settings.data_dir or default_data_dir()).expanduser().resolve()
    if not settings.is_embedded:
        yield Place(settings, data_dir)
        return
    with EmbeddedPostgres(data_dir / "postgres", linger_s=linger_s, bin_dir=settings.database.bin_dir) as postgres:
        place = Place(settings, data_dir, postgres)
        _prepare(place, postgres)
        yield place


def _prepare(place: Place, postgres: EmbeddedPostgres) -> None:
    """Nothing is done where all stands as it should, which is nearly always."""
    migrate_url = place.url(roles.MIGRATE)
    try:
        if migrate.revision(migrate_url) == migrate.HEAD:
            return
    except psycopg.OperationalError:
        roles.provision(postgres.url("postgres", SUPERUSER))
    migrate.upgrade(migrate_url)
