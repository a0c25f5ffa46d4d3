"""Every kind of storage that can be had on one machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from bespoke.platform.storage import BlobStore, open_store


@pytest.fixture(params=["local", "memory", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    if request.param == "local":
        return open_store((tmp_path / "files").as_uri())
    if request.param == "memory":
        return open_store("memory://")
    return open_store("s3://files/part", request.getfixturevalue("s3"))
