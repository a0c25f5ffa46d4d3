"""The PDF says all of the resume to people and to programs, and is the same file every time."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import sys
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest
from pdfminer.high_level import extract_text

from bespoke.render.catalogue import template as find
from bespoke.render.errors import MissingGlyphs, OptionOutOfRange, UnknownFont
from bespoke.render.model import Options, TemplateName
from bespoke.render.pdf import render_pdf
from bespoke.render.shown import shown_resume
from bespoke.render.view import make_view
from bespoke.resume.jsonresume import parse_json_resume
from bespoke.resume.model import Basics, Bullet, Resume, Skill, Work
from bespoke.testing.examples import example_resume

TEMPLATES: tuple[TemplateName, ...] = ("classic", "modern", "compact", "executive", "academic")


def squash(text: str) -> str:
    """Without white space, for comparing what wrapped; pdfium marks a hyphen at a line's end in its own way."""
    return re.sub(r"\s+", "", text.replace("\ufffe", "-")).casefold()


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\ufffe", "-")).casefold()


def by_pdfium(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def by_pdfminer(content: bytes) -> str:
    return extract_text(io.BytesIO(content))


def by_pdftotext(content: bytes) -> str:
    done = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode()


WITH_POPPLER = pytest.param(by_pdftotext, marks=pytest.mark.skipif(not shutil.which("pdftotext"), reason="no poppler"))


@pytest.mark.parametrize("read", [by_pdfium, by_pdfminer, WITH_POPPLER])
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_reader_finds_every_text_whole(
    template: TemplateName, read: Callable[[bytes], str], full_resume: Resume
) -> None:
    for resume in (full_resume, example_resume()):
        text = words(read(render_pdf(resume, Options(template=template)).content))
        missing = [run.text for run in make_view(resume).runs() if words(run.text) not in text]
        assert missing == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_text_comes_in_reading_order(template: TemplateName) -> None:
    resume = example_resume()
    text = squash(by_pdfium(render_pdf(resume, Options(template=template)).content))
    last = 0
    for section in make_view(resume, find(template).order).sections:
        for item in (i for parent in section.items for i in (parent, *parent.positions)):
            for run in (*item.head[:1], *item.paragraphs, *item.bullets):
                place = text.find(squash(run.text), last)
                assert place >= 0, run.text
                last = place


@pytest.mark.parametrize("template", TEMPLATES)
def test_right_dates_lose_no_text(template: TemplateName, full_resume: Resume) -> None:
    options = Options(template=template, date_position="right")
    text = words(by_pdfium(render_pdf(full_resume, options).content))
    assert [run.text for run in make_view(full_resume).runs() if words(run.text) not in text] == []


def test_the_file_is_tagged_archival_and_says_what_it_is(full_resume: Resume) -> None:
    rendered = render_pdf(full_resume)
    assert rendered.standards == ("PDF/A-3a", "PDF/UA-1")
    assert rendered.notices == ()
    with pikepdf.open(io.BytesIO(rendered.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        assert pdf.docinfo["/Title"] == "Zoë Abara-Lindqvist – Résumé"
        assert pdf.docinfo["/Author"] == "Zoë Abara-Lindqvist"
        assert "PostgreSQL" in str(pdf.docinfo["/Keywords"])
        assert len(pdf.pages) == rendered.pages


def test_headings_lists_and_links_are_tagged(full_resume: Resume) -> None:
    with pikepdf.open(io.BytesIO(render_pdf(full_resume).content)) as pdf:
        kinds = {str(obj.S) for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary) and obj.get("/S") is not None}
    assert {"/H1", "/H2", "/H3", "/H4", "/L", "/LI", "/LBody", "/Link", "/P"} <= kinds


def test_links_go_to_web_mail_and_phone_only(full_resume: Resume) -> None:
    targets = set()
    with pikepdf.open(io.BytesIO(render_pdf(full_resume).content)) as pdf:
        for page in pdf.pages:
            for note in page.get("/Annots", []):
                targets.add(str(note.A.URI))
    assert {"mailto:zoe@abara.example", "tel:+442079460018", "https://github.com/zabara"} <= targets
    assert all(re.match(r"(https?://|mailto:|tel:)", target) for target in targets)


def test_the_attachment_is_the_resume_that_the_pages_show(full_resume: Resume) -> None:
    with pikepdf.open(io.BytesIO(render_pdf(full_resume).content)) as pdf:
        attached = pdf.attachments["resume.json"]
        content = attached.get_file().read_bytes()
        assert attached.relationship == pikepdf.Name.Source
    assert parse_json_resume(content) == shown_resume(full_resume)
    assert b"photo.jpg" not in content
    assert b"midnight" not in content


def test_the_attachment_can_be_given_and_be_left_out(full_resume: Resume) -> None:
    given = render_pdf(full_resume, attachment=b'{"basics": {}}').content
    without = render_pdf(full_resume, Options(attach_json=False)).content
    with pikepdf.open(io.BytesIO(given)) as pdf:
        assert pdf.attachments["resume.json"].get_file().read_bytes() == b'{"basics": {}}'
    with pikepdf.open(io.BytesIO(without)) as pdf:
        assert len(pdf.attachments) == 0


def test_equal_input_gives_equal_bytes_here_and_in_another_process(full_resume: Resume) -> None:
    script = (
        "import hashlib\n"
        "from bespoke.render.pdf import render_pdf\n"
        "from bespoke.testing.examples import example_resume\n"
        "print(hashlib.sha256(render_pdf(example_resume()).content).hexdigest())"
    )
    elsewhere = {
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    }
    render_pdf(full_resume)
    here = hashlib.sha256(render_pdf(example_resume()).content).hexdigest()
    assert elsewhere == {f"{here}\n"}


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("resume", [Resume(), Resume(skills=(Skill(id="s", name="Knots"),))], ids=["empty", "no name"])
def test_a_resume_without_a_name_or_without_anything_still_makes_a_page(template: TemplateName, resume: Resume) -> None:
    rendered = render_pdf(resume, Options(template=template))
    assert rendered.pages == 1
    assert rendered.standards == ("PDF/A-3a", "PDF/UA-1")
    assert [notice.code for notice in rendered.notices] == ([] if resume.skills else ["empty_resume"])


def test_what_no_font_can_show_is_named_and_the_file_stays_plain() -> None:
    resume = Resume(basics=Basics(name="سارة"), skills=(Skill(id="s", name="Joy 😀"),))
    rendered = render_pdf(resume)
    assert rendered.standards == ()
    (notice,) = rendered.notices
    assert notice.code == "missing_glyphs"
    assert "U+1F600 GRINNING FACE) in skills/s/name" in notice.message
    assert "basics/name" in notice.message
    assert "سارة" not in by_pdfium(rendered.content)
    assert "machines may read another letter" in notice.message
    with pytest.raises(MissingGlyphs, match="U\\+1F600"):
        render_pdf(resume, Options(quality="high"))


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize(
    "text",
    ["Ελένη Παπαδοπούλου", "Анна Ковалёва", "Nguyễn Thị Hồng", "山田太郎", "김하늘", "陈小明", "דנה כהן", "अनिल"],
)
def test_scripts_of_the_world_are_set_and_read_back(template: TemplateName, text: str) -> None:
    rendered = render_pdf(
        Resume(basics=Basics(name=text), skills=(Skill(id="s", name=f"{text} 2"),)), Options(template=template)
    )
    assert rendered.notices == ()
    assert rendered.standards == ("PDF/A-3a", "PDF/UA-1")
    if not re.search(r"[\u0590-\u05ff\u0900-\u097f]", text):
        assert squash(text) in squash(by_pdfium(rendered.content))


def test_options_out_of_a_templates_range_and_unknown_fonts_are_refused(full_resume: Resume) -> None:
    with pytest.raises(OptionOutOfRange) as size:
        render_pdf(full_resume, Options(template="classic", font_size_pt=8))
    assert size.value.field == "options.font_size_pt"
    with pytest.raises(UnknownFont, match="Comic"):
        render_pdf(full_resume, Options(font="Comic Sans"))


@pytest.mark.parametrize("page_size", ["a4", "us-letter", "us-legal"])
def test_page_sizes_and_margins_are_as_asked(page_size: str, full_resume: Resume) -> None:
    options = Options.model_validate({"page_size": page_size, "margin_mm": 30, "font": "lato", "accent": "#aa0000"})
    rendered = render_pdf(full_resume, options)
    sizes = {"a4": (595, 842), "us-letter": (612, 792), "us-legal": (612, 1008)}
    page = pypdfium2.PdfDocument(rendered.content)[0]
    assert (round(page.get_width()), round(page.get_height())) == sizes[page_size]
    assert rendered.fonts == ("Lato-Bold", "Lato-Regular")
    left = min(obj.get_bounds()[0] for obj in page.get_objects() if obj.type == 1)
    assert left == pytest.approx(85, abs=3)


def test_draft_is_tagged_but_claims_no_standard(full_resume: Resume) -> None:
    rendered = render_pdf(full_resume, Options(quality="draft"))
    assert rendered.standards == ()
    with pikepdf.open(io.BytesIO(rendered.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked


def test_later_pages_carry_name_and_number(full_resume: Resume) -> None:
    document = pypdfium2.PdfDocument(render_pdf(full_resume).content)
    assert "Zoë Abara-Lindqvist – 2 / 2" in document[1].get_textpage().get_text_range()
    assert "1 / 2" not in document[0].get_textpage().get_text_range()


@pytest.mark.parametrize("template", TEMPLATES)
def test_an_entrys_head_is_never_apart_from_its_first_bullet(template: TemplateName) -> None:
    """Entries of growing length, so that every possible place meets a page's end."""
    for filler in range(0, 12, 2):
        work = tuple(
            Work(
                id=f"w{n}",
                position=f"Position{n}x",
                name=f"Employer {n}",
                bullets=tuple(
                    Bullet(
                        id=f"b{n}-{m}",
                        text=f"First{n}x did something worth a line of its own" if m == 0 else "More of it, " * 12,
                    )
                    for m in range(4)
                ),
            )
            for n in range(14)
        )
        resume = Resume(basics=Basics(name="A B", summary="Word " * filler * 17), work=work)
        pages = [
            p.get_textpage().get_text_range()
            for p in pypdfium2.PdfDocument(render_pdf(resume, Options(template=template)).content)
        ]
        assert len(pages) > 1
        for n in range(14):
            (head,) = [i for i, page in enumerate(pages) if f"Position{n}x" in page]
            assert f"First{n}x" in pages[head]
        assert not any(page.rstrip().casefold().endswith("work experience") for page in pages)
