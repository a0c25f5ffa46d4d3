"""Accounts: users, their sessions, keys and identities, and the directory that finds an owner by a secret's hash."""

from __future__ import annotations

from alembic import op

from bespoke.platform.database.migrations.ddl import APP, BACKUP, WORKER, drop_tables, index, owned_table, shared_table

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TIMES = "created_at timestamptz NOT NULL DEFAULT clock_timestamp()"


def upgrade() -> None:
    op.execute(f"GRANT USAGE ON SCHEMA public TO {APP}, {WORKER}, {BACKUP}")
    op.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    op.execute(f"GRANT SELECT ON alembic_version TO {APP}, {WORKER}, {BACKUP}")
    _directory()
    _users()
    _credentials()


def downgrade() -> None:
    drop_tables("password_resets", "identities", "api_keys", "user_sessions", "users")
    drop_tables("rate_limits", "oidc_states", "directory")
    op.execute(f"REVOKE SELECT ON alembic_version FROM {APP}, {WORKER}, {BACKUP}")  # noqa: S608  # our own names
    op.execute(f"REVOKE USAGE ON SCHEMA public FROM {APP}, {WORKER}, {BACKUP}")


def _directory() -> None:
    """Tables without an owner: they are read before anybody is known. Keys are hashes, never what was hashed."""
    shared_table(
        "directory",
        """
        kind text NOT NULL CONSTRAINT ck_directory_kind
            CHECK (kind IN ('email', 'session', 'api_key', 'identity', 'reset', 'opening')),
        key bytea NOT NULL,
        owner_id uuid NOT NULL,
        CONSTRAINT pk_directory PRIMARY KEY (kind, key)
        """,
        app="SELECT, INSERT, UPDATE, DELETE",
        worker="SELECT, DELETE",
    )
    index("directory", "(owner_id)", name="ix_directory_owner_id")
    shared_table(
        "oidc_states",
        """
        key bytea NOT NULL CONSTRAINT pk_oidc_states PRIMARY KEY,
        nonce text NOT NULL,
        verifier text NOT NULL,
        return_to text NOT NULL,
        owner_id uuid,
        expires_at timestamptz NOT NULL
        """,
        app="SELECT, INSERT, UPDATE, DELETE",
        worker="SELECT, DELETE",
    )
    shared_table(
        "rate_limits",
        """
        key bytea NOT NULL CONSTRAINT pk_rate_limits PRIMARY KEY,
        next_at timestamptz NOT NULL
        """,
        app="SELECT, INSERT, UPDATE, DELETE",
        worker="SELECT, DELETE",
        unlogged=True,
    )


def _users() -> None:
    owned_table(
        "users",
        f"""
        email text NOT NULL,
        email_verified_at timestamptz,
        name text NOT NULL DEFAULT '',
        password_hash text,
        is_active boolean NOT NULL DEFAULT true,
        settings jsonb NOT NULL DEFAULT '{{}}',
        last_login_at timestamptz,
        {_TIMES},
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT pk_users PRIMARY KEY (owner_id)
        """,
    )


def _credentials() -> None:
    owner = "FOREIGN KEY (owner_id) REFERENCES users (owner_id) ON DELETE CASCADE"
    owned_table(
        "user_sessions",
        f"""
        id uuid NOT NULL,
        token_hash bytea NOT NULL,
        user_agent text NOT NULL DEFAULT '',
        peer text NOT NULL DEFAULT '',
        {_TIMES},
        last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL,
        CONSTRAINT pk_user_sessions PRIMARY KEY (owner_id, id),
        CONSTRAINT uq_user_sessions_owner_id_token_hash UNIQUE (owner_id, token_hash),
        CONSTRAINT fk_user_sessions_owner_id {owner}
        """,
    )
    owned_table(
        "api_keys",
        f"""
        id uuid NOT NULL,
        name text NOT NULL,
        prefix text NOT NULL,
        key_hash bytea NOT NULL,
        scopes jsonb NOT NULL,
        {_TIMES},
        expires_at timestamptz,
        last_used_at timestamptz,
        CONSTRAINT pk_api_keys PRIMARY KEY (owner_id, id),
        CONSTRAINT uq_api_keys_owner_id_key_hash UNIQUE (owner_id, key_hash),
        CONSTRAINT fk_api_keys_owner_id {owner}
        """,
    )
    owned_table(
        "identities",
        f"""
        id uuid NOT NULL,
        issuer text NOT NULL,
        subject text NOT NULL,
        email text NOT NULL DEFAULT '',
        {_TIMES},
        CONSTRAINT pk_identities PRIMARY KEY (owner_id, id),
        CONSTRAINT uq_identities_owner_id_issuer_subject UNIQUE (owner_id, issuer, subject),
        CONSTRAINT fk_identities_owner_id {owner}
        """,
    )
    owned_table(
        "password_resets",
        f"""
        id uuid NOT NULL,
        token_hash bytea NOT NULL,
        {_TIMES},
        expires_at timestamptz NOT NULL,
        CONSTRAINT pk_password_resets PRIMARY KEY (owner_id, id),
        CONSTRAINT uq_password_resets_owner_id_token_hash UNIQUE (owner_id, token_hash),
        CONSTRAINT fk_password_resets_owner_id {owner}
        """,
    )
