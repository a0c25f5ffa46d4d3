"""Projects: name, role, tags and text."""

from __future__ import annotations

from bespoke.intake.structure.build import build
from bespoke.resume.model import Project
from tests.intake.structure.made import lines


def read(text: str) -> tuple[Project, ...]:
    return build(lines(f"# Nadia Okafor\nOperations Manager\n## Projects\n{text}")).resume.projects


def test_a_title_below_the_name_is_the_role() -> None:
    (project,) = read("""
        ### Slot Planner
        Project Lead
        Led the design of a slotting plan for two warehouses, saving 12% of all walking.
    """)
    assert [role.text for role in project.roles] == ["Project Lead"]
    assert project.description == "Led the design of a slotting plan for two warehouses, saving 12% of all walking."
    assert not project.bullets


def test_words_set_apart_are_keywords() -> None:
    (project,) = read("""
        ### Slot Planner ¦ 2020 - 2021
        A planner for shelves that thinks about how far people have to walk every day.
        Python ¦ PostgreSQL ¦ Linear Programming
        - Saved 12% of all walking
    """)
    assert [keyword.text for keyword in project.keywords] == ["Python", "PostgreSQL", "Linear Programming"]


def test_a_role_in_front_of_the_name_is_the_role() -> None:
    (project,) = read("""
        Maintainer ¦ Shelf Walker ¦ 2020 - 2021
        - Saved 12% of all walking
    """)
    assert (project.name, [role.text for role in project.roles]) == ("Shelf Walker", ["Maintainer"])


def test_a_long_description_is_no_entity() -> None:
    (project,) = read("""
        **Shelf Walker ¦ 2020 - 2021**
        Open-source library for planning walks along shelves
        - Saved 12% of all walking
    """)
    assert (project.entity, project.description) == ("", "Open-source library for planning walks along shelves")


def test_projects_told_in_a_line_each_are_as_many_as_the_lines() -> None:
    projects = build(
        lines("""
        # Jo Doe
        ## Projects
        tinyledger (2022) – A double-entry ledger in 600 lines of Go
        Rainfall (2020) – Hourly precipitation maps for bicycle commuters
        """)
    ).resume.projects
    assert [(one.name, one.description, str(one.start)) for one in projects] == [
        ("tinyledger", "A double-entry ledger in 600 lines of Go", "2022"),
        ("Rainfall", "Hourly precipitation maps for bicycle commuters", "2020"),
    ]
