"""A copy of PostgreSQL's programs where the account that runs them can reach it."""

from __future__ import annotations

import hashlib
import shutil
import stat
from pathlib import Path

_FOLDER = "programs"


def copied(bin_dir: Path, root: Path) -> Path:
    """The programs' folder in the copy, which is made once for each installation. The caller holds the start lock.

    A wheel's repaired libraries lie beside its package, in `<package>.libs`, and the programs look for them relative to
    themselves: the copy keeps that layout.
    """
    installation = bin_dir.parent
    package = installation.parent
    target = root / _FOLDER / _fingerprint(bin_dir)
    if not target.exists():
        fresh = target.with_name(f"{target.name}.new")
        shutil.rmtree(fresh, ignore_errors=True)
        inside = fresh / package.name / installation.name
        shutil.copytree(installation, inside, ignore=shutil.ignore_patterns("include", "*.a"))
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, fresh / libraries.name)
        _open_to_all(target.parent)
        fresh.rename(target)
    return target / package.name / installation.name / bin_dir.name


def remove_other_copies(bin_dir: Path, root: Path) -> None:
    """Those of earlier installations. The caller holds the start lock, and no server runs."""
    if (root / _FOLDER).is_dir():
        for copy in (root / _FOLDER).iterdir():
            if copy not in bin_dir.parents:
                shutil.rmtree(copy, ignore_errors=True)


def _fingerprint(bin_dir: Path) -> str:
    found = (bin_dir / "postgres").stat()
    return hashlib.sha256(f"{bin_dir}\0{found.st_size}\0{found.st_mtime_ns}".encode()).hexdigest()[:12]


def _open_to_all(folder: Path) -> None:
    """An installation made under a private umask is private too; what its owner may read and run, all may."""
    for place in (folder, *folder.rglob("*")):
        mode = stat.S_IMODE(place.stat().st_mode)
        owner = mode & 0o500
        place.chmod(mode | owner >> 3 | owner >> 6)
