"""The language of a text decides its section titles, its reading direction, and which rules may touch it."""

from __future__ import annotations

import pytest

from bespoke.knowledge.language import language_of, spoken_language

TEXTS = {
    "en": "Led the migration of 38 services to Kubernetes and wrote the handbook for the team with two colleagues",
    "de": "Verantwortlich für die Planung und den Aufbau der Abteilung mit einem Team von fünf Personen in der Stadt",
    "fr": "Responsable de la gestion des stocks et du suivi des commandes pour une équipe de cinq dans le sud",
    "es": "Responsable de la gestión de los pedidos y del seguimiento de las entregas para una red en el sur",
    "it": "Responsabile della gestione degli ordini e del magazzino per una rete di negozi nel sud con il team",
    "zh": "负责公司核心系统的架构设计与开发，带领五人团队完成项目",
    "ja": "社内システムの設計と開発を担当し、五人のチームをまとめました",
    "ar": "مسؤول عن إدارة المشاريع وتطوير الأنظمة في الشركة",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_or_two_are_enough(language: str) -> None:
    assert spoken_language(TEXTS[language]) == language


def test_names_and_tools_alone_say_nothing() -> None:
    assert spoken_language("Ada Birch Python Kubernetes Berlin") == ""
    assert language_of("Ada Birch Python Kubernetes Berlin") == "en"


def test_a_few_foreign_names_do_not_make_an_english_text_foreign() -> None:
    assert spoken_language(TEXTS["en"] + " at the Technische Universität für Angewandte Kunst in der Au") == "en"
