"""Models: the day's operations, kept answers, owners' own keys."""

from __future__ import annotations

from bespoke.platform.database.migrations.ddl import drop_tables, index, owned_table

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_OWNER = "FOREIGN KEY (owner_id) REFERENCES users (owner_id) ON DELETE CASCADE"


def upgrade() -> None:
    owned_table(
        "ai_days",
        f"""
        day date NOT NULL,
        operations bigint NOT NULL DEFAULT 0,
        CONSTRAINT pk_ai_days PRIMARY KEY (owner_id, day),
        CONSTRAINT fk_ai_days_owner_id {_OWNER}
        """,
    )
    owned_table(
        "ai_answers",
        f"""
        question_hash text NOT NULL,
        answer text NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT pk_ai_answers PRIMARY KEY (owner_id, question_hash),
        CONSTRAINT fk_ai_answers_owner_id {_OWNER}
        """,
    )
    index("ai_answers", "(owner_id, expires_at)", name="ix_ai_answers_owner_id_expires_at")
    owned_table(
        "ai_keys",
        f"""
        provider text NOT NULL,
        sealed bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT pk_ai_keys PRIMARY KEY (owner_id),
        CONSTRAINT fk_ai_keys_owner_id {_OWNER}
        """,
    )


def downgrade() -> None:
    drop_tables("ai_keys", "ai_answers", "ai_days")
