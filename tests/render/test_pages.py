"""Page images show the pages of the PDF."""

from __future__ import annotations

import io

from lxml import etree
from PIL import Image

from bespoke.render.model import Options
from bespoke.render.pages import render_png, render_svg
from bespoke.render.pdf import render_pdf
from bespoke.resume.model import Basics, Resume


def test_there_is_one_image_per_page_of_the_pdf(full_resume: Resume) -> None:
    pages = render_pdf(full_resume).pages
    images = render_png(full_resume, ppi=72)
    drawings = render_svg(full_resume)
    assert len(images) == len(drawings) == pages == 2
    assert all(drawing.startswith(b"<svg") for drawing in drawings)
    with Image.open(io.BytesIO(images[0].content)) as image:
        assert image.size in {(595, 842), (596, 842)}


def test_a_single_page_is_a_list_too() -> None:
    resume = Resume(basics=Basics(name="Ada"))
    assert len(render_png(resume)) == len(render_svg(resume)) == 1


def test_images_are_the_same_every_time_and_change_with_the_options(full_resume: Resume) -> None:
    assert render_svg(full_resume) == render_svg(full_resume)
    assert render_svg(full_resume) != render_svg(full_resume, Options(template="modern"))
    assert render_png(full_resume, ppi=50)[0] == render_png(full_resume, ppi=50)[0]


def test_an_edit_on_the_last_page_leaves_the_first_as_it_was(full_resume: Resume) -> None:
    reference = full_resume.references[0].model_copy(update={"reference": "Calm under load."})
    edited = full_resume.model_copy(update={"references": (reference,)})
    before, after = render_svg(full_resume), render_svg(edited)
    assert before[0] == after[0]
    assert before[1] != after[1]


def test_a_drawing_is_xml_whatever_the_addresses_hold() -> None:
    address = "https://example.org/?a=1&b=2"
    (drawing,) = render_svg(Resume(basics=Basics(name="Ada", url=address)))
    links = etree.fromstring(drawing).iter("{http://www.w3.org/2000/svg}a")
    assert address in {link.get("{http://www.w3.org/1999/xlink}href") for link in links}
