"""The events of every job."""

from __future__ import annotations

from datetime import UTC, datetime

from bespoke.platform.jobs.told import JOB_EVENTS, JobError, Postponed, Queued


def test_what_was_not_said_is_not_told() -> None:
    error = JobError.model_validate({"code": "busy", "title": "Busy", "trace": "x"})
    told = Postponed(error=error, run_at=datetime(2026, 11, 27, tzinfo=UTC), failures=1)
    assert told.payload() == {
        "error": {"code": "busy", "title": "Busy"},
        "run_at": "2026-11-27T00:00:00Z",
        "failures": 1,
    }
    assert Queued().payload() == {}


def test_events_have_one_name_each() -> None:
    assert len(JOB_EVENTS) == 9
    assert all(model.__doc__ for model in JOB_EVENTS.values())
