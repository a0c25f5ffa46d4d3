"""The operator's gate: closed only where one was put."""

from __future__ import annotations

import pytest

from bespoke.features.resumes.errors import Unpaid
from bespoke.features.resumes.payment import require_paid
from bespoke.features.resumes.tables import ResumeRow
from bespoke.platform.settings.tree import PaymentSettings


def test_only_a_required_payment_that_is_missing_is_asked_for() -> None:
    for required, is_paid in ((False, False), (False, True), (True, True)):
        require_paid(ResumeRow(is_paid=is_paid), PaymentSettings(required=required))
    with pytest.raises(Unpaid):
        require_paid(ResumeRow(is_paid=False), PaymentSettings(required=True))
