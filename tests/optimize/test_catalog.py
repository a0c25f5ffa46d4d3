from __future__ import annotations

import pytest

from bespoke.optimize.catalog import catalog_of
from bespoke.optimize.guard.evidence import evidence_for
from bespoke.testing.examples import example_resume


@pytest.mark.parametrize("size", [1, 2, 5])
def test_it_answers_as_the_guard_does(size: int) -> None:
    resume = example_resume()
    catalog = catalog_of(resume)
    paths = [item.path for item in catalog.items] + [f"work/{entry.id}" for entry in resume.work]
    for at in range(0, len(paths), size):
        asked = paths[at : at + size]
        items, context = catalog.evidence(asked)
        known_items, known_context = evidence_for(resume, asked)
        assert (set(items), context) == (set(known_items), known_context)
