"""Every kind of storage that can be had on one machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from moto.server import ThreadedMotoServer

from bespoke.platform.storage import BlobStore, CloudAccess, open_store


@pytest.fixture(scope="session")
def s3() -> Iterator[CloudAccess]:
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    import boto3  # noqa: PLC0415  # slow to load, for this one fixture

    made = boto3.client(
        "s3", endpoint_url=endpoint, region_name="eu-west-1", aws_access_key_id="k", aws_secret_access_key="s"
    )
    made.create_bucket(Bucket="files", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    yield CloudAccess(endpoint, "eu-west-1", "k", "s")
    server.stop()


@pytest.fixture(params=["local", "memory", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    if request.param == "local":
        return open_store((tmp_path / "files").as_uri())
    if request.param == "memory":
        return open_store("memory://")
    return open_store("s3://files/part", request.getfixturevalue("s3"))
