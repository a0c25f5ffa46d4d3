"""What the operator's dashboards see of the jobs. Labels are bounded: kinds, pools, stages, codes of errors."""

from __future__ import annotations

from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

_SHORT = (0.005, 0.015, 0.05, 0.15, 0.5, 1.5, 5, 15, 60, 300)


@dataclass(frozen=True, slots=True)
class JobMetrics:
    """`depth` and `age` tell of the tickets in the engine, of which no owner has more than the pools' slots."""

    depth: Gauge
    age: Gauge
    wait: Histogram
    stage: Histogram
    ended: Counter
    retries: Counter
    failures: Counter
    takeovers: Counter


def job_metrics(registry: CollectorRegistry) -> JobMetrics:
    """Once for a registry."""
    return JobMetrics(
        depth=Gauge("bespoke_jobs_queued", "Tickets that wait for a worker.", ["pool"], registry=registry),
        age=Gauge("bespoke_jobs_oldest_seconds", "Age of the oldest of them.", ["pool"], registry=registry),
        wait=_seconds("bespoke_jobs_wait_seconds", "From ready to started.", ["kind"], registry),
        stage=_seconds("bespoke_jobs_stage_seconds", "Run time of a stage.", ["kind", "stage"], registry),
        ended=Counter("bespoke_jobs_ended", "Jobs by how they ended.", ["kind", "status"], registry=registry),
        retries=Counter("bespoke_jobs_postponed", "Tries that are repeated.", ["kind", "code"], registry=registry),
        failures=Counter("bespoke_jobs_failures", "Final failures by type.", ["kind", "code"], registry=registry),
        takeovers=Counter("bespoke_jobs_takeovers", "Runs whose worker ended.", ["kind"], registry=registry),
    )


def _seconds(name: str, told: str, labels: list[str], registry: CollectorRegistry) -> Histogram:
    return Histogram(name, told, labels, registry=registry, buckets=_SHORT)
