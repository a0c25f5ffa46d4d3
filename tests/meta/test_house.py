"""Promises about the shape of the house."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from bespoke.platform.telemetry import log

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "bespoke"
TESTS = ROOT / "tests"
BESIDE = (ROOT / "bench", ROOT / "chaos")
"""Rooms beside the product, which nothing of it imports."""
SIZE_LIMIT_LINES = 500


def python_files() -> list[Path]:
    return sorted(
        [*SOURCE.rglob("*.py"), *TESTS.rglob("*.py"), *(one for room in BESIDE for one in room.rglob("*.py"))]
    )


def test_rooms_import_downwards_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == 0


def test_no_file_outgrows_one_concept() -> None:
    lines = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in python_files()}
    assert len(lines) > 1000
    assert {str(file.relative_to(ROOT)): count for file, count in lines.items() if count > SIZE_LIMIT_LINES} == {}


def test_every_test_file_mirrors_a_source_file_or_a_room() -> None:
    free = {"meta", "hostile", "journeys", "fixtures"}
    for test in TESTS.rglob("test_*.py"):
        room = test.relative_to(TESTS).parent
        if room.parts and room.parts[0] in free:
            continue
        noun = test.stem.removeprefix("test_")
        mirror = (ROOT if room.parts[:1] and ROOT / room.parts[0] in BESIDE else SOURCE) / room
        exists = (mirror / f"{noun}.py").exists() or (mirror / noun).is_dir()
        assert exists, f"{test.relative_to(ROOT)} mirrors nothing in {mirror.relative_to(ROOT)}"


def test_every_module_says_what_it_is_for() -> None:
    files = sorted(SOURCE.rglob("*.py"))
    assert len(files) > 500
    silent = [one for one in files if not one.read_text(encoding="utf-8").lstrip().startswith(('"""', 'r"""'))]
    assert silent == []


def test_lock_file_names_no_private_host() -> None:
    text = (ROOT / "uv.lock").read_text(encoding="utf-8")
    hosts = set(re.findall(r"https?://([^/\"]+)", text))
    assert all(re.fullmatch(r"[a-z.-]+\.org", host) for host in hosts), hosts
    assert "file://" not in text


def test_environment_is_read_nowhere_in_the_engines() -> None:
    for file in SOURCE.rglob("*.py"):
        if file.relative_to(SOURCE).parts[0] in {"platform", "cli"}:
            continue
        assert "os.environ" not in file.read_text(encoding="utf-8"), file


def test_the_database_tells_the_time() -> None:
    """Leases, retries, visits and expiry go by one clock. A machine's own is shown at most, or signed with."""
    own = {
        "cli/inputs.py",
        "features/accounts/erase.py",
        "features/accounts/me_routes.py",
        "features/exports/links.py",
        "features/optimizations/keep.py",
        "platform/database/backup.py",
    }
    asks = re.compile(r"datetime\.now\(|\btime\.time\(|utcnow\(")
    rooms = ("platform", "features", "web", "cli")
    found = {
        file.relative_to(SOURCE).as_posix()
        for room in rooms
        for file in (SOURCE / room).rglob("*.py")
        if asks.search(file.read_text(encoding="utf-8"))
    }
    assert found <= own


def test_every_field_that_is_logged_is_one_that_was_agreed_on() -> None:
    """Others are dropped without a word, however much an operator would need them."""
    files = [file for file in SOURCE.rglob("*.py") if file != Path(log.__file__)]
    fields = {(file.name, field) for file in files for field in logged_fields(file.read_text(encoding="utf-8"))}
    assert len(fields) > 20
    assert {(file, field) for file, field in fields if field not in log.ALLOWED | {"level"}} == set()


def logged_fields(source: str) -> Iterator[str]:
    """By the names of the arguments; `**` hides them, and is told as itself."""
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        if re.fullmatch(r"log(\.(debug|info|warning|error)|_failure)?", ast.unparse(call.func)):
            yield from (one.arg or "**" for one in call.keywords)
