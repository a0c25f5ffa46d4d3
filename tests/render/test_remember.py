"""What was made of a part once is made again only when the part says something else."""

from __future__ import annotations

from bespoke.render.remember import by_content
from bespoke.resume.model import Bullet, Part, Project, Work


def counted() -> tuple[list[Part], object]:
    made: list[Part] = []

    @by_content
    def name_of(entry: Work | Project, mark: str) -> str:
        made.append(entry)
        return f"{entry.name}{mark}"

    return made, name_of


def test_equal_parts_are_made_once_and_changed_ones_anew() -> None:
    made, name_of = counted()
    assert callable(name_of)
    assert [name_of(Work(id="w", name="A"), "!") for _ in range(3)] == ["A!"] * 3
    assert len(made) == 1
    assert name_of(Work(id="w", name="B"), "!") == "B!"
    assert name_of(Work(id="w", name="A"), "?") == "A?"
    assert name_of(Work(id="w", name="A", extra={"x": 1}), "!") == "A!"
    assert len(made) == 4


def test_parts_of_two_kinds_that_say_the_same_are_two() -> None:
    made, name_of = counted()
    assert callable(name_of)
    first, second = Work(id="w"), Work(id="w", bullets=(Bullet(id="b", text="x"),))
    name_of(first, ""), name_of(second, ""), name_of(Project(id="w"), "")
    assert made == [first, second, Project(id="w")]


def test_a_part_too_large_to_keep_is_made_each_time() -> None:
    made, name_of = counted()
    assert callable(name_of)
    huge = Work(id="w", name="A", summary="x" * 20_000)
    assert name_of(huge, "") == name_of(huge, "") == "A"
    assert len(made) == 2
