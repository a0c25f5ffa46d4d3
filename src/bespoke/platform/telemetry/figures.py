"""The process's own figures, for Prometheus. Labels are bounded: kinds, outcomes, tables of ours."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

# One registry a process, as the library means it: counters are counted where things happen, not handed down to there.
REGISTRY = CollectorRegistry()
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)

SAVES = Counter("bespoke_saves", "Saves of documents.", ["kind", "outcome"], registry=REGISTRY)
"""`outcome` is saved, merged, conflict or unknown_base."""

SAVE_SECONDS = Histogram("bespoke_save_seconds", "Seconds a save took.", ["kind"], buckets=_SECONDS, registry=REGISTRY)
TRANSACTION_SECONDS = Histogram(
    "bespoke_transaction_seconds", "Seconds a transaction was open.", buckets=_SECONDS, registry=REGISTRY
)
ADMISSION_SECONDS = Histogram(
    "bespoke_jobs_admission_seconds",
    "Seconds from asking for a job to its commit, with its slot and its ticket.",
    ["kind"],
    buckets=_SECONDS,
    registry=REGISTRY,
)
EDIT_TO_EXPORT_SECONDS = Histogram(
    "bespoke_edit_to_export_seconds",
    "Seconds from a document's last edit to its file.",
    ["format"],
    buckets=(0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 600, 3600),
    registry=REGISTRY,
)
STORAGE_SECONDS = Histogram(
    "bespoke_storage_seconds", "Seconds a call of the storage took.", ["operation"], buckets=_SECONDS, registry=REGISTRY
)
STORAGE_FAILURES = Counter(
    "bespoke_storage_failures", "Calls of the storage that failed.", ["operation", "code"], registry=REGISTRY
)
STORED_BYTES = Counter("bespoke_stored_bytes", "Bytes given to the storage.", ["room"], registry=REGISTRY)

INDEX_SHARE = Gauge(
    "bespoke_index_scans_share", "Scans of a table that used an index, 0 to 1.", ["table"], registry=REGISTRY
)
