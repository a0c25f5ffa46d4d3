"""One key for one file: nothing that shows may be missing from it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.fixtures.exports import EXAMPLE

from bespoke.features.exports.cache_key import cache_key
from bespoke.features.exports.wish import Wish
from bespoke.platform.ids import new_id
from bespoke.render.model import ENGINE_VERSION, Options
from bespoke.render.receipt import resume_sha256
from bespoke.resume.jsonresume import read_json_resume

WISH = Wish(subject_id=new_id(), subject_kind="resume", revision=1, format="png", options=Options(template="classic"))

UNTIDY: dict[str, Any] = {
    "basics": {"name": " Ada Byron ", "picture": "x.png", "location": "London", "profiles": ["@ada"]},
    "work": [{"company": "Babbage & Co", "startDate": "March 1842", "highlights": "First\nSecond", "summary": None}],
    "education": [{"institution": "At home", "courses": "Mathematics; French", "endDate": "1835"}],
    "skills": ["Analysis", {"name": "Engines", "keywords": "cards, wheels"}, 7],
    "languages": {"language": "English"},
    "hobbies": ["Whist"],
}
READ_BY = {"2": "83936b4959eae3d8ff21c9c828249bd571024d425f0a46e5cb32e85cfb5b51d4"}


@pytest.mark.parametrize(
    "changed",
    [
        {"format": "pdf"},
        {"page": 2},
        {"options": Options(template="modern")},
        {"options": WISH.options.model_copy(update={"quality": "high"})},
    ],
)
def test_what_is_wished_is_in_the_key(changed: dict[str, Any]) -> None:
    assert cache_key(EXAMPLE, WISH.model_copy(update=changed)) != cache_key(EXAMPLE, WISH)


def test_the_content_is_in_the_key_and_neither_its_order_nor_its_place_is() -> None:
    elsewhere = WISH.model_copy(update={"subject_id": new_id(), "revision": 7, "batch_id": new_id()})
    assert cache_key(dict(reversed(EXAMPLE.items())), elsewhere) == cache_key(EXAMPLE, WISH)
    assert cache_key({**EXAMPLE, "work": EXAMPLE["work"][::-1]}, WISH) != cache_key(EXAMPLE, WISH)
    assert cache_key({**EXAMPLE, "work": []}, WISH) != cache_key(EXAMPLE, WISH)


def test_a_content_that_is_read_otherwise_has_another_engine_version() -> None:
    """The key holds the content as it is stored: raise ENGINE_VERSION where this fails, and add it here."""
    assert READ_BY[ENGINE_VERSION] == resume_sha256(read_json_resume(UNTIDY))
