"""Section headings in many languages."""

from __future__ import annotations

import pytest

from bespoke.intake.structure.heading_words import heading_kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("WORK EXPERIENCE", "work"),
        ("Berufserfahrung", "work"),
        ("Expérience professionnelle :", "work"),
        ("工作经历", "work"),
        ("Esperienze di lavoro", "work"),
        ("Formación académica", "education"),
        ("教 育 背 景", "education"),
        ("Formação", "education"),
        ("Centres d’intérêt", "interests"),
        ("Honors-Awards", "awards"),
        ("Selected Publications", "publications"),
        ("Other Technical Skills", "skills"),
        ("Навыки", "skills"),
        ("3. Projects", "projects"),
        ("Sprachkenntnisse", "languages"),
    ],
)
def test_a_heading_names_its_section(text: str, kind: str) -> None:
    assert heading_kinds(text)[0] == kind


def test_a_heading_may_name_several_sections() -> None:
    assert heading_kinds("Skills, Languages & Interests") == ("skills", "languages", "interests")


@pytest.mark.parametrize(
    "text", ["Harbor Foods", "Led the Skills team", "Education Officer at Save the Seas", "2019", ""]
)
def test_other_texts_are_no_headings(text: str) -> None:
    assert heading_kinds(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Where I've Worked", "work"),
        ("Earlier Career", "work"),
        ("Clinical Rotations", "work"),
        ("Giving Back", "volunteer"),
        ("Voluntary Engagement", "volunteer"),
        ("Toolbox", "skills"),
        ("What I bring", "skills"),
        ("Professional Registration", "certificates"),
        ("Peer-Reviewed Publications", "publications"),
        ("Outside of Work", "interests"),
        ("References available upon request", "references"),
        ("Career Snapshot", "summary"),
    ],
)
def test_unusual_names_of_sections_are_known(text: str, kind: str) -> None:
    assert heading_kinds(text) == (kind,)


@pytest.mark.parametrize("text", ["User Experience", "Customer Service", "Community Outreach", "Music", "Systems"])
def test_what_a_list_may_hold_is_no_heading(text: str) -> None:
    assert heading_kinds(text) == ()
