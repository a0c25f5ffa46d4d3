"""Fingerprints of optimized resumes. Older rows get theirs with their next save; searches unpack them until then."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE optimized_resumes ADD COLUMN fingerprint bit(12288)")
    # In the row itself, whatever else grows: it is there to be read without reaching for anything.
    op.execute("ALTER TABLE optimized_resumes ALTER COLUMN fingerprint SET STORAGE PLAIN")


def downgrade() -> None:
    op.execute("ALTER TABLE optimized_resumes DROP COLUMN fingerprint")
