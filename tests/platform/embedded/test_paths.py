"""Places for data and sockets, and those that are refused."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from platformdirs import user_data_path

from bespoke.platform.embedded.errors import UnsuitableDirectory
from bespoke.platform.embedded.paths import (
    default_data_dir,
    file_system,
    is_traversable,
    make_folder,
    own_socket_dir,
    refuse_unsuitable,
    socket_dir,
)

MOUNTS = """\
/dev/vda / ext4 rw,relatime 0 0
server:/home /home nfs4 rw,relatime 0 0
/dev/vdb /home/ada ext4 rw,relatime 0 0
//server/share /mnt/our\\040share cifs rw,relatime 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/grace/data", "nfs4"),
        ("/home/ada/data", "ext4"),
        ("/homes", "ext4"),
        ("/mnt/our share", "cifs"),
    ],
)
def test_file_system_is_that_of_the_deepest_mount(path: str, kind: str) -> None:
    assert file_system(Path(path), MOUNTS) == kind


def test_network_file_system_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    monkeypatch.setattr("bespoke.platform.embedded.paths._MOUNTS", mounts)
    with pytest.raises(UnsuitableDirectory, match="network file system"):
        refuse_unsuitable(Path("/home/grace/data"))
    refuse_unsuitable(Path("/home/ada/data"))


def test_path_that_a_shell_would_read_is_refused() -> None:
    with pytest.raises(UnsuitableDirectory, match="shell"):
        refuse_unsuitable(Path("/srv/$(reboot)"))


def test_sockets_lie_inside_the_root_unless_the_path_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", "/var/tmp")
    assert socket_dir(Path("/srv/bespoke")) == Path("/srv/bespoke/run")
    long = Path("/srv") / ("x" * 100)
    assert socket_dir(long).parent == Path("/tmp")
    assert socket_dir(long) != socket_dir(long.with_name("y" * 100))


def test_socket_folder_that_others_can_enter_or_own_is_refused(tmp_path: Path) -> None:
    open_to_all = tmp_path / "open"
    open_to_all.mkdir(mode=0o755)
    link = tmp_path / "link"
    link.symlink_to(tmp_path)
    for place in (open_to_all, link):
        with pytest.raises(UnsuitableDirectory, match="somebody else"):
            own_socket_dir(place, uid=os.geteuid())
    own_socket_dir(tmp_path / "fresh", uid=os.geteuid())
    assert stat.S_IMODE((tmp_path / "fresh").stat().st_mode) == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_socket_folder_of_another_account_is_refused(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign"
    foreign.mkdir(mode=0o700)
    os.chown(foreign, 65534, 65534)
    with pytest.raises(UnsuitableDirectory, match="somebody else"):
        own_socket_dir(foreign, uid=0)


def test_default_lies_where_the_server_can_go() -> None:
    expected = Path("/var/lib/bespoke") if os.geteuid() == 0 else user_data_path("bespoke")
    assert default_data_dir() == expected


@pytest.mark.skipif(os.geteuid() != 0, reason="for root, whose umask may be private")
def test_folders_that_root_makes_can_be_passed_by_the_servers_account(folder: Path) -> None:
    before = os.umask(0o077)
    try:
        make_folder(folder / "a" / "b")
    finally:
        os.umask(before)
    assert is_traversable(folder / "a" / "b")
