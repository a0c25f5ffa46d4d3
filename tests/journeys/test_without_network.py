"""The whole guide once more where there is no network but loopback: nothing of Bespoke calls out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.journeys.test_api_guide import GUIDE, OPERATOR, example_pdf, reachable_home

CAN_LEAVE = (
    sys.platform == "linux"
    and os.geteuid() == 0
    and shutil.which("ip") is not None
    and subprocess.run(["unshare", "-n", "true"], check=False, capture_output=True).returncode == 0
)
SCRIPT = """
set -euo pipefail
ip link set lo up
! getent hosts example.org
"$PYTHON" -m bespoke.cli.app serve --port 0 > served 2> /dev/null &
SERVER=$!
trap 'kill $SERVER; wait $SERVER || true' EXIT
for _ in $(seq 600); do grep -q 'is ready' served && break; sleep 0.1; done
B=$(grep -o 'http://[^ ]*' served | head -1)
"""
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CAN_LEAVE, reason="needs root, ip and a network namespace"),
    pytest.mark.skipif(not (shutil.which("curl") and shutil.which("jq")), reason="needs curl and jq"),
]


def test_the_guide_works_without_any_network(tmp_path: Path) -> None:
    (tmp_path / "resume.pdf").write_bytes(example_pdf())
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    with reachable_home() as home:
        environment = {
            **os.environ,
            "PYTHON": sys.executable,
            "BESPOKE_DATA_DIR": str(home),
            "BESPOKE_ACCOUNTS_MODE": "accounts",
            "BESPOKE_SERVER_OPERATOR_KEY": OPERATOR,
            "OPERATOR_KEY": OPERATOR,
        }
        done = subprocess.run(
            ["unshare", "-n", "bash", "-c", SCRIPT + "\n".join(blocks)],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Maren" in done.stdout
