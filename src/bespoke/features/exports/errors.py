"""Why something is not exported, not bundled, or not handed out."""

from __future__ import annotations

from bespoke.platform.errors import Busy, Conflict, Gone, Invalid, NotFound, PaymentRequired


class ExportNotFound(NotFound):
    """There is no such export."""


class ArtifactNotFound(NotFound):
    """There is no such file."""


class FileGone(Gone):
    """The file is not kept any more."""


class ExportNotReady(Conflict):
    """The export has made no file."""


class SectionsUnconfirmed(Conflict):
    """Imported sections are not confirmed."""


class NothingToExport(Conflict):
    """The document holds nothing yet."""


class ExportUnpaid(PaymentRequired):
    """Exporting this must be paid for first."""


class TemplateInactive(Invalid):
    """This template is not offered."""


class SameDocumentTwice(Invalid):
    """A document is named twice."""


class PageMissing(Invalid):
    """The document has no such page."""


class NothingToBundle(Invalid):
    """None of the exports made a file."""


class FileVanished(Busy):
    """The file to be used again is gone."""


class RenderTimedOut(Busy):
    """Setting the pages took too long."""


class MembersUnfinished(Busy):
    """Some exports of the batch have not ended."""


class MembersChanged(Busy):
    """Exports of the batch were made anew."""


def no_export(job_id: object) -> ExportNotFound:
    """The same for what does not exist, is somebody else's, or was deleted."""
    return ExportNotFound(f"There is no export {job_id}.", fix="See GET /export/history for the ones there are.")
