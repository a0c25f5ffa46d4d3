"""Where the data lies, and which places cannot hold a database."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from pathlib import Path

from platformdirs import user_data_path

from bespoke.platform.embedded.errors import UnsuitableDirectory

# Locks of one machine mean nothing to another that mounts the same files.
_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ceph", "glusterfs", "fuse.glusterfs"}
_SYSTEM_DIRECTORY = Path("/var/lib/bespoke")
_LONGEST_SOCKET = 100
_MOUNTS = Path("/proc/self/mounts")


def default_data_dir() -> Path:
    """The user's own data path; for root a system path, because the server's account cannot enter root's home."""
    return _SYSTEM_DIRECTORY if is_root() else user_data_path("bespoke")


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def socket_dir(root: Path) -> Path:
    """Inside the root; under the temporary directory where that path is too long for a socket."""
    inside = root / "run"
    if len(str(inside / ".s.PGSQL.5432")) < _LONGEST_SOCKET:
        return inside
    name = hashlib.sha256(str(root).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"bespoke-{name}"


def is_traversable(path: Path) -> bool:
    """Whether any account may pass through the path and all its parents."""
    return all(place.stat().st_mode & stat.S_IXOTH for place in (path, *path.parents))


def refuse_network_file_system(root: Path) -> None:
    kind = _file_system(root)
    if kind in _NETWORK:
        raise UnsuitableDirectory(
            f"{root} lies on a network file system ({kind}), where two machines could open the same database.",
            fix="Set BESPOKE_DATA_DIR to a folder on a local disk, or use a server by BESPOKE_DATABASE_URL.",
            field="BESPOKE_DATA_DIR",
        )


def _file_system(path: Path) -> str:
    """The type of the deepest mount that holds the path; "" where the system does not tell."""
    if not _MOUNTS.exists():
        return ""
    best, kind = "", ""
    for line in _MOUNTS.read_text(errors="replace").splitlines():
        _, mount, found, *_ = line.split(" ")
        mount = mount.replace("\\040", " ")
        inside = path == Path(mount) or Path(mount) in path.parents
        if inside and len(mount) >= len(best):
            best, kind = mount, found
    return kind
