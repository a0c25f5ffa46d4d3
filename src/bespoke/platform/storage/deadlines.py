"""How long storage may take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Seconds. What a reader or a source of content takes for itself is not counted."""

    connect_s: float = 2
    call_s: float = 20
    """Any call but a put, with its retries; of a stream, each wait for its next piece."""
    put_s: float = 60
    """One object of at most `cloud.MOST_BYTES` on its way."""
    retries: int = 2

    @property
    def client_options(self) -> dict[str, timedelta]:
        # The library's own total would also cut off somebody who downloads slowly, so it lies out of the way.
        return {
            "connect_timeout": timedelta(seconds=self.connect_s),
            "read_timeout": timedelta(seconds=self.call_s),
            "timeout": timedelta(hours=1),
        }

    @property
    def retry_config(self) -> dict[str, object]:
        return {"max_retries": self.retries, "retry_timeout": timedelta(seconds=self.call_s)}
