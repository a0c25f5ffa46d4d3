"""Where an installation lives, as its settings say it."""

from __future__ import annotations

from pathlib import Path

from psycopg.conninfo import conninfo_to_dict
from pydantic import SecretStr

from bespoke.platform.database import roles
from bespoke.platform.place import Place
from bespoke.platform.settings import Settings
from bespoke.platform.settings.tree import DatabaseSettings


def test_what_listens_goes_past_the_pooler_as_the_same_role(tmp_path: Path) -> None:
    pooled = SecretStr("postgresql://bespoke_worker:secret@pooler:6432/bespoke?sslmode=require")
    given = DatabaseSettings(worker_url=pooled, listen_url=SecretStr("postgresql://db.example.org:5432"))
    assert conninfo_to_dict(Place(Settings(database=given), tmp_path).listen_url(roles.WORKER)) == {
        "user": "bespoke_worker",
        "password": "secret",
        "host": "db.example.org",
        "port": "5432",
        "dbname": "bespoke",
        "sslmode": "require",
    }
    alone = Place(Settings(database=DatabaseSettings(worker_url=pooled)), tmp_path)
    assert alone.listen_url(roles.WORKER) == alone.url(roles.WORKER)
