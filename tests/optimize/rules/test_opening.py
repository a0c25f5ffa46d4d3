from __future__ import annotations

from bespoke.knowledge.verbs import verb_of
from bespoke.optimize.rules.opening import other_openings, vary_opening


def test_the_third_same_opening_varies() -> None:
    change = vary_opening("Developed a portal", ["develop", "develop"])
    assert change is not None
    assert change.text.endswith(" a portal")
    assert not change.text.startswith("Developed")
    assert vary_opening("Developed a portal", ["develop"]) is None


def test_other_openings_are_never_stronger() -> None:
    base = verb_of("assisted")
    assert base is not None
    for text in other_openings("Assisted the nurses"):
        verb = verb_of(text.split()[0])
        assert verb is not None
        assert verb.strength <= base.strength


def test_a_text_without_a_verb_has_no_other_openings() -> None:
    assert other_openings("Banana bread") == ()
    assert other_openings("") == ()


def test_helping_somebody_do_is_said_by_no_other_verb() -> None:
    assert other_openings("Helped prepare the annual budget") == ()
    assert other_openings("Helped the sales team") != ()


def test_verbs_that_seldom_fit_are_not_offered() -> None:
    assert not any(said.startswith("Ran") for said in other_openings("Managed a caseload of 60 families"))


def test_coffee_is_made_and_neither_built_nor_created() -> None:
    assert other_openings("Made coffee for 90 guests") == ()
    assert other_openings("Taking orders at 12 tables") == ()
