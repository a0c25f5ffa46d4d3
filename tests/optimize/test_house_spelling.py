from __future__ import annotations

from bespoke.optimize.house_spelling import house_spelling
from bespoke.optimize.model import Preferences
from tests.optimize.fixtures import job, resume


def test_the_persons_own_spelling_is_kept_unless_they_ask() -> None:
    british = resume(job("Organised the behaviour programme", "Analyzed results"), summary="Labour organisation")
    american = resume(job("Helped organize the behavior program"))
    assert house_spelling(british, Preferences()) == "en-GB"
    assert house_spelling(american, Preferences()) == "en-US"
    assert house_spelling(british, Preferences(locale="en-US")) == "en-US"
