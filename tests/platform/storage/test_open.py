"""A storage is opened by its URL, and no secret of it is ever told."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.fixtures.storage import KEY, keys

from bespoke.platform.storage import CloudAccess, open_store
from bespoke.platform.storage.errors import UnknownStorage
from bespoke.platform.storage.local import LocalStore

MINUTE = timedelta(minutes=1)
GOOGLE_URLS = ["gs://bucket/part", "gs://bucket"]


@pytest.mark.parametrize(
    "url",
    ["//key:hunter2@bucket", "s3://key:hunter2@bucket", "s3://[hunter2", "ftp://hunter2", "hunter2", "", "s3://"],
)
def test_a_url_that_does_not_serve_is_refused_untold(url: str) -> None:
    with pytest.raises(UnknownStorage) as caught:
        open_store(url)
    assert "hunter2" not in caught.value.detail + caught.value.fix


@pytest.mark.parametrize("url", ["file://var/files", "file:///", "file:"])
def test_a_file_url_names_a_directory_of_this_machine(url: str) -> None:
    with pytest.raises(UnknownStorage, match="directory"):
        open_store(url)


async def test_a_directory_may_hold_any_characters(tmp_path: Path) -> None:
    folder = tmp_path / "Ada\u2019s files #1 50%"
    await open_store(folder.as_uri()).put(KEY, b"x")
    assert await keys(LocalStore(folder)) == [KEY]


@pytest.mark.parametrize("url", GOOGLE_URLS)
def test_google_is_opened_without_asking_it(url: str) -> None:
    open_store(url)


async def test_s3_signs_an_address(s3: CloudAccess) -> None:
    address = await open_store("s3://files/part", s3).sign(KEY, expires_in=MINUTE)
    assert address is not None
    assert urlsplit(address).path == f"/files/part/{KEY}"
    assert "X-Amz-Expires=60&" in address
    assert "X-Amz-Signature=" in address


async def test_azure_signs_an_address_by_the_keys_given() -> None:
    access = CloudAccess(access_key_id="ada", secret_access_key="aGVsbG8=")
    address = await open_store("az://container/part", access).sign(KEY, expires_in=MINUTE)
    assert address is not None
    assert address.startswith(f"https://ada.blob.core.windows.net/container/part/{KEY}?")
    assert "sig=" in address


@pytest.mark.parametrize("url", ["memory://", "file:///tmp/files"])
async def test_neither_memory_nor_a_directory_has_addresses(url: str) -> None:
    assert await open_store(url).sign(KEY, expires_in=MINUTE) is None


def test_keys_do_not_show_in_what_is_logged() -> None:
    shown = repr(CloudAccess("http://s3", "eu-west-1", "hunter1", "hunter2"))
    assert "hunter" not in shown
