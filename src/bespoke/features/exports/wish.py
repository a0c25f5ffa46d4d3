"""What a job of this feature was asked for, as its row keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, field_serializer

from bespoke.features.documents.subject import Subject
from bespoke.features.exports.options import ExportOptions
from bespoke.features.optimizations.subject import OPTIMIZED
from bespoke.features.resumes.subject import RESUME
from bespoke.render.model import Format, Options

EXPORT, BUNDLE = "export", "bundle"
KINDS = (EXPORT, BUNDLE)


class Wish(BaseModel):
    """`revision` is the one that was looked at, `options` what `given` meant for it; a retry by hand looks anew."""

    model_config = ConfigDict(frozen=True)

    subject_id: UUID
    subject_kind: Literal["resume", "optimized_resume"]
    revision: int | None
    format: Format
    options: Options
    given: ExportOptions | None = None
    page: int = 1
    bundle_job_id: UUID | None = None
    batch_id: UUID | None = None

    @field_serializer("given")
    def _as_said(self, given: ExportOptions | None) -> dict[str, Any] | None:
        """What was not said must not look as if it had been."""
        return None if given is None else given.model_dump(mode="json", exclude_unset=True)

    @property
    def asked(self) -> ExportOptions:
        """Of a job that is older than `given`, what its options came to."""
        came_to = {**self.options.model_dump(), "page": self.page, "allow_unconfirmed": True}
        return self.given or ExportOptions.model_validate(came_to)

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        return cls.model_validate(stored)

    def subject(self, owner: UUID) -> Subject:
        return Subject(OPTIMIZED if self.subject_kind == OPTIMIZED.name else RESUME, owner, self.subject_id)


class BundleWish(BaseModel):
    """The members in the order in which the person named their documents."""

    model_config = ConfigDict(frozen=True)

    batch_id: UUID
    format: Format
    members: tuple[UUID, ...] = ()
