"""Awards and certificates: years that belong to a name stay in it."""

from __future__ import annotations

from bespoke.intake.read import read as read_file
from bespoke.intake.structure.build import build
from bespoke.resume.model import Resume
from tests.intake.structure.made import lines


def read(text: str) -> Resume:
    return build(lines(f"# Ingvild Sorheim\nMarine Biologist\n{text}")).resume


def test_a_year_within_a_title_is_not_its_date() -> None:
    (award,) = read("""
        ## Awards
        **Finalist in the 2019 Nordic Science Challenge ¦ Bergen, Norway**
        Issued by ¦ Fjord Foundation ¦ May 2020
    """).awards
    assert (award.title, award.awarder, str(award.date)) == (
        "Finalist in the 2019 Nordic Science Challenge",
        "Fjord Foundation",
        "2020-05",
    )


def test_a_year_after_a_preposition_stays_in_the_sentence() -> None:
    awards = read("""
        ## Awards
        Best Guide to the Coast before 1990 ¦ 1998
        Diver of the Year ¦ 2001
    """).awards
    assert [(award.title, str(award.date)) for award in awards] == [
        ("Best Guide to the Coast before 1990", "1998"),
        ("Diver of the Year", "2001"),
    ]


def test_a_long_certificate_keeps_the_date_below_it() -> None:
    (certificate,) = read("""
        ## Certificates
        **Diving at night in cold and murky water: tools and habits that keep a team alive**
        Issued by Nordic Divers ¦ Sep 2021
    """).certificates
    assert (certificate.issuer, str(certificate.date)) == ("Nordic Divers", "2021-09")


def test_how_far_somebody_came_is_not_the_name_of_the_award() -> None:
    awards = read("""
        ## Awards
        2014 ¦ top 52/2500 ¦ Harbor Engineering Fellow
        2013 ¦ National ¦ Sailing Challenge Finalist
    """).awards
    assert [(award.title, award.summary) for award in awards] == [
        ("Harbor Engineering Fellow", "top 52/2500"),
        ("Sailing Challenge Finalist", "National"),
    ]


def test_how_far_a_certificate_goes_is_part_of_its_name() -> None:
    certificates = build(
        lines("""
        # Jo Doe
        ## Certifications
        - Cloud Solutions Architect – Associate
        - Scrum Master – Scrum Alliance
        """)
    ).resume.certificates
    assert [(one.name, one.issuer) for one in certificates] == [
        ("Cloud Solutions Architect – Associate", ""),
        ("Scrum Master", "Scrum Alliance"),
    ]


def test_a_referee_with_an_address_behind_the_name_has_a_name() -> None:
    (one,) = build(
        lines("""
        # Jo Doe
        ## References
        Prof. Kari Lund, University of Gothenburg, kari.lund@example.org
        """)
    ).resume.references
    assert (one.name, one.reference) == ("Prof. Kari Lund", "University of Gothenburg, kari.lund@example.org")


def test_what_the_file_marks_as_entries_are_entries_without_a_date_too() -> None:
    certificates = build(
        lines("""
        # Jo Doe
        ## Certificates
        ### Records Practitioner
        ARMA Society | May 2019
        ### Scrum Basics
        PMI
        ### Archive Basics
        National Library
        """)
    ).resume.certificates
    assert [one.name for one in certificates] == ["Records Practitioner", "Scrum Basics", "Archive Basics"]


def test_certificates_in_plain_lines_keep_their_numbers_out_of_the_giver() -> None:
    text = """Marcus Delgado
marcus@example.com

CERTIFICATIONS
OSHA 30-Hour, Credential ID 30-0091823
Certified Supply Chain Professional (CSCP), APICS, ID: 448190, 2020
Forklift Operator – Acme Safety Co., #A-2231
"""
    certificates = read_file(text.encode(), "resume.txt").resume.certificates
    assert [(one.name, one.issuer) for one in certificates] == [
        ("OSHA 30-Hour, Credential ID 30-0091823", ""),
        ("Certified Supply Chain Professional (CSCP), ID: 448190", "APICS"),
        ("Forklift Operator, #A-2231", "Acme Safety Co."),
    ]


def test_an_undated_certificate_behind_an_empty_line_is_one_of_its_own() -> None:
    text = """Ottilie Brandvold

CERTIFICATIONS

Records Practitioner | ARMA Society | May 2019
arma.example.org/cert/RM-20391

Project Professional | PMI
"""
    certificates = read_file(text.encode(), "resume.txt").resume.certificates
    assert [(one.name, one.issuer) for one in certificates] == [
        ("Records Practitioner", "ARMA Society"),
        ("Project Professional", "PMI"),
    ]
