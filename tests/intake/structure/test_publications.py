"""Publications: references, and titles with authors, date and DOI around them."""

from __future__ import annotations

from bespoke.intake.read import read as read_file
from bespoke.intake.structure.build import Built, build
from bespoke.resume.model import Publication
from tests.intake.structure.made import lines


def read(text: str) -> tuple[Built, tuple[Publication, ...]]:
    built = build(lines(f"# Ingvild Sorheim\nMarine Biologist\n## Publications\n{text}"))
    return built, built.resume.publications


def test_authors_stay_whole_and_the_doi_gives_address_and_place() -> None:
    built, (first, second) = read("""
        **Mismatch in Cold Fjords ¦ July 2023**
        Ingvild Sorheim, Anneliese Vogt, Nadia Okafor
        10.5555/fjord.2023.17 (Oceans 2023)
        **Counting Jellyfish at Night ¦ Dec 2022**
        Anneliese Vogt, Ingvild Sorheim
        10.5555/jelly.2022.4 (Oceans 2022, Spotlight)
    """)
    assert (first.name, first.publisher, str(first.date)) == ("Mismatch in Cold Fjords", "Oceans 2023", "2023-07")
    assert first.summary == "Ingvild Sorheim, Anneliese Vogt, Nadia Okafor"
    assert first.url == "https://doi.org/10.5555/fjord.2023.17"
    assert (second.publisher, second.summary) == ("Oceans 2022, Spotlight", "Anneliese Vogt, Ingvild Sorheim")
    assert "left_over" not in {fate.fate for fate in built.fates}


def test_a_year_before_the_title_is_the_date_and_no_part_of_the_name() -> None:
    _, found = read("""
        1998 ¦ A Field Guide to Copepods.
        2001 ¦ Letters from a Research Vessel.
    """)
    assert [(item.name, str(item.date)) for item in found] == [
        ("A Field Guide to Copepods.", "1998"),
        ("Letters from a Research Vessel.", "2001"),
    ]


def test_a_year_beside_a_reference_is_its_date() -> None:
    _, (found,) = read(
        "1990 ¦ Sorheim, I. and Vogt, A.. Salt and Ice. Ocean Letters 6, 1-20 (1990). doi: 10.5555/ice.90"
    )
    assert (found.name, found.publisher, str(found.date)) == ("Salt and Ice", "Ocean Letters 6, 1-20", "1990")
    assert (found.summary, found.url) == ("Sorheim, I. and Vogt, A.", "https://doi.org/10.5555/ice.90")


def test_a_title_in_italics_in_front_is_the_title() -> None:
    source = (
        "# Jo Doe\n\n## Publications\n\n- *Designing for trust*, UX Review, 2022\n- *Quiet forms*, Form Press, 2021\n"
    )
    publications = read_file(source.encode(), "resume.md").resume.publications
    assert [(one.name, one.publisher) for one in publications] == [
        ("Designing for trust", "UX Review"),
        ("Quiet forms", "Form Press"),
    ]
