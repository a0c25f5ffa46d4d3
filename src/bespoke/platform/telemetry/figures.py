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
INDEX_SHARE = Gauge(
    "bespoke_index_scans_share", "Scans of a table that used an index, 0 to 1.", ["table"], registry=REGISTRY
)
