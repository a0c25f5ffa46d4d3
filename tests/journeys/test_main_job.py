"""The main job as a person runs it: real files in, real files out, in processes of their own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bespoke.intake.read import read
from bespoke.render.model import Options
from bespoke.render.pdf import render_pdf
from bespoke.resume.jsonresume import parse_json_resume
from bespoke.testing.examples import example_posting, example_resume

pytestmark = pytest.mark.slow
COMMAND = [sys.executable, "-m", "bespoke"]
FILES = {
    "resume.pdf",
    "resume.docx",
    "resume.html",
    "resume.txt",
    "resume.json",
    "report.json",
    "report.html",
}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inputs")
    options = Options(template="modern", attach_json=False)
    (folder / "resume.pdf").write_bytes(render_pdf(example_resume(), options).content)
    (folder / "posting.txt").write_text(example_posting(), encoding="utf-8")
    return folder


def bespoke(*arguments: str | Path, prefix: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    command = [*prefix, *COMMAND, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def out(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    done = bespoke("optimize", inputs / "resume.pdf", "--posting", inputs / "posting.txt", "--out", folder)
    assert done.returncode == 0, done.stderr
    assert "Match with this posting" in done.stdout
    return folder


def test_every_file_is_written_and_nothing_else(out: Path) -> None:
    assert {path.name for path in out.iterdir()} == FILES


def test_the_report_accounts_for_every_suggestion_and_every_line(out: Path) -> None:
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert report["suggestions"]
    assert all(s["evidence"] and s["verdict"]["ruling"] for s in report["suggestions"])
    assert {line["fate"] for line in report["ledger"]["lines"]} <= {"mapped", "heading", "furniture", "left_over"}
    assert {receipt["format"] for receipt in report["receipts"]} == {"pdf", "docx", "html", "txt", "json"}


def test_protected_facts_are_those_of_the_source(inputs: Path, out: Path) -> None:
    source = read((inputs / "resume.pdf").read_bytes(), "resume.pdf").resume
    result = parse_json_resume((out / "resume.json").read_bytes())
    assert [(w.name, w.position, w.start, w.end) for w in result.work] == [
        (w.name, w.position, w.start, w.end) for w in source.work
    ]
    assert result.basics.name == source.basics.name
    assert [(e.institution, e.study_type) for e in result.education] == [
        (e.institution, e.study_type) for e in source.education
    ]


def test_the_same_input_gives_the_same_bytes(inputs: Path, out: Path, tmp_path: Path) -> None:
    done = bespoke("optimize", inputs / "resume.pdf", "--posting", inputs / "posting.txt", "--out", tmp_path)
    assert done.returncode == 0
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (out / name).read_bytes(), name


def test_the_job_runs_without_any_network_interface(inputs: Path, tmp_path: Path) -> None:
    isolate = ("unshare", "--map-root-user", "--net")
    if shutil.which("unshare") is None or subprocess.run([*isolate, "true"], check=False).returncode:
        pytest.skip("this machine allows no network namespaces")
    done = bespoke(
        "optimize", inputs / "resume.pdf", "--posting", inputs / "posting.txt", "--out", tmp_path, prefix=isolate
    )
    assert done.returncode == 0, done.stderr


def test_a_file_that_cannot_be_read_is_refused_with_its_reason_and_writes_nothing(inputs: Path, tmp_path: Path) -> None:
    broken = tmp_path / "resume.pdf"
    broken.write_bytes((inputs / "resume.pdf").read_bytes()[:2000])
    done = bespoke("optimize", broken, "--posting", inputs / "posting.txt", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "What to do:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_json_output_is_one_document(inputs: Path, tmp_path: Path) -> None:
    done = bespoke("optimize", inputs / "resume.pdf", "--posting", inputs / "posting.txt", "--out", tmp_path, "--json")
    assert json.loads(done.stdout)["after"]["match"] >= json.loads(done.stdout)["before"]["match"]


def test_what_is_to_be_kept_is_named_by_its_words_or_refused(inputs: Path, tmp_path: Path) -> None:
    wish = ("optimize", inputs / "resume.pdf", "--posting", inputs / "posting.txt", "--length", "short")
    short = json.loads(bespoke(*wish, "--out", tmp_path / "short", "--json").stdout)
    dropped = next(one for one in short["suggestions"] if one["operation"] == "drop_bullet")
    words = " ".join(dropped["before"].split()[1:5])
    kept = json.loads(bespoke(*wish, "--keep", words, "--out", tmp_path / "kept", "--json").stdout)
    assert dropped["target"] in kept["preferences"]["keep"]
    assert dropped["target"] not in {one["target"] for one in kept["suggestions"] if one["operation"] == "drop_bullet"}
    refused = bespoke(*wish, "--keep", "unicorns", "--out", tmp_path / "refused")
    assert refused.returncode == 2
    assert "unicorns" in refused.stderr
    assert not (tmp_path / "refused").exists()
