"""Laws are checked on what was generated, not on how long a busy machine took over it."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "bespoke", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("bespoke")
