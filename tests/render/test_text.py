"""User text is only ever text: whatever it looks like, it is set word for word or refused by name."""

from __future__ import annotations

import contextlib
import re
import unicodedata

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bespoke.platform.errors import Invalid
from bespoke.render.errors import TextTooLong, UnprintableText
from bespoke.render.model import Options, TemplateName
from bespoke.render.pdf import render_pdf
from bespoke.render.text import clean, is_rtl, paragraphs
from bespoke.resume.model import Bullet, Part, Resume

TEMPLATES: tuple[TemplateName, ...] = ("classic", "modern", "compact", "executive", "academic")
HOSTILE = (
    '#eval("1+1")',
    '#panic("pwned") ]] )}',
    '#read("/etc/passwd")',
    "*bold* _emph_ `raw` $x^2$",
    "= Heading",
    "- item + item / term: x",
    "<label> @ref",
    "// comment /* x */",
    "{{ 7*7 }} {% raw %}",
    "<script>alert(1)</script>",
    "\\u{41} \\n \\\\ #[x] ~ --- ...",
    "'single' \"double\" “curly”",
    "a && b || c; rm -rf $HOME",
    "%s %d {0} ${x}",
)


def planted(part: Part, text: str) -> Part:
    """The part with `text` in every string field that a page shows."""
    kept = {"id", "extra", "meta", "language", "image", "dates_text", "end"}
    changes = {name: _planted(value, text) for name, value in part if name not in kept}
    return part.model_copy(update=changes)


def _planted(value: object, text: str) -> object:
    match value:
        case str():
            return text
        case tuple():
            return tuple(_planted(item, text) for item in value)
        case Bullet():
            return value.model_copy(update={"text": text})
        case Part():
            return planted(value, text)
        case _:
            return value


def read(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return re.sub(r"\s+", "", "".join(p.get_textpage().get_text_range() for p in pages).replace("\ufffe", "-"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_every_field_is_set_word_for_word(text: str, full_resume: Resume) -> None:
    resume = planted(full_resume, text)
    assert isinstance(resume, Resume)
    rendered = render_pdf(resume, Options(template="modern"))
    assert rendered.standards == ("PDF/A-3a", "PDF/UA-1")
    seen = read(rendered.content)
    assert seen.count(re.sub(r"\s+", "", text)) >= 40
    assert "root:" not in seen


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("text", ["W" * 300, "ab-" * 100, "https://a.example/" + "x" * 300, "漢" * 300])
def test_endless_words_stay_on_the_page(template: TemplateName, text: str, full_resume: Resume) -> None:
    resume = planted(full_resume, text)
    assert isinstance(resume, Resume)
    for page in pypdfium2.PdfDocument(render_pdf(resume, Options(template=template)).content):
        letters = page.get_textpage()
        boxes = [letters.get_charbox(n) for n in range(0, letters.count_chars(), 7)]
        assert max(box[2] for box in boxes) <= page.get_width() - 20


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=200))
def test_any_text_makes_a_page_or_a_typed_error(name: str, text: str) -> None:
    value = {"basics": {"name": name, "summary": text}, "skills": [{"id": "s", "name": text}]}
    resume = Resume.model_validate(value)
    with contextlib.suppress(Invalid):
        assert render_pdf(resume, Options(template="compact")).pages


@given(st.text())
def test_cleaning_is_done_once_and_leaves_one_line(text: str) -> None:
    try:
        cleaned = clean(text)
    except UnprintableText:
        return
    assert clean(cleaned) == cleaned
    assert "\n" not in cleaned
    assert not any(unicodedata.category(c) == "Cc" for c in cleaned)
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_lines_of_a_long_text_become_paragraphs() -> None:
    assert paragraphs("One\n\n  Two \r\nThree\u2028Four") == ("One", "Two", "Three", "Four")


def test_the_direction_is_that_of_the_first_letter() -> None:
    assert is_rtl("2021: שלום world")
    assert not is_rtl("Hello שלום")
    assert not is_rtl("2021")


def test_a_text_is_refused_by_its_limits_not_by_its_language() -> None:
    assert clean("é" * 30_000)
    with pytest.raises(TextTooLong, match="64 KiB"):
        clean("é" * 40_000, "basics/summary")
    assert clean("สวัสดีครับ นี่คือข้อความ") == "สวัสดีครับ นี่คือข้อความ"
    with pytest.raises(UnprintableText, match="basics/name"):
        clean("Z" + "\u0300\u0301" * 20, "basics/name")


def test_a_whole_resume_has_a_limit(full_resume: Resume) -> None:
    bullet = full_resume.work[0].bullets[0]
    bullets = tuple(bullet.model_copy(update={"id": f"b{n}", "text": "word " * 12_000}) for n in range(10))
    work = full_resume.work[0].model_copy(update={"bullets": bullets})
    with pytest.raises(TextTooLong, match="512 KiB"):
        render_pdf(full_resume.model_copy(update={"work": (work,)}))


def test_removed_controls_are_told(full_resume: Resume) -> None:
    basics = full_resume.basics.model_copy(update={"label": "Engineer\u202e"})
    (notice,) = render_pdf(full_resume.model_copy(update={"basics": basics})).notices
    assert notice.code == "invisible_characters"
