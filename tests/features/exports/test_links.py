"""Links to files open for a while, for one file, and only as they were signed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from bespoke.features.exports.links import Links, links_of, make_links
from bespoke.platform.ids import new_id
from bespoke.platform.place import Place
from bespoke.platform.settings import Settings
from bespoke.platform.settings.tree import StorageSettings
from bespoke.platform.storage.errors import InvalidLifetime
from bespoke.platform.storage.signing import InvalidLink

OLD, NEW = b"o" * 32, b"n" * 32


def token_of(links: Links) -> tuple[str, object, object]:
    owner, job_id = new_id(), new_id()
    return links.sign(owner, job_id).url.partition("?token=")[2], owner, job_id


def test_a_link_opens_for_its_file_alone() -> None:
    links = make_links(NEW)
    token, owner, job_id = token_of(links)
    assert links.open(token, job_id) == owner  # type: ignore[arg-type]  # an id
    with pytest.raises(InvalidLink):
        links.open(token, new_id())


def test_keys_are_changed_without_breaking_links() -> None:
    token, owner, job_id = token_of(make_links(OLD))
    assert make_links(NEW, OLD).open(token, job_id) == owner  # type: ignore[arg-type]  # an id
    with pytest.raises(InvalidLink):
        make_links(NEW).open(token, job_id)  # type: ignore[arg-type]  # an id
    assert token_of(make_links(NEW, OLD))[0].partition(".")[0] != token.partition(".")[0]


def test_a_link_lives_as_long_as_the_operator_says_and_seven_days_at_most(tmp_path: Path) -> None:
    place = Place(Settings(storage=StorageSettings(link_s=86_400)), tmp_path)
    link = links_of(place).sign(new_id(), new_id())
    assert timedelta(hours=23) < link.expires_at - datetime.now(UTC) <= timedelta(days=1)
    with pytest.raises(ValidationError):
        StorageSettings(link_s=604_801)
    with pytest.raises(InvalidLifetime):
        make_links(NEW, lives=timedelta(days=8))
