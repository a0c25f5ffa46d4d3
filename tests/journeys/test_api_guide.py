"""The commands of docs/api.md, run as they stand against a server as the guide starts it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.fixtures.elsewhere import elsewhere
from tests.fixtures.places import quick_place

from bespoke.features.exports import render_document
from bespoke.platform.sandbox import Sandbox
from bespoke.render.model import Options
from bespoke.testing.examples import example_resume

OPERATOR = "k" * 64
GUIDE = Path(__file__).parents[2] / "docs" / "api.md"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (shutil.which("curl") and shutil.which("jq")), reason="needs curl and jq"),
]


def embedded(home: Path) -> dict[str, str]:
    """The default: a database of its own."""
    return {"BESPOKE_DATA_DIR": str(home), "BESPOKE_ACCOUNTS_MODE": "accounts"}


@contextmanager
def reachable_home() -> Iterator[Path]:
    """Where the account that runs PostgreSQL for root reaches it."""
    home = Path(tempfile.mkdtemp(prefix="bespoke-guide-", dir=quick_place()))
    home.chmod(0o755)
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


def example_pdf() -> bytes:
    with Sandbox(workers=1, preload=("bespoke.render.worker",)) as sandbox:
        return render_document(example_resume(), "pdf", Options(attach_json=False), sandbox=sandbox).content


@pytest.fixture
def home() -> Iterator[Path]:
    with reachable_home() as made:
        yield made


@pytest.fixture(params=["embedded", "given"])
def address(request: pytest.FixtureRequest, home: Path) -> Iterator[str]:
    if request.param == "embedded":
        settings = embedded(home)
    else:
        settings = elsewhere("guide", request.getfixturevalue("server"), request.getfixturevalue("s3"))
    environment = {**os.environ, **settings, "BESPOKE_SERVER_OPERATOR_KEY": OPERATOR}
    bespoke = [sys.executable, "-m", "bespoke.cli.app"]
    subprocess.run([*bespoke, "db", "upgrade"], check=True, env=environment, cwd=home, capture_output=True)
    server = subprocess.Popen(
        [*bespoke, "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
        cwd=home,
    )
    assert server.stdout is not None
    try:
        ready = next(line for line in server.stdout if line.startswith("Bespoke is ready"))
        yield re.findall(r"http://\S+", ready)[0]
    finally:
        server.terminate()
        try:
            server.wait(60)
        except subprocess.TimeoutExpired:
            server.kill()
            raise
        server.stdout.close()
        subprocess.run([*bespoke, "db", "check"], check=True, env=environment, cwd=home, capture_output=True)


def test_every_command_of_the_guide_works(address: str, tmp_path: Path) -> None:
    (tmp_path / "resume.pdf").write_bytes(example_pdf())
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    script = "set -euo pipefail\n" + "\n".join(blocks)
    done = subprocess.run(
        ["bash", "-x", "-c", script],
        cwd=tmp_path,
        env={**os.environ, "B": address, "OPERATOR_KEY": OPERATOR},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Maren" in done.stdout
