from __future__ import annotations

from bespoke.optimize.rules.skill_order import reorder_skills
from bespoke.resume.model import Skill
from tests.optimize.fixtures import group, resume, situation


def test_wanted_skills_and_groups_come_first() -> None:
    document = resume(skills=(group("g1", "Office", "Excel"), group("g2", "Data", "Excel", "Python", "Kubernetes")))
    drafts = {draft.target: draft.wordings[0].edit.order for draft in reorder_skills(situation(document))}
    assert drafts == {"skills": ("g2", "g1"), "skills/g2/keywords": ("g2k2", "g2k3", "g2k1")}


def test_a_good_order_is_left_alone() -> None:
    document = resume(skills=(group("g1", "Data", "Python", "Excel"), group("g2", "Office", "Excel")))
    assert list(reorder_skills(situation(document))) == []


WEB = "Web Developer\n\nRequirements\n- Version control\n- Nice typing\n\nNice to have\n- Python\n"


def test_a_tool_that_only_implies_what_is_asked_for_lifts_no_group() -> None:
    skills = (group("g1", "Languages", "Python", "Perl"), group("g2", "Tools", "GitHub", "Git"))
    drafts = [draft.target for draft in reorder_skills(situation(resume(skills=skills), posting=WEB))]
    assert "skills" not in drafts


def test_a_loose_skill_does_not_part_the_groups() -> None:
    skills = (group("g1", "Office", "Excel"), group("g2", "Tools", "Word"), Skill(id="s3", name="Python"))
    assert list(reorder_skills(situation(resume(skills=skills)))) == []
