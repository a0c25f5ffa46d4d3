"""The bucket for tests: it keeps what is signed, refuses what is not, and fails as it is told to."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from tests.fixtures.storage import CONTENT, KEY, chunks, keys

from bespoke.platform.storage import BlobStore, CloudAccess, Stored, open_store
from bespoke.platform.storage.blobs import get
from bespoke.platform.storage.deadlines import Deadlines
from bespoke.platform.storage.errors import ObjectMissing, StorageFull, StorageUnavailable
from bespoke.testing.object_store import BUCKET, REGION, Bucket, running_bucket

QUICK = Deadlines(connect_s=1, call_s=0.5, put_s=0.5, retries=0)
PATIENT = Deadlines(connect_s=20, call_s=20, put_s=20, retries=0)


@pytest.fixture
def bucket() -> Iterator[Bucket]:
    with running_bucket() as running:
        yield running


def store_at(bucket: Bucket, *, secret: str = "", deadlines: Deadlines = PATIENT) -> BlobStore:
    access = CloudAccess(bucket.endpoint, REGION, bucket.key_id, secret or bucket.secret)
    return open_store(f"s3://{BUCKET}/ours", access, deadlines=deadlines)


async def test_it_is_a_storage_like_any_other(bucket: Bucket) -> None:
    store = store_at(bucket)
    stored = await store.put(KEY, chunks(CONTENT))
    assert stored.size_bytes == len(CONTENT)
    assert await get(store, KEY, sha256=stored.sha256) == CONTENT
    part = b"".join([piece async for piece in store.stream(KEY, start=10, length=5)])
    assert part == CONTENT[10:15]
    assert await keys(store) == [KEY]
    await store.delete(KEY)
    await store.delete(KEY)
    with pytest.raises(ObjectMissing):
        await get(store, KEY)
    assert (bucket.refused_signatures, bucket.objects) == (0, {})


async def test_what_is_not_signed_or_not_by_the_right_key_is_refused(bucket: Bucket) -> None:
    with pytest.raises(StorageUnavailable):
        await store_at(bucket, secret="another").put(KEY, CONTENT)
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(f"{bucket.endpoint}/{BUCKET}/{KEY}", timeout=5)
    assert (bucket.refused_signatures, bucket.objects) == (2, {})


@pytest.mark.parametrize("fault", ["refuse", "error", "slow", "truncate", "lose_reply"])
async def test_every_fault_is_an_unavailable_storage_and_passes(bucket: Bucket, fault: str) -> None:
    store = store_at(bucket)
    stored = await store.put(KEY, CONTENT)
    bucket.faults, bucket.slow_s = (fault,), 3  # type: ignore[assignment]  # one of them
    with pytest.raises(StorageUnavailable):
        await get(store_at(bucket, deadlines=QUICK) if fault == "slow" else store, KEY)
    bucket.faults = ()
    assert await get(store, KEY, sha256=stored.sha256) == CONTENT


async def test_a_put_whose_reply_is_lost_is_stored_all_the_same_and_may_be_repeated(bucket: Bucket) -> None:
    store = store_at(bucket)
    bucket.faults = ("lose_reply",)
    with pytest.raises(StorageUnavailable):
        await store.put(KEY, CONTENT)
    assert [content for content, _ in bucket.objects.values()] == [CONTENT]
    bucket.faults = ()
    assert (await store.put(KEY, CONTENT)) == Stored(len(CONTENT), (await store.put(KEY, CONTENT)).sha256)


async def test_a_full_bucket_says_so(bucket: Bucket) -> None:
    bucket.faults = ("full",)
    with pytest.raises(StorageFull):
        await store_at(bucket).put(KEY, CONTENT)
