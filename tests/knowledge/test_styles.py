from __future__ import annotations

from bespoke.knowledge.styles import style, styles


def test_all_five_templates_have_a_guide() -> None:
    assert [known.name for known in styles()] == ["classic", "modern", "compact", "executive", "academic"]


def test_every_guide_says_what_to_do_and_what_to_leave() -> None:
    for known in styles():
        assert known.do
        assert known.avoid
        assert known.words_per_bullet[0] < known.words_per_bullet[1]
        assert known.defaults["date_position"] == "ats-safe"


def test_compact_is_the_shortest() -> None:
    assert style("compact").pages == min(known.pages for known in styles())
