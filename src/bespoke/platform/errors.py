"""The kinds of errors Bespoke raises on purpose.

Every error names what failed, why, and how to fix it. Rooms subclass the kinds; entry points translate a kind into an
exit code or a status, and know nothing of the subclasses. The first line of a class's docstring is its title.
"""

from __future__ import annotations

# Loading `typing` takes longer than all else a process needs that only compiles pages.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self


class BespokeError(Exception):
    """Something Bespoke refuses or cannot do."""

    exit_code = 1
    retry_after_s: float | None = None

    def __init__(self, detail: str, *, fix: str = "", field: str = "") -> None:
        super().__init__(detail)
        self.detail = detail
        self.fix = fix
        self.field = field
        self.extra: dict[str, object] = {}

    def with_extra(self, **members: object) -> Self:
        """The same error, carrying more for programs: JSON values by name."""
        self.extra.update(members)
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.detail, self.fix, self.field))

    @property
    def code(self) -> str:
        """Stable machine-readable name of the error, such as `encrypted_file`."""
        name = type(self).__name__
        return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")

    @property
    def title(self) -> str:
        return (type(self).__doc__ or type(self).__name__).strip().splitlines()[0].rstrip(".")


def _rebuild(kind: type[BespokeError], detail: str, fix: str, field: str) -> BespokeError:
    """Unpickle in another process without running a subclass's own constructor."""
    error = kind.__new__(kind)
    BespokeError.__init__(error, detail, fix=fix, field=field)
    return error


class Invalid(BespokeError):
    """The input is not valid."""

    exit_code = 2


class NotFound(BespokeError):
    """There is no such thing."""

    exit_code = 3


class Forbidden(BespokeError):
    """This is not allowed."""

    exit_code = 4


class Conflict(BespokeError):
    """The state does not allow this."""

    exit_code = 5


class Stale(Conflict):
    """The thing was changed since it was read."""


class Gone(NotFound):
    """The thing existed and was removed."""


class Busy(BespokeError):
    """There is too much to do right now."""

    exit_code = 6


class Unavailable(BespokeError):
    """A part this needs is not available."""

    exit_code = 7


class TooMany(Busy):
    """This was asked too often."""


class Unauthenticated(BespokeError):
    """Nobody is signed in."""

    exit_code = 4


class PaymentRequired(Forbidden):
    """This must be paid for first."""


class PreconditionRequired(Invalid):
    """The request must say what it is based on."""


class TooLarge(Invalid):
    """This is larger than allowed."""


class UnsupportedType(Invalid):
    """This type of content is not read."""


class Unsatisfiable(Invalid):
    """The thing has no such part; `size_bytes` in `extra` says how large it is."""


class ReusedKey(Invalid):
    """The idempotency key was used for something else."""


class MethodNotAllowed(Invalid):
    """The address does not know this method."""
