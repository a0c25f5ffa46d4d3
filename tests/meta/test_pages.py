"""Promises about how the web application is shipped."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
UI = ROOT / "ui"
PLATFORMS = ("darwin-arm64", "darwin-x64", "linux-arm64", "linux-x64", "win32-x64")
ROUTE_BYTES = 250_000


def locked() -> dict[str, dict[str, Any]]:
    packages: dict[str, dict[str, Any]] = json.loads((UI / "package-lock.json").read_text())["packages"]
    return packages


def test_lock_file_names_no_host_and_every_package_is_proven() -> None:
    for name, package in locked().items():
        said = {key: value for key, value in package.items() if key != "funding"}
        assert "resolved" not in said
        assert "://" not in json.dumps(said), name
        assert not name or package["integrity"], name


@pytest.mark.parametrize("family", ["@biomejs/cli", "@rolldown/binding"])
def test_lock_file_serves_every_platform(family: str) -> None:
    names = [name for name in locked() if f"node_modules/{family}-" in name]
    for platform in PLATFORMS:
        assert any(f"{family}-{platform}" in name for name in names), platform


def test_packages_of_one_family_have_one_version() -> None:
    wanted = json.loads((UI / "package.json").read_text())
    pinned = {**wanted["dependencies"], **wanted["devDependencies"]}
    assert len({version for name, version in pinned.items() if name.startswith("@mantine/")}) == 1
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in pinned.values())


@pytest.mark.browser
def test_every_route_loads_within_its_size() -> None:
    """Its own chunk and all that the chunk imports at once, compressed."""
    chunks = json.loads((UI / "dist" / ".vite" / "manifest.json").read_text())
    sizes = {key: len(gzip.compress((UI / "dist" / chunk["file"]).read_bytes())) for key, chunk in chunks.items()}
    shell = [key for key in chunks if key == "index.html" or key.startswith("src/routes/_app.tsx")]
    for route in (key for key in chunks if key.startswith("src/routes/")):
        assert sum(sizes[key] for key in _needed(chunks, [*shell, route])) <= ROUTE_BYTES, route


def _needed(chunks: dict[str, Any], keys: list[str]) -> set[str]:
    found: set[str] = set()
    while keys:
        key = keys.pop()
        if key not in found:
            found.add(key)
            keys += chunks[key].get("imports", [])
    return {key for key in found if chunks[key]["file"].endswith(".js")}


@pytest.mark.slow
@pytest.mark.browser
def test_wheel_holds_the_pages(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr[-2000:]
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = wheel.namelist()
    assert "bespoke/web/static/index.html" in names
    assert any(re.fullmatch(r"bespoke/web/static/assets/.*\.js", name) for name in names)
    assert not any("node_modules" in name for name in names)
