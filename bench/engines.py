"""The engines in one warm process, each beside something known that does comparable work on the same input."""

from __future__ import annotations

import gc
import io
import json
import subprocess
import tempfile
from functools import partial
from pathlib import Path

import docx
import pypdfium2

from bench import chromium, engine_process
from bench.documents import TWO_PAGES, distinct, one_bullet_edited, resume
from bench.rows import Row, row
from bench.timing import Timing, in_turns, interleave
from bespoke.intake.read import read
from bespoke.knowledge.lookup import find
from bespoke.optimize.suggest import suggest
from bespoke.posting.analyse import analyse, read_posting
from bespoke.render.attachment import attached_json
from bespoke.render.compilers import needed_folders
from bespoke.render.docx import render_docx
from bespoke.render.html import render_html
from bespoke.render.model import Options
from bespoke.render.pages import render_svg
from bespoke.render.pdf import render_pdf
from bespoke.render.setting import make_setting
from bespoke.render.virtual import virtual_files
from bespoke.resume.dates import PartialDate
from bespoke.resume.jsonresume import write_json_resume
from bespoke.scoring.score import score
from bespoke.testing.examples import example_posting

AS_OF = PartialDate(2026, 11)
# A browser goes on closing a context for a third of a second after it says that it is closed.
_BROWSER_REST_S = 0.4
_IN_A_ROW = 8
# From here on no other row has rendered a document yet, so that none of its parts is remembered.
_UNSEEN = 10_000
_JSON = "JSON round trip of the document x 100"


def rows(rounds: int) -> list[Row]:
    _freeze()
    return [*_reading(rounds), *_judging(rounds), *_writing(rounds)]


def _freeze() -> None:
    """What is loaded is not searched for garbage again, as in the children that do this work (`sandbox/child.py`)."""
    gc.collect()
    gc.freeze()


def _reading(rounds: int) -> list[Row]:
    with_json = render_pdf(resume(), TWO_PAGES).content
    foreign = _chromium_pdf() or with_json
    posting = example_posting()
    timings = interleave(
        {
            "foreign": lambda _: read(foreign, "resume.pdf"),
            "own": lambda _: read(with_json, "resume.pdf"),
            "text": lambda _: _plain_text(foreign),
            "posting": lambda _: analyse(posting),
            "lookup": lambda _: find(posting),
            "json": lambda _: _json_round_trips(),
        },
        rounds=rounds,
    )
    plain = "pdfium's plain text of the same file"
    return [
        row("read a two-page PDF (Chromium's)", timings["foreign"], "<= 120", plain, timings["text"]),
        row("read our own two-page PDF", timings["own"], "<= 40", plain, timings["text"]),
        row("analyse a posting", timings["posting"], "<= 10", _JSON, timings["json"]),
        row(_lookup_row(posting, timings["lookup"]), timings["lookup"], ">= 2 MB/s", _JSON, timings["json"]),
    ]


def _lookup_row(posting: str, timing: Timing) -> str:
    return f"skill lookup: {len(posting.encode()) / timing.median / 1000:.1f} MB/s"


def _judging(rounds: int) -> list[Row]:
    posting = read_posting(example_posting())

    def judge(number: int) -> None:
        document = distinct(number)
        score(document, posting, as_of=AS_OF)
        list(suggest(document, posting, as_of=AS_OF))

    timings = interleave(
        {
            "judge": judge,
            "again": lambda _: list(suggest(resume(), posting, as_of=AS_OF)),
            "json": lambda _: _json_round_trips(),
        },
        rounds=max(8, rounds // 3),
    )
    return [
        row("score + all suggestions, new document", timings["judge"], "<= 300", _JSON, timings["json"]),
        row("all suggestions, document seen before", timings["again"], "", _JSON, timings["json"]),
    ]


def _writing(rounds: int) -> list[Row]:
    timings = interleave(
        {
            "pdf": lambda n: render_pdf(distinct(n), TWO_PAGES),
            "edit": lambda n: render_pdf(one_bullet_edited(n), TWO_PAGES),
            "svg": lambda n: render_svg(one_bullet_edited(n), TWO_PAGES),
            "docx": lambda n: render_docx(distinct(n), TWO_PAGES),
            "python-docx": _python_docx,
            "json": lambda _: _json_round_trips(),
        },
        rounds=rounds,
    )
    return [
        row("two-page PDF, PDF/A-3a + UA-1", timings["pdf"], "p95 <= 20", _JSON, timings["json"]),
        row("one bullet edited -> PDF", timings["edit"], "<= 8", _JSON, timings["json"]),
        row("one bullet edited -> SVG pages", timings["svg"], "<= 15", _JSON, timings["json"]),
        row("DOCX", timings["docx"], "<= 20", "python-docx, same texts", timings["python-docx"]),
    ]


def rows_against_chromium(rounds: int) -> list[Row]:
    """Headless Chromium printing our own HTML of the same documents, in its three modes."""
    _freeze()
    page_of = partial(render_html, options=TWO_PAGES)
    with chromium.browser() as running:
        reused = running.new_page()

        def reuse(number: int) -> None:
            reused.set_content(page_of(distinct(number)).content.decode(), wait_until="load")
            reused.pdf(format="A4", tagged=True, print_background=True)

        warm = in_turns(
            {
                "ours": lambda n: render_pdf(distinct(n + _UNSEEN), TWO_PAGES),
                "fresh": lambda n: chromium.print_in_fresh_context(running, page_of(distinct(n)).content.decode()),
                "reused": reuse,
            },
            turns=max(2, rounds // _IN_A_ROW),
            each=_IN_A_ROW,
            rest_s=_BROWSER_REST_S,
        )
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "resume.html"
        page.write_bytes(page_of(resume()).content)
        command, environment = _engine_command(Path(folder) / "files"), engine_process.installed_environment(folder)
        cold = interleave(
            {
                "ours": lambda _: subprocess.run(command, check=True, capture_output=True, timeout=60, env=environment),
                "chromium": lambda _: chromium.print_in_new_process(page),
            },
            rounds=7,
            warm=1,
            rest_s=_BROWSER_REST_S,
        )
    return [
        row("PDF, warm", warm["ours"], ">= 20x", "Chromium, fresh context per document", warm["fresh"]),
        row("PDF, warm", warm["ours"], ">= 3x", "Chromium, one page reused", warm["reused"]),
        row("PDF, engine process from cold", cold["ours"], ">= 15x", "Chromium, process from cold", cold["chromium"]),
    ]


def _engine_command(folder: Path) -> list[str]:
    """What a process of the engine is told, its files laid down in `folder`."""
    setting = make_setting(resume(), TWO_PAGES)
    folder.mkdir()
    layout, attachment = setting.layout, attached_json(resume())
    files = virtual_files(setting.view, setting.template.id, layout, plain=setting.plain, attachment=attachment)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [*engine_process.COMMAND, str(folder), *needed_folders((layout.font, layout.heading_font))]


def _chromium_pdf() -> bytes | None:
    if chromium.executable() is None:
        return None
    with chromium.browser() as running:
        return chromium.print_in_fresh_context(running, render_html(resume(), Options()).content.decode())


def _plain_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _python_docx(number: int) -> bytes:
    document, buffer = docx.Document(), io.BytesIO()
    for entry in distinct(number).work:
        document.add_heading(f"{entry.position}, {entry.name}", level=2)
        for bullet in entry.bullets:
            document.add_paragraph(bullet.text, style="List Bullet")
    document.save(buffer)
    return buffer.getvalue()


def _json_round_trips() -> None:
    value = write_json_resume(resume())
    for _ in range(100):
        json.loads(json.dumps(value))
