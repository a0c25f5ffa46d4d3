"""Languages and how well they are spoken."""

from __future__ import annotations

from bespoke.intake.structure.build import build
from tests.intake.structure.made import lines


def test_levels_side_by_side_below_languages_belong_to_them_in_order() -> None:
    built = build(
        lines("""
        # Nadia Okafor
        ## Languages
        Norwegian (basic)
        English ¦ Yoruba
        Fluent ¦ Native speaker
        """)
    )
    assert [(spoken.language, spoken.fluency) for spoken in built.resume.languages] == [
        ("Norwegian", "basic"),
        ("English", "Fluent"),
        ("Yoruba", "Native speaker"),
    ]
    assert "left_over" not in {fate.fate for fate in built.fates}
