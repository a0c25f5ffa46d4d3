from __future__ import annotations

from bespoke.optimize.model import Preferences
from bespoke.optimize.rules.merge import merge_duplicates
from tests.optimize.fixtures import job, resume, situation


def test_duplicates_are_folded_unless_kept() -> None:
    document = resume(job("Trained 15 new cashiers at the store", "Trained new cashiers"))
    looked = situation(document)
    (draft,) = merge_duplicates(looked, looked.groups[0])
    assert draft.target == "work/w1/bullets/b1"
    assert draft.wordings[0].edit.merged == ("b2",)
    kept = situation(document, preferences=Preferences(keep=("b2",)))
    assert list(merge_duplicates(kept, kept.groups[0])) == []
