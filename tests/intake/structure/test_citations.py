"""A reference falls into its authors, its title and where it appeared."""

from __future__ import annotations

import pytest

from bespoke.intake.structure.citations import DOI, Citation, cite, is_author_list, tidy_place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sorheim, I., Vogt, A. and Okafor, N.. Mismatch in Cold Fjords. Journal of Plankton 4, 61-80",
            Citation("Sorheim, I., Vogt, A. and Okafor, N.", "Mismatch in Cold Fjords", "Journal of Plankton 4, 61-80"),
        ),
        (
            "Sorheim, I., & Vogt, A. (2021). Counting Jellyfish at Night. Methods in Ecology, 12(3), 1–9.",
            Citation("Sorheim, I., & Vogt, A.", "Counting Jellyfish at Night", "Methods in Ecology, 12(3), 1–9"),
        ),
        (
            "I. Sorheim and A. Vogt, “A cheap camera for jellyfish,” in Proc. Oceans, 2019",
            Citation("I. Sorheim and A. Vogt", "A cheap camera for jellyfish", "in Proc. Oceans, 2019"),
        ),
        (
            "Ingvild Sorheim and Anneliese Vogt. 2018. Thirty years of copepods. Limnology Letters.",
            Citation("Ingvild Sorheim and Anneliese Vogt", "Thirty years of copepods", "Limnology Letters"),
        ),
        (
            "李晓梅, 王强. 订单系统的设计[J]. 软件学报, 2019",
            Citation("李晓梅, 王强", "订单系统的设计", "软件学报, 2019"),
        ),
        ("A Field Guide, Second Edition.", Citation("", "A Field Guide, Second Edition.", "")),
    ],
)
def test_parts_of_a_reference(text: str, expected: Citation) -> None:
    assert cite(text) == expected


@pytest.mark.parametrize("text", ["Jane Roe, Sam van Poe", "Roe, J.", "J. Roe, S. Poe, et al.", "Jane Roe & Sam Poe"])
def test_names_of_persons_are_an_author_list(text: str) -> None:
    assert is_author_list(text)


@pytest.mark.parametrize(
    "text", ["Ocean Letters", "University of York, Harbor Foods Ltd", "Senior Editor, Jane Roe", "Python, Git", ""]
)
def test_other_lists_are_not(text: str) -> None:
    assert not is_author_list(text)


def test_a_doi_is_found_with_and_without_its_address() -> None:
    for text in ("doi: 10.5555/fjord.2021.7", "https://doi.org/10.5555/fjord.2021.7", "10.5555/fjord.2021.7 (Oceans)"):
        match = DOI.search(text)
        assert match is not None
        assert match.group(1) == "10.5555/fjord.2021.7"


def test_a_place_leaves_the_doi_and_the_bracketed_year_to_their_fields() -> None:
    assert tidy_place("Ocean Letters 6, 1-20 (1990). doi: 10.5555/fjord.90") == "Ocean Letters 6, 1-20"
