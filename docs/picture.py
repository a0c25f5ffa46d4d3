"""The picture in the README: page one of an optimized resume beside its report. `make picture` draws it anew."""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from bespoke.cli.children import open_sandbox
from bespoke.features.exports import render_pages
from bespoke.features.optimizations.optimize import Source, optimize
from bespoke.posting.file import PostingFile
from bespoke.render.model import Options
from bespoke.render.txt import render_txt
from bespoke.resume.dates import PartialDate
from bespoke.testing.examples import example_posting, example_resume

TARGET = Path(__file__).parent / "images" / "result.png"
HEIGHT = 1100
GAP = 28
GROUND = "#e9ecef"


def main() -> None:
    options = Options(template="modern")
    with open_sandbox() as sandbox:
        source = Source("resume.txt", render_txt(example_resume()).content)
        result = optimize(
            source,
            PostingFile(text=example_posting()),
            as_of=PartialDate(2026, 11, 21),
            sandbox=sandbox,
            options=options,
        )
        page = render_pages(result.resume, options, sandbox=sandbox, ppi=144)[0]
    left = Image.open(io.BytesIO(page.content)).convert("RGB")
    left = left.resize((round(left.width * HEIGHT / left.height), HEIGHT), Image.Resampling.LANCZOS)
    right = Image.open(io.BytesIO(screenshot(result.files["report.html"]))).convert("RGB").crop((0, 0, 900, HEIGHT))
    picture = Image.new("RGB", (left.width + right.width + 3 * GAP, HEIGHT + 2 * GAP), GROUND)
    picture.paste(left, (GAP, GAP))
    picture.paste(right, (left.width + 2 * GAP, GAP))
    picture.quantize(128, method=Image.Quantize.MEDIANCUT).save(TARGET, optimize=True)


def screenshot(report: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "report.html"
        file.write_bytes(report)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 900, "height": HEIGHT}, color_scheme="light")
        page.goto(file.as_uri())
        image = page.screenshot()
        browser.close()
    return image


if __name__ == "__main__":
    main()
