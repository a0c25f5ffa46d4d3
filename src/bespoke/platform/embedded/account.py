"""Running as root: PostgreSQL refuses to, so its programs run as a system account of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bespoke.platform.embedded.errors import EmbeddedUnavailable, UnsuitableDirectory
from bespoke.platform.embedded.paths import is_root, is_traversable, make_folder

if sys.platform != "win32":
    import pwd

ACCOUNT = "bespoke-pg"


def own_root(root: Path) -> str | None:
    """Make the root and close it to others; the account that PostgreSQL runs as, None if that is our own.

    For root it stays root's, and the account may only pass: otherwise the account could lead root, who writes locks and
    programs here, to other places by a link. No folder above it is changed, and one that the account cannot enter is
    refused.
    """
    account = ensure_account(ACCOUNT) if is_root() else None
    try:
        make_folder(root)
        _refuse_foreign(root, account)
        if account:
            _refuse_closed_parents(root)
            os.chown(root, 0, pwd.getpwnam(account).pw_gid)
        root.chmod(0o750 if account else 0o700)
    except OSError as error:
        raise UnsuitableDirectory(
            f"{root} cannot be made or owned: {error.strerror}.",
            fix="Set BESPOKE_DATA_DIR to a folder of your own.",
            field="BESPOKE_DATA_DIR",
        ) from error
    return account


def ensure_account(name: str) -> str:
    """Make the system account when it is missing; its name. Raises EmbeddedUnavailable where it cannot be made."""
    if _exists(name):
        return name
    command = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name]
    try:
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # a constant command
    except (OSError, subprocess.CalledProcessError) as error:
        # Another start may have made it in the same moment.
        if not _exists(name):
            raise EmbeddedUnavailable(
                f"The account {name} is missing and cannot be made; PostgreSQL refuses to run as root.",
                fix=f"Make a system account {name}, start Bespoke as an ordinary user, or set BESPOKE_DATABASE_URL.",
            ) from error
    return name


def _exists(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def _refuse_foreign(root: Path, account: str | None) -> None:
    """A database of another account is neither taken over nor opened."""
    pgdata = root / "pgdata"
    if not pgdata.exists():
        return
    owner, ours = pgdata.stat().st_uid, pwd.getpwnam(account).pw_uid if account else os.geteuid()
    if owner != ours:
        raise UnsuitableDirectory(
            f"{pgdata} belongs to the account {_name(owner)}.",
            fix="Start Bespoke as the account that made it (root, if that is "
            f"{ACCOUNT}), or set BESPOKE_DATA_DIR to another folder.",
            field="BESPOKE_DATA_DIR",
        )


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _refuse_closed_parents(root: Path) -> None:
    for place in root.parents:
        if not is_traversable(place):
            raise UnsuitableDirectory(
                f"{place} cannot be entered by the account {ACCOUNT}, which runs PostgreSQL for root.",
                fix="Set BESPOKE_DATA_DIR to a folder such as /var/lib/bespoke.",
                field="BESPOKE_DATA_DIR",
            )
