"""What the operator is told of the storage: how often, how long, how much, and what failed."""

from __future__ import annotations

import pytest

from bespoke.platform.storage import open_store
from bespoke.platform.storage.blobs import get
from bespoke.platform.storage.errors import ObjectMissing
from bespoke.platform.storage.measured import MeasuredStore
from bespoke.platform.telemetry.figures import REGISTRY


def figure(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


async def test_calls_and_bytes_are_counted_and_answers_are_the_storage_s_own() -> None:
    store = MeasuredStore(open_store("memory://"))
    puts = figure("bespoke_storage_seconds_count", operation="put")
    size = figure("bespoke_stored_bytes_total", room="exports")
    stored = await store.put("exports/a/b.pdf", b"12345")
    assert await get(store, "exports/a/b.pdf", sha256=stored.sha256) == b"12345"
    assert [found.key async for found in store.list("exports/")] == ["exports/a/b.pdf"]
    assert figure("bespoke_storage_seconds_count", operation="put") == puts + 1
    assert figure("bespoke_stored_bytes_total", room="exports") == size + 5
    await store.delete("exports/a/b.pdf")
    assert [found async for found in store.list("exports/")] == []


async def test_a_failure_is_counted_by_its_code_and_raised() -> None:
    store = MeasuredStore(open_store("memory://"))
    labels = {"operation": "get", "code": "object_missing"}
    failed = figure("bespoke_storage_failures_total", **labels)
    with pytest.raises(ObjectMissing):
        await get(store, "sources/none")
    assert figure("bespoke_storage_failures_total", **labels) == failed + 1
