"""An installation to break: a PostgreSQL of its own, the product's settings, and files in a temporary directory."""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
import signal
import socket
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg

from bespoke.features.templates.seed import seed_templates
from bespoke.platform.database import migrate, roles
from bespoke.platform.embedded import EmbeddedPostgres
from bespoke.platform.embedded.server import SUPERUSER
from bespoke.platform.storage import BlobStore, CloudAccess, open_store
from chaos.check import Connection

_LINGER_S = 0.5


@dataclass
class Site:
    """`database_host` is where the product's processes find PostgreSQL: its sockets, or a proxy in front of them.

    `more` are further settings for every process, `storage` the address of the files.
    """

    root: Path
    postgres: EmbeddedPostgres
    port: int
    storage: str
    access: CloudAccess = field(default_factory=CloudAccess)
    database_host: str = ""
    more: dict[str, str] = field(default_factory=dict)
    secret: str = field(default_factory=lambda: secrets.token_hex(32))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def blobs(self) -> BlobStore:
        return open_store(self.storage, self.access)

    def url(self, role: str, host: str = "") -> str:
        where = host or self.database_host or str(self.postgres.sockets)
        return f"postgresql://{role}@/{roles.DATABASE}?host={quote(where)}&port=5432"

    def environment(self) -> dict[str, str]:
        """What a process of the product is started with; nothing of ours leads it to another place."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("BESPOKE_")}
        return {
            **own,
            "BESPOKE_DATA_DIR": str(self.root / "data"),
            "BESPOKE_SECRET_KEY": self.secret,
            "BESPOKE_DATABASE_URL": self.url(roles.APP),
            "BESPOKE_DATABASE_WORKER_URL": self.url(roles.WORKER),
            "BESPOKE_DATABASE_MIGRATE_URL": self.url(roles.MIGRATE),
            "BESPOKE_DATABASE_CONNECTIONS": "4",
            "BESPOKE_ACCOUNTS_MODE": "accounts",
            "BESPOKE_STORAGE_URL": self.storage,
            **self._access(),
            "BESPOKE_SERVER_PORT": str(self.port),
            "BESPOKE_WORKER_INSIDE": "false",
            "BESPOKE_LOG_LEVEL": "warning",
            **self.more,
        }

    def _access(self) -> Mapping[str, str]:
        given = {
            "BESPOKE_STORAGE_ENDPOINT": self.access.endpoint,
            "BESPOKE_STORAGE_REGION": self.access.region,
            "BESPOKE_STORAGE_ACCESS_KEY_ID": self.access.access_key_id,
            "BESPOKE_STORAGE_SECRET_ACCESS_KEY": self.access.secret_access_key,
        }
        return {name: value for name, value in given.items() if value}

    def superuser(self) -> Connection:
        """Sees every owner's rows, and never through a proxy."""
        return psycopg.connect(self.postgres.url(roles.DATABASE, SUPERUSER), autocommit=True)

    def kill_postgres(self) -> None:
        """The server and each of its processes at once, as when the power goes."""
        server = int((self.postgres.pgdata / "postmaster.pid").read_text().split()[0])
        listed = Path(f"/proc/{server}/task/{server}/children").read_text().split()
        for pid in (server, *map(int, listed)):
            os.kill(pid, signal.SIGKILL)

    async def start_postgres(self) -> None:
        await asyncio.to_thread(self.postgres.start)


@asynccontextmanager
async def open_site(*, storage: str = "", access: CloudAccess | None = None) -> AsyncIterator[Site]:
    """Migrated and seeded. Everything is removed at the end."""
    root = Path(tempfile.mkdtemp(prefix="bespoke-chaos-", dir="/tmp"))  # PostgreSQL's own account must reach it
    root.chmod(0o755)
    try:
        with EmbeddedPostgres(root / "postgres", linger_s=_LINGER_S) as postgres:
            roles.provision(postgres.url("postgres", SUPERUSER))
            migrate_url = postgres.url(roles.DATABASE, roles.MIGRATE)
            migrate.upgrade(migrate_url)
            seed_templates(migrate_url)
            where = storage or (root / "files").as_uri()
            yield Site(root, postgres, free_port(), where, access or CloudAccess())
        await _left(postgres.pgdata)
    finally:
        shutil.rmtree(root, ignore_errors=True)


async def _left(pgdata: Path) -> None:
    """The server lingers a little for who comes next."""
    for _ in range(200):
        if not (pgdata / "postmaster.pid").exists():
            return
        await asyncio.sleep(0.1)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
