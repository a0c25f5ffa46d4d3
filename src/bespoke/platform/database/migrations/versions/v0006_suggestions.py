"""Suggestions know the job that proposed them, and how they were applied."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE suggestions ADD COLUMN job_id uuid, ADD COLUMN applied jsonb")
    # What is vouched for twice is one fact.
    op.execute(
        "CREATE UNIQUE INDEX uq_confirmed_facts_text ON confirmed_facts (owner_id, document_id, entry_path, md5(text))"
    )


def downgrade() -> None:
    op.execute("DROP INDEX uq_confirmed_facts_text")
    op.execute("ALTER TABLE suggestions DROP COLUMN job_id, DROP COLUMN applied")
