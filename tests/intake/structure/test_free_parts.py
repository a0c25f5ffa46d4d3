"""A list beside an address is read too."""

from __future__ import annotations

from bespoke.intake.structure.build import build
from tests.intake.structure.made import lines


def test_a_labelled_list_beside_a_mail_address_is_kept_and_the_address_is_not_in_it() -> None:
    resume = build(
        lines("""
        # Nadia Okafor
        Fields: Forecasting, Slotting ¦ www.nadia-okafor.example.com
        Tools: Excel, SAP, Git ¦ nadia@example.org
        ## Experience
        Operations Manager, Harbor Foods ¦ 2019 - 2021
        - Planned sixty routes a day
        """)
    ).resume
    assert resume.basics.email == "nadia@example.org"
    assert [(skill.name, [word.text for word in skill.keywords]) for skill in resume.skills] == [
        ("Fields", ["Forecasting", "Slotting"]),
        ("Tools", ["Excel", "SAP", "Git"]),
    ]
