"""Where the data lies, and which places cannot hold a database."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from pathlib import Path

from platformdirs import user_data_path

from bespoke.platform.embedded.configuration import PORT
from bespoke.platform.embedded.errors import UnsuitableDirectory

# Locks of one machine mean nothing to another that mounts the same files.
_NETWORK = {"9p", "afs", "beegfs", "ceph", "cifs", "fuse.cephfs", "fuse.glusterfs", "fuse.sshfs", "glusterfs", "lustre"}
_NETWORK |= {"ncpfs", "nfs", "nfs4", "smb2", "smb3", "smbfs"}
_SYSTEM_DIRECTORY = Path("/var/lib/bespoke")
_LONGEST_SOCKET = 100
# Not the environment's temporary folder: every process must find the same one.
_SHORT = Path("/tmp")  # noqa: S108  # its owner and mode are checked before each use
_MOUNTS = Path("/proc/self/mounts")


def default_data_dir() -> Path:
    """The user's own data path; for root a system path, because the server's account cannot enter root's home."""
    return _SYSTEM_DIRECTORY if is_root() else user_data_path("bespoke")


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def make_folder(folder: Path) -> None:
    """With its parents. Those that root makes can be passed by all, whatever the umask: the server's account must."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(exist_ok=True)
        if is_root():
            place.chmod(0o711)


def socket_dir(root: Path) -> Path:
    """Inside the root; elsewhere where that path is too long for a socket, or a list of folders to PostgreSQL."""
    inside = root / "run"
    fits = len(os.fsencode(inside / f".s.PGSQL.{PORT}")) < _LONGEST_SOCKET
    if fits and not set(str(inside)) & set(',"'):
        return inside
    return _SHORT / f"bespoke-{hashlib.sha256(os.fsencode(root)).hexdigest()[:12]}"


def own_socket_dir(sockets: Path, *, uid: int) -> None:
    """Make it the server's alone. Whoever reaches the sockets is trusted, and another may have made the one in /tmp."""
    sockets.mkdir(mode=0o700, exist_ok=True)
    found = sockets.lstat()
    ours = {os.geteuid(), uid}
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in ours or found.st_mode & 0o077:
        raise UnsuitableDirectory(
            f"{sockets} exists and belongs to somebody else, or others may enter it.",
            fix="Remove it, or set BESPOKE_DATA_DIR to a folder with a shorter path.",
            field="BESPOKE_DATA_DIR",
        )
    if found.st_uid != uid:
        os.chown(sockets, uid, -1, follow_symlinks=False)


def is_traversable(path: Path) -> bool:
    """Whether any account may pass through the path and all its parents, links followed."""
    whole = path.resolve()
    return all(place.stat().st_mode & stat.S_IXOTH for place in (whole, *whole.parents))


def refuse_unsuitable(root: Path) -> None:
    kind = file_system(root, _MOUNTS.read_text(errors="replace") if _MOUNTS.exists() else "")
    if kind in _NETWORK:
        raise UnsuitableDirectory(
            f"{root} lies on a network file system ({kind}), where two machines could open the same database.",
            fix="Set BESPOKE_DATA_DIR to a folder on a local disk, or use a server by BESPOKE_DATABASE_URL.",
            field="BESPOKE_DATA_DIR",
        )
    if set(str(root)) & set('"$`\\\n'):
        raise UnsuitableDirectory(
            f"{str(root)!r} holds a character that PostgreSQL's programs give to a shell.",
            fix='Set BESPOKE_DATA_DIR to a folder without ", $, `, \\ and line breaks.',
            field="BESPOKE_DATA_DIR",
        )


def file_system(path: Path, mounts: str) -> str:
    """The type of the deepest mount that holds the path, by the lines of /proc/mounts; "" without any, as on macOS."""
    best, kind = Path(), ""
    for line in mounts.splitlines():
        _, escaped, found, *_ = line.split(" ")
        mount = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), escaped))
        if (path == mount or mount in path.parents) and len(mount.parts) >= len(best.parts):
            best, kind = mount, found
    return kind
