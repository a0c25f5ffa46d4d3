"""Where an installation lives, as its settings say it."""

from __future__ import annotations

from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict
from pydantic import SecretStr

from bespoke.platform.database import roles
from bespoke.platform.place import Place, UnusableUrl
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


@pytest.mark.parametrize("url", ["postgres//ada:hunter2@db/bespoke", "mysql://ada:hunter2@db/x", "ada hunter2"])
def test_an_address_that_is_none_is_named_without_its_password(url: str, tmp_path: Path) -> None:
    place = Place(Settings(database=DatabaseSettings(url=SecretStr(url))), tmp_path)
    with pytest.raises(UnusableUrl) as caught:
        place.url(roles.APP)
    assert caught.value.field == "BESPOKE_DATABASE_URL"
    assert "hunter2" not in f"{caught.value.detail} {caught.value.fix}"
