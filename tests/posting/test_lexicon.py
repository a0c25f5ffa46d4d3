from __future__ import annotations

import pytest

from bespoke.posting.analyse import analyse
from bespoke.posting.model import Level, PostingAnalysis

_GERMAN = """Buchhalter (m/w/d)
Standort: Kassel
Deine Aufgaben
- Pflege der Stammdaten in SAP
Dein Profil
- Abgeschlossenes Studium
- Mindestens 4 Jahre Berufserfahrung
- Kenntnisse in Excel
Von Vorteil
- Power BI
Wir bieten
- Tableau-Abende und Urlaub
"""
_FRENCH = """Comptable (H/F)
Vos missions
- Saisir les factures dans SAP
Votre profil
- Bac+5
- 4 ans d'expérience
- Maîtrise d'Excel
Les plus
- Power BI
Nous offrons
- Tableau
"""
_SPANISH = """Contable
Funciones
- Registrar facturas en SAP
Requisitos
- Titulación universitaria
- Experiencia mínima de 4 años
- Manejo de Excel
Se valorará
- Power BI
Ofrecemos
- Tableau
"""
_ITALIAN = """Contabile
Attività
- Registrazione fatture in SAP
Requisiti
- Laurea
- Esperienza di almeno 4 anni
- Conoscenza di Excel
Titolo preferenziale
- Power BI
Offriamo
- Tableau
"""


def named(analysis: PostingAnalysis, level: Level) -> set[str]:
    return {skill.skill_id for one in analysis.requirements if one.level == level for skill in one.any_of}


@pytest.mark.parametrize("text", [_GERMAN, _FRENCH, _SPANISH, _ITALIAN], ids=["de", "fr", "es", "it"])
def test_parts_years_and_degree_are_read_in_other_languages(text: str) -> None:
    analysis = analyse(text)
    assert named(analysis, "must") == {"microsoft-excel"}
    assert named(analysis, "nice") == {"power-bi"}
    assert "sap" in named(analysis, "duty")
    assert [one.years for one in analysis.years] == [4]
    assert len(analysis.degrees) == 1


def test_a_label_inside_the_wishes_does_not_end_them() -> None:
    analysis = analyse("Engineer\n\nPreferred Qualifications\nSoftware: SolidWorks\nExperience: Excel\n")
    assert named(analysis, "must") == set()
    assert named(analysis, "nice") == {"solidworks", "microsoft-excel"}


def test_a_heading_in_a_friendly_voice_opens_the_requirements() -> None:
    text = "Engineer\n\nYou'll love this job if\n- you know PostgreSQL\nNot a must, but great: Kafka\n"
    text += "What we don't care about\nYour degree\n"
    analysis = analyse(text)
    assert named(analysis, "must") == {"postgresql"}
    assert named(analysis, "nice") == {"apache-kafka"}
    assert analysis.degrees == ()


def test_a_slash_leaves_the_choice_but_not_between_markup_and_style() -> None:
    analysis = analyse("Engineer\n\nRequirements\n- Experience with AWS/GCP/Azure\n- HTML/CSS\n")
    assert [len(one.any_of) for one in analysis.requirements] == [3, 1, 1]


def test_glued_lines_are_parted() -> None:
    analysis = analyse(
        "Warehouse Lead\nRequirementsMinimum 2 years experience in a warehouseAllocate labourGood knowledge of Excel"
    )
    assert analysis.years[0].of in ("", "warehouse")
    assert "microsoft-excel" in named(analysis, "must")


def test_a_law_is_one_name_and_its_words_are_no_skills() -> None:
    analysis = analyse("Planner\n\nRequirements\n- Knowledge of the Town and Country Planning Act 1990\n- API 610\n")
    names = [skill.name for one in analysis.requirements for skill in one.any_of]
    assert names == ["Town and Country Planning Act 1990", "API 610"]
