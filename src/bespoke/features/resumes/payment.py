"""The operator's gate before exports."""

from __future__ import annotations

from bespoke.features.resumes.errors import Unpaid
from bespoke.features.resumes.tables import ResumeRow
from bespoke.platform.settings.tree import PaymentSettings


def require_paid(resume: ResumeRow, settings: PaymentSettings) -> None:
    """Raises Unpaid where the operator asks for payment and this resume is not marked as paid."""
    if settings.required and not resume.is_paid:
        raise Unpaid("This résumé is not paid for yet.", fix="Pay for it, then export it again.")
