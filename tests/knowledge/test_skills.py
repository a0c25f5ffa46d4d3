from __future__ import annotations

import pytest

from bespoke.knowledge.skills import skills
from bespoke.knowledge.wording import key

BOOK = skills()


def test_the_book_is_broad() -> None:
    assert len(BOOK) >= 1200
    assert len(BOOK.families) >= 30
    assert all(len(family.skills) >= 12 for family in BOOK.families.values())


def test_every_wording_belongs_to_one_skill() -> None:
    owners: dict[str, str] = {}
    for skill in BOOK:
        for name in skill.names:
            assert key(name), f"{skill.name} has a name without words"
            assert owners.setdefault(key(name), skill.id) == skill.id, name


def test_relations_point_at_known_skills_and_never_at_themselves() -> None:
    for skill in BOOK:
        assert skill.id not in BOOK.broader(skill.id), skill.name
        assert all(BOOK.get(other) for other in (*skill.implies, *skill.related))


def test_what_is_related_is_neither_the_same_nor_implied() -> None:
    for skill in BOOK:
        assert not BOOK.related(skill.id) & BOOK.broader(skill.id), skill.name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("k8s", "Kubernetes"),
        ("ReactJS", "React"),
        ("Golang", "Go"),
        ("Postgres", "PostgreSQL"),
        ("MS Excel", "Excel"),
        ("drivers licence", "Driver's License"),
        ("managing budgets", "Budget management"),
        ("GAAP", "generally accepted accounting principles"),
        ("RN", "Registered Nurse"),
        ("no such thing", "No such things"),
    ],
)
def test_two_names_of_one_skill_are_the_same(one: str, other: str) -> None:
    assert BOOK.same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Docker", "Containerization"),
        ("Git", "GitHub"),
        ("PostgreSQL", "MySQL"),
        ("Excel", "Google Sheets"),
        ("LPN", "RN"),
        ("LMSW", "LCSW"),
        ("CDL", "Class A CDL"),
        ("AWS certification", "AWS"),
        ("PMP", "Project management"),
        ("Security+", "CISSP"),
        ("Aurora Solar", "PVsyst"),
        ("PharmD", "licensed pharmacist"),
        ("DVM", "licensed veterinarian"),
        ("RHIT", "RHIA"),
        ("CCC-SLP", "licensed speech-language pathologist"),
        ("food handler card", "food protection certificate"),
        ("LEED Green Associate", "LEED AP"),
        ("HEC-RAS", "HEC-HMS"),
        ("RFP", "RFQ"),
        ("Class A CDL", "Class B CDL"),
        ("record keeping", "records management"),
        ("P&L", "P&L responsibility"),
        ("electrician", "electrical work"),
        ("AWS Solutions Architect", "AWS Certified Solutions Architect"),
        ("information security", "cybersecurity"),
        ("contract administration", "contract management"),
        ("", ""),
    ],
)
def test_neighbours_are_not_the_same(one: str, other: str) -> None:
    assert not BOOK.same(one, other)


@pytest.mark.parametrize(
    ("narrow", "broad"),
    [
        ("react", "javascript"),
        ("postgresql", "sql"),
        ("registered-nurse", "nursing"),
        ("next-js", "javascript"),
        ("major-gifts", "fundraising"),
        ("class-a-cdl", "drivers-license"),
        ("lcsw", "licensed-social-worker"),
        ("leed-ap", "leed-accreditation"),
        ("electrician", "electrical-work"),
        ("powerchart", "cerner"),
        ("mig-welding", "welding"),
    ],
)
def test_the_narrower_implies_the_broader_and_never_back(narrow: str, broad: str) -> None:
    assert broad in BOOK.broader(narrow)
    assert narrow not in BOOK.broader(broad)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("figma", "ui-design"),
        ("kibana", "elasticsearch"),
        ("pyxis", "pharmacy"),
        ("leed-green-associate", "leed-ap"),
        ("ccnp", "ccna"),
        ("advanced-cardiac-life-support", "basic-life-support"),
        ("nicet-certification", "engineering"),
        ("bloomerang", "raisers-edge"),
        ("pivot-tables", "microsoft-excel"),
        ("canva", "graphic-design"),
        ("yardi", "property-management"),
        ("certified-translator", "interpreting"),
        ("contract-review", "contracts"),
    ],
)
def test_what_is_only_likely_is_not_implied(one: str, other: str) -> None:
    assert BOOK.get(one)
    assert other not in BOOK.broader(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jira", "asana"),
        ("aws", "microsoft-azure"),
        ("microsoft-azure", "google-cloud-platform"),
        ("epic-ehr", "cerner"),
        ("quickbooks", "xero"),
        ("autocad", "revit"),
        ("salesforce", "hubspot"),
        ("react", "vue-js"),
        ("angular", "react"),
        ("tableau", "power-bi"),
        ("westlaw", "lexisnexis"),
        ("lcsw", "lmsw"),
    ],
)
def test_rivals_are_related_and_nothing_more(one: str, other: str) -> None:
    assert other in BOOK.related(one)
    assert other not in BOOK.broader(one)


def test_related_is_read_both_ways() -> None:
    assert "google-sheets" in BOOK.related("microsoft-excel")
    assert "microsoft-excel" in BOOK.related("google-sheets")


def test_unknown_ids_and_names_are_nothing() -> None:
    assert BOOK.get("no-such-skill") is None
    assert BOOK.by_name("") is None
    assert BOOK.broader("no-such-skill") == frozenset()
