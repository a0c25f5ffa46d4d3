"""The receipt tells honestly what came back, and where not."""

from __future__ import annotations

import hashlib

import pytest

from bespoke.intake.read import read
from bespoke.render.docx import render_docx
from bespoke.render.model import Options
from bespoke.render.pdf import render_pdf
from bespoke.render.receipt import compare, make_receipt, resume_sha256
from bespoke.resume.model import Basics, Bullet, CustomSection, Profile, Resume, Work

RESUME = Resume(
    basics=Basics(
        name="Ada Birch",
        label="Data Engineer",
        email="ada@example.com",
        phone="+44 20 7946 0018",
        profiles=(Profile(id="p1", network="GitHub", username="adab", url="https://github.com/adab"),),
    ),
    work=(
        Work(
            id="w1",
            name="Acme Ltd",
            position="Data Engineer",
            start="2020-03",
            end="present",
            bullets=(Bullet(id="b1", text="Built 12 pipelines in Airflow"), Bullet(id="b2", text="Cut cost by 40%")),
        ),
    ),
)


def test_the_same_resume_comes_back_whole() -> None:
    assert compare(RESUME, RESUME).recovered == 1
    assert compare(RESUME, RESUME).differences == ()


def test_ids_do_not_matter_for_what_came_back() -> None:
    renamed = RESUME.model_copy(update={"work": (RESUME.work[0].model_copy(update={"id": "other"}),)})
    assert compare(RESUME, renamed).recovered == 1


def test_an_address_may_come_back_without_its_scheme() -> None:
    profile = RESUME.basics.profiles[0].model_copy(update={"url": "github.com/adab"})
    found = RESUME.model_copy(update={"basics": RESUME.basics.model_copy(update={"profiles": (profile,)})})
    assert compare(RESUME, found).recovered == 1


def test_a_section_of_ones_own_comes_back_though_its_heading_is_set_in_capitals() -> None:
    talks = CustomSection(id="c1", title="Invited Talks", bullets=(Bullet(id="b1", text="Scaling Laws (Oslo, 2024)"),))
    found = talks.model_copy(update={"id": "c9", "title": "INVITED TALKS"})
    assert compare(Resume(custom=(talks,)), Resume(custom=(found,))).differences == ()
    other = talks.model_copy(update={"title": "INVITED WALKS"})
    (difference,) = compare(Resume(custom=(talks,)), Resume(custom=(other,))).differences
    assert (difference.path, difference.found) == ("custom/c1/title", "INVITED WALKS")


def test_a_changed_number_is_named_with_both_sides() -> None:
    bullets = (RESUME.work[0].bullets[0], Bullet(id="b2", text="Cut cost by 46%"))
    found = RESUME.model_copy(update={"work": (RESUME.work[0].model_copy(update={"bullets": bullets}),)})
    read_back = compare(RESUME, found)
    assert [(d.path, d.expected, d.found) for d in read_back.differences] == [
        ("work/w1/bullets/b2", "Cut cost by 40%", "Cut cost by 46%")
    ]
    assert read_back.recovered < 1


def test_an_entry_that_did_not_come_back_costs_all_its_fields() -> None:
    read_back = compare(RESUME, RESUME.model_copy(update={"work": ()}))
    lost = {difference.path for difference in read_back.differences}
    assert {"work/w1/name", "work/w1/position", "work/w1/start", "work/w1/bullets/b1"} <= lost


@pytest.mark.parametrize("template", ["classic", "modern", "compact", "executive", "academic"])
def test_every_field_comes_back_from_the_visible_pages(template: str) -> None:
    options = Options.model_validate({"template": template})
    for content, name in (
        (render_pdf(RESUME, options).content, "resume.pdf"),
        (render_docx(RESUME, options).content, "resume.docx"),
    ):
        read_back = compare(RESUME, read(content, name, use_attachment=False).resume)
        assert read_back.differences == (), name


def test_a_receipt_names_the_file_and_what_it_was_made_from() -> None:
    rendered = render_pdf(RESUME)
    receipt = make_receipt(rendered, RESUME, Options(), None)
    assert receipt.sha256 == hashlib.sha256(rendered.content).hexdigest()
    assert receipt.resume_sha256 == resume_sha256(RESUME)
    assert receipt.standards == ("PDF/A-3a", "PDF/UA-1")
    assert receipt.tagged
