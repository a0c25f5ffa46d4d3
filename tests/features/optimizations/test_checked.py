"""Nothing reaches the document that the guard did not pass."""

from __future__ import annotations

from bespoke.features.optimizations.checked import Checked, apply_checked
from bespoke.optimize.model import Edit, Ruling, Suggestion, Verdict
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Basics, Bullet, Resume, Work

AS_OF = PartialDate(2026, 11)
RESUME = Resume(
    basics=Basics(name="Ada"),
    work=(
        Work(
            id="w1",
            name="Acme",
            position="Engineer",
            bullets=(Bullet(id="b1", text="Was responsible for managing budgets"),),
        ),
    ),
)


def rewrite(text: str, ruling: Ruling, *, before: str = "Was responsible for managing budgets") -> Suggestion:
    return Suggestion(
        id=f"s-{ruling}",
        operation="rewrite_bullet",
        target="work/w1/bullets/b1",
        edit=Edit(text=text),
        before=before,
        after=text,
        why="Starts with a verb.",
        evidence=("work/w1/bullets/b1",),
        verdict=Verdict(ruling=ruling),
    )


def checked_of(suggestions: list[Suggestion]) -> Checked:
    return apply_checked(RESUME, suggestions, as_of=AS_OF)


def test_a_supported_rewrite_is_applied() -> None:
    checked = checked_of([rewrite("Managed budgets", "supported")])
    assert checked.resume.work[0].bullets[0].text == "Managed budgets"
    assert [s.state for s in checked.suggestions] == ["applied"]
    assert checked.verdict.ruling == "supported"


def test_what_the_guard_asks_about_waits_and_what_it_refuses_is_blocked() -> None:
    checked = checked_of([rewrite("Managed large budgets", "confirm"), rewrite("Led budgets", "unsupported")])
    assert checked.resume == RESUME
    assert [s.state for s in checked.suggestions] == ["needs_confirmation", "blocked"]


def test_a_suggestion_made_for_an_older_text_fails_and_the_others_go_on() -> None:
    stale = rewrite("Ran budgets", "supported", before="Something else").model_copy(update={"id": "s-stale"})
    checked = checked_of([stale, rewrite("Managed budgets", "supported")])
    assert [s.state for s in checked.suggestions] == ["failed", "applied"]


def test_a_wrongly_passed_invention_is_caught_by_the_check_of_the_whole_document() -> None:
    checked = checked_of([rewrite("Managed budgets of $5,000,000 with SAP", "supported")])
    assert checked.resume == RESUME
    assert [s.state for s in checked.suggestions] == ["blocked"]
    assert checked.verdict.ruling == "supported"
