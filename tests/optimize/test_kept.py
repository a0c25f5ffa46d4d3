from __future__ import annotations

import pytest

from bespoke.optimize.errors import NothingToKeep
from bespoke.optimize.kept import kept_paths
from tests.optimize.fixtures import job, resume

RESUME = resume(
    job("Built the loyalty app, with 12 baristas", "Counted stock daily"),
    job("Counted stock at night", position="Barista", ident="w2"),
)


@pytest.mark.parametrize(
    ("wish", "paths"),
    [
        ("loyalty app", ("work/w1/bullets/b1",)),
        ("Baristas app", ("work/w1/bullets/b1",)),
        ("COUNTED  stock", ("work/w1/bullets/b2", "work/w2/bullets/b1")),
        ("work/w1/bullets/b2", ("work/w1/bullets/b2",)),
        ("work/w2", ("work/w2/bullets/b1",)),
    ],
)
def test_words_ids_and_paths_name_bullets(wish: str, paths: tuple[str, ...]) -> None:
    assert kept_paths(RESUME, [wish]) == paths


@pytest.mark.parametrize("wish", ["unicorns", "loy", "", "work/w9"])
def test_what_names_no_bullet_is_refused(wish: str) -> None:
    with pytest.raises(NothingToKeep, match="No bullet"):
        kept_paths(RESUME, ["loyalty app", wish])
