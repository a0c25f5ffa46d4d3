"""Links to files open for a while, for one file, and only as they were signed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bespoke.features.exports.links import Links, make_links
from bespoke.platform.ids import new_id
from bespoke.platform.storage.errors import InvalidLifetime
from bespoke.platform.storage.signing import InvalidLink

OLD, NEW = b"o" * 32, b"n" * 32


def token_of(links: Links, **more: timedelta) -> tuple[str, object, object]:
    owner, job_id = new_id(), new_id()
    return links.sign(owner, job_id, **more).url.partition("?token=")[2], owner, job_id


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


def test_a_link_lives_seven_days_at_most() -> None:
    with pytest.raises(InvalidLifetime):
        token_of(make_links(NEW), lives=timedelta(days=8))
