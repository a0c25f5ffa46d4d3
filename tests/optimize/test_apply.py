from __future__ import annotations

import pytest

from bespoke.optimize.apply import apply, apply_all, apply_edit
from bespoke.optimize.errors import EmptyEdit, ProtectedField, SuggestionStale, UnknownTarget, Unlicensed
from bespoke.optimize.model import Alternate, Edit, Operation, Verdict
from bespoke.resume.model import Resume
from tests.optimize.fixtures import group, job, resume, suggestion


def document() -> Resume:
    work = job("Built a pipeline", "Was responsible for managing a team", "Wrote tests")
    return resume(work, skills=(group("g1", "Languages", "SQL", "Python"), group("g2", "Tools", "k8s")))


def texts(changed: Resume) -> list[str]:
    return [bullet.text for bullet in changed.work[0].bullets]


def test_a_rewrite_changes_the_one_bullet() -> None:
    done = apply_edit(document(), "rewrite_bullet", "work/w1/bullets/b2", Edit(text="Managed a team"))
    assert texts(done) == ["Built a pipeline", "Managed a team", "Wrote tests"]


def test_a_split_keeps_the_id_on_the_first_part() -> None:
    done = apply_edit(document(), "split_bullet", "work/w1/bullets/b1", Edit(texts=("Built", "Ran")))
    assert texts(done)[:2] == ["Built", "Ran"]
    assert done.work[0].bullets[0].id == "b1"


def test_a_merge_removes_what_it_stands_for() -> None:
    done = apply_edit(document(), "merge_bullets", "work/w1/bullets/b1", Edit(text="Built it all", merged=("b3",)))
    assert texts(done) == ["Built it all", "Was responsible for managing a team"]


def test_a_drop_removes_the_bullet_or_the_skill() -> None:
    assert len(texts(apply_edit(document(), "drop_bullet", "work/w1/bullets/b1", Edit()))) == 2
    done = apply_edit(document(), "drop_bullet", "skills/g1/keywords/g1k1", Edit())
    assert [keyword.text for keyword in done.skills[0].keywords] == ["Python"]


def test_orders_apply_to_bullets_groups_and_skills() -> None:
    done = apply_edit(document(), "reorder_bullets", "work/w1/bullets", Edit(order=("b3", "b1", "b2")))
    assert texts(done)[0] == "Wrote tests"
    done = apply_edit(done, "reorder_skills", "skills", Edit(order=("g2", "g1")))
    done = apply_edit(done, "reorder_skills", "skills/g1/keywords", Edit(order=("g1k2", "g1k1")))
    assert [skill.name for skill in done.skills] == ["Tools", "Languages"]
    assert [keyword.text for keyword in done.skills[1].keywords] == ["Python", "SQL"]


def test_a_new_order_survives_bullets_that_went_and_came() -> None:
    """The second half of a split stays behind the first."""
    changed = apply_edit(document(), "split_bullet", "work/w1/bullets/b1", Edit(texts=("One", "Two")))
    changed = apply_edit(changed, "drop_bullet", "work/w1/bullets/b2", Edit())
    done = apply_edit(changed, "reorder_bullets", "work/w1/bullets", Edit(order=("b3", "b2", "b1")))
    assert texts(done) == ["Wrote tests", "One", "Two"]


def test_skills_are_added_and_respelled() -> None:
    done = apply_edit(document(), "surface_skill", "skills/g2/keywords", Edit(text="dbt"))
    done = apply_edit(done, "respell_skill", "skills/g2/keywords/g2k1", Edit(text="Kubernetes (k8s)"))
    assert [keyword.text for keyword in done.skills[1].keywords] == ["Kubernetes (k8s)", "dbt"]
    assert apply_edit(document(), "surface_skill", "skills", Edit(text="dbt")).skills[-1].name == "dbt"


def test_summary_and_title_are_written() -> None:
    done = apply_edit(document(), "rewrite_summary", "basics/summary", Edit(text="New"))
    done = apply_edit(done, "set_target_title", "basics/label", Edit(text="Data Engineer"))
    assert (done.basics.summary, done.basics.label) == ("New", "Data Engineer")


@pytest.mark.parametrize(
    ("operation", "target"),
    [
        ("rewrite_bullet", "work/w1/position"),
        ("rewrite_bullet", "work/w1/name"),
        ("rewrite_bullet", "work/w1/start"),
        ("rewrite_bullet", "basics/email"),
        ("rewrite_summary", "basics/name"),
        ("set_target_title", "work/w1/position"),
        ("respell_skill", "languages/l1/fluency"),
        ("drop_bullet", "education/e1/courses/c1"),
        ("reorder_bullets", "work"),
        ("rewrite_bullet", "work/w1/bullets/b1/../../name"),
    ],
)
def test_protected_fields_are_refused(operation: Operation, target: str) -> None:
    with pytest.raises(ProtectedField):
        apply_edit(document(), operation, target, Edit(text="x"))


@pytest.mark.parametrize(
    ("operation", "target", "edit"),
    [
        ("rewrite_bullet", "work/w1/bullets/gone", Edit(text="x")),
        ("rewrite_bullet", "work/gone/bullets/b1", Edit(text="x")),
        ("reorder_bullets", "work/gone/bullets", Edit(order=("b1",))),
        ("reorder_bullets", "work/w1/bullets", Edit(order=("gone",))),
        ("reorder_skills", "skills/gone/keywords", Edit(order=("x",))),
        ("surface_skill", "skills/gone/keywords", Edit(text="x")),
        ("drop_bullet", "work/w1/bullets/gone", Edit()),
    ],
)
def test_an_unknown_target_is_named(operation: Operation, target: str, edit: Edit) -> None:
    with pytest.raises(UnknownTarget) as refused:
        apply_edit(document(), operation, target, edit)
    assert refused.value.field == target


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(EmptyEdit):
        apply_edit(document(), "rewrite_bullet", "work/w1/bullets/b1", Edit(text="  "))


def test_what_the_guard_did_not_pass_needs_confirmation() -> None:
    wish = suggestion(
        "rewrite_bullet",
        "work/w1/bullets/b1",
        Edit(text="Led a pipeline"),
        before="Built a pipeline",
        ruling="confirm",
    )
    with pytest.raises(Unlicensed):
        apply(document(), wish)
    assert texts(apply(document(), wish, confirmed=True))[0] == "Led a pipeline"


def test_a_suggestion_for_a_text_that_changed_is_stale() -> None:
    old = suggestion("rewrite_bullet", "work/w1/bullets/b1", Edit(text="New"), before="Something else")
    with pytest.raises(SuggestionStale):
        apply(document(), old)


def test_an_alternate_can_be_chosen() -> None:
    base = suggestion("rewrite_bullet", "work/w1/bullets/b1", Edit(text="One"), before="Built a pipeline")
    other = Alternate(edit=Edit(text="Two"), after="Two", verdict=Verdict(ruling="supported"))
    wish = base.model_copy(update={"alternates": (other,)})
    assert texts(apply(document(), wish, choice=1))[0] == "Two"
    with pytest.raises(UnknownTarget):
        apply(document(), wish, choice=2)


def test_one_failure_does_not_stop_the_others() -> None:
    good = suggestion("rewrite_bullet", "work/w1/bullets/b1", Edit(text="New"), before="Built a pipeline")
    stale = suggestion("rewrite_bullet", "work/w1/bullets/b3", Edit(text="New"), before="Other")
    unjudged = suggestion("rewrite_summary", "basics/summary", Edit(text="New"), ruling="unsupported")
    done, outcomes = apply_all(document(), [stale, good, unjudged])
    assert texts(done)[0] == "New"
    assert [outcome.state for outcome, _ in outcomes] == ["failed", "applied", "proposed"]
    assert isinstance(outcomes[0][1], SuggestionStale)
    assert done.basics.summary == ""
