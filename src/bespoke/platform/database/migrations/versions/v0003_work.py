"""Work and its traces: jobs with their streams, artifacts, history, audit and live events, quotas, idempotency."""

from __future__ import annotations

from bespoke.platform.database.migrations.ddl import drop_tables, index, owned_table, shared_table

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_OWNER = "FOREIGN KEY (owner_id) REFERENCES users (owner_id) ON DELETE CASCADE"
_JOB = "FOREIGN KEY (owner_id, job_id) REFERENCES jobs (owner_id, id) ON DELETE CASCADE"
_CREATED = "created_at timestamptz NOT NULL DEFAULT clock_timestamp()"
_STATUS = "CHECK (status IN ('pending', 'processing', 'completed', 'failed', 'cancelled'))"


def upgrade() -> None:
    _jobs()
    _artifacts()
    _events()
    _quotas()


def downgrade() -> None:
    drop_tables("ai_operations", "idempotency_keys", "quota_reservations", "quota_usage")
    drop_tables("due", "events", "event_streams")
    drop_tables("export_history", "artifact_latest", "artifact_counters", "artifacts", "job_events", "jobs")


def _jobs() -> None:
    owned_table(
        "jobs",
        f"""
        id uuid NOT NULL,
        kind text NOT NULL,
        pool text NOT NULL CONSTRAINT ck_jobs_pool CHECK (pool IN ('export', 'import', 'optimize', 'upkeep')),
        status text NOT NULL DEFAULT 'pending' CONSTRAINT ck_jobs_status {_STATUS},
        stage text NOT NULL DEFAULT '',
        progress smallint NOT NULL DEFAULT 0 CONSTRAINT ck_jobs_progress CHECK (progress BETWEEN 0 AND 100),
        priority smallint NOT NULL DEFAULT 0,
        document_id uuid,
        batch_id uuid,
        input jsonb NOT NULL DEFAULT '{{}}',
        output jsonb,
        error jsonb,
        attempts smallint NOT NULL DEFAULT 0,
        failures smallint NOT NULL DEFAULT 0,
        takeovers smallint NOT NULL DEFAULT 0,
        slot smallint CONSTRAINT ck_jobs_slot CHECK (slot BETWEEN 1 AND 3),
        lease uuid,
        ticket_id bigint,
        cancel_requested boolean NOT NULL DEFAULT false,
        idempotency_key text NOT NULL,
        timeout_s double precision NOT NULL DEFAULT 60,
        trace_id text NOT NULL DEFAULT '',
        last_event bigint NOT NULL DEFAULT 0,
        {_CREATED},
        run_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        started_at timestamptz,
        timeout_at timestamptz,
        finished_at timestamptz,
        CONSTRAINT pk_jobs PRIMARY KEY (owner_id, id),
        CONSTRAINT uq_jobs_owner_id_idempotency_key UNIQUE (owner_id, idempotency_key),
        CONSTRAINT ck_jobs_processing_has_slot CHECK (status <> 'processing' OR slot IS NOT NULL),
        CONSTRAINT fk_jobs_owner_id {_OWNER},
        CONSTRAINT fk_jobs_owner_id_document_id FOREIGN KEY (owner_id, document_id)
            REFERENCES documents (owner_id, id) ON DELETE CASCADE
        """,
    )
    index("jobs", "(owner_id, pool, slot)", name="uq_jobs_slot", unique=True, where="slot IS NOT NULL")
    waiting = "status = 'pending' AND slot IS NULL"
    index("jobs", "(owner_id, pool, priority DESC, created_at, id)", name="ix_jobs_waiting", where=waiting)
    index("jobs", "(owner_id, created_at DESC, id DESC)", name="ix_jobs_listed")
    index("jobs", "(owner_id, document_id)", name="ix_jobs_owner_id_document_id")
    owned_table(
        "job_events",
        f"""
        job_id uuid NOT NULL,
        seq bigint NOT NULL,
        type text NOT NULL,
        payload jsonb NOT NULL,
        {_CREATED},
        CONSTRAINT pk_job_events PRIMARY KEY (owner_id, job_id, seq),
        CONSTRAINT fk_job_events_owner_id_job_id {_JOB}
        """,
    )


def _artifacts() -> None:
    kinds = "CHECK (kind IN ('pdf', 'docx', 'html', 'txt', 'json', 'png', 'zip'))"
    subject = "owner_id, subject_id, kind"
    owned_table(
        "artifacts",
        f"""
        id uuid NOT NULL,
        subject_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT ck_artifacts_kind {kinds},
        version bigint NOT NULL,
        object_key text NOT NULL,
        file_name text NOT NULL,
        sha256 text NOT NULL,
        size_bytes bigint NOT NULL,
        pages bigint,
        cache_key text NOT NULL,
        receipt jsonb NOT NULL,
        job_id uuid NOT NULL,
        attempt smallint NOT NULL,
        downloads bigint NOT NULL DEFAULT 0,
        {_CREATED},
        expires_at timestamptz NOT NULL,
        CONSTRAINT pk_artifacts PRIMARY KEY (owner_id, id),
        CONSTRAINT uq_artifacts_owner_id_subject_id_kind_version UNIQUE ({subject}, version),
        CONSTRAINT uq_artifacts_owner_id_job_id UNIQUE (owner_id, job_id),
        CONSTRAINT fk_artifacts_owner_id {_OWNER}
        """,
    )
    index("artifacts", "(owner_id, cache_key)", name="ix_artifacts_owner_id_cache_key")
    index("artifacts", "(owner_id, expires_at)", name="ix_artifacts_owner_id_expires_at")
    owned_table(
        "artifact_counters",
        f"""
        subject_id uuid NOT NULL,
        kind text NOT NULL,
        last bigint NOT NULL,
        CONSTRAINT pk_artifact_counters PRIMARY KEY ({subject}),
        CONSTRAINT fk_artifact_counters_owner_id {_OWNER}
        """,
    )
    owned_table(
        "artifact_latest",
        f"""
        subject_id uuid NOT NULL,
        kind text NOT NULL,
        artifact_id uuid NOT NULL,
        CONSTRAINT pk_artifact_latest PRIMARY KEY ({subject}),
        CONSTRAINT fk_artifact_latest_owner_id_artifact_id FOREIGN KEY (owner_id, artifact_id)
            REFERENCES artifacts (owner_id, id) ON DELETE CASCADE
        """,
    )
    index("artifact_latest", "(owner_id, artifact_id)", name="ix_artifact_latest_owner_id_artifact_id")
    owned_table(
        "export_history",
        f"""
        id uuid NOT NULL,
        document_id uuid,
        kind text NOT NULL,
        template_id text NOT NULL DEFAULT '',
        file_name text NOT NULL,
        artifact_id uuid,
        reused boolean NOT NULL DEFAULT false,
        downloads bigint NOT NULL DEFAULT 0,
        {_CREATED},
        expires_at timestamptz NOT NULL,
        CONSTRAINT pk_export_history PRIMARY KEY (owner_id, id),
        CONSTRAINT fk_export_history_owner_id {_OWNER},
        CONSTRAINT fk_export_history_owner_id_artifact_id FOREIGN KEY (owner_id, artifact_id)
            REFERENCES artifacts (owner_id, id) ON DELETE SET NULL (artifact_id)
        """,
    )
    index("export_history", "(owner_id, created_at DESC, id DESC)", name="ix_export_history_listed")
    index("export_history", "(owner_id, document_id)", name="ix_export_history_owner_id_document_id")
    index("export_history", "(owner_id, artifact_id)", name="ix_export_history_owner_id_artifact_id")


def _events() -> None:
    owned_table(
        "event_streams",
        f"""
        last bigint NOT NULL,
        CONSTRAINT pk_event_streams PRIMARY KEY (owner_id),
        CONSTRAINT fk_event_streams_owner_id {_OWNER}
        """,
    )
    owned_table(
        "events",
        f"""
        seq bigint NOT NULL,
        type text NOT NULL,
        subject_id uuid,
        payload jsonb NOT NULL,
        trace_id text NOT NULL DEFAULT '',
        actor text NOT NULL DEFAULT '',
        {_CREATED},
        CONSTRAINT pk_events PRIMARY KEY (owner_id, seq),
        CONSTRAINT fk_events_owner_id {_OWNER}
        """,
    )
    index("events", "(owner_id, subject_id, seq)", name="ix_events_owner_id_subject_id_seq")
    index("events", "(owner_id, created_at)", name="ix_events_owner_id_created_at")
    shared_table(
        "due",
        """
        owner_id uuid NOT NULL,
        kind text NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT pk_due PRIMARY KEY (owner_id, kind)
        """,
        app="SELECT, INSERT, UPDATE, DELETE",
        worker="SELECT, INSERT, UPDATE, DELETE",
    )
    index("due", "(at)", name="ix_due_at")


def _quotas() -> None:
    owned_table(
        "quota_usage",
        f"""
        kind text NOT NULL,
        used bigint NOT NULL DEFAULT 0 CONSTRAINT ck_quota_usage_used CHECK (used >= 0),
        reserved bigint NOT NULL DEFAULT 0 CONSTRAINT ck_quota_usage_reserved CHECK (reserved >= 0),
        CONSTRAINT pk_quota_usage PRIMARY KEY (owner_id, kind),
        CONSTRAINT fk_quota_usage_owner_id {_OWNER}
        """,
    )
    owned_table(
        "quota_reservations",
        f"""
        id uuid NOT NULL,
        kind text NOT NULL,
        amount bigint NOT NULL CONSTRAINT ck_quota_reservations_amount CHECK (amount >= 0),
        expires_at timestamptz NOT NULL,
        CONSTRAINT pk_quota_reservations PRIMARY KEY (owner_id, id),
        CONSTRAINT fk_quota_reservations_owner_id {_OWNER}
        """,
    )
    index("quota_reservations", "(owner_id, expires_at)", name="ix_quota_reservations_owner_id_expires_at")
    owned_table(
        "idempotency_keys",
        f"""
        route text NOT NULL,
        key text NOT NULL,
        request_hash bytea NOT NULL,
        status smallint NOT NULL,
        headers jsonb NOT NULL,
        body bytea NOT NULL,
        {_CREATED},
        expires_at timestamptz NOT NULL,
        CONSTRAINT pk_idempotency_keys PRIMARY KEY (owner_id, route, key),
        CONSTRAINT fk_idempotency_keys_owner_id {_OWNER}
        """,
    )
    index("idempotency_keys", "(owner_id, expires_at)", name="ix_idempotency_keys_owner_id_expires_at")
    owned_table(
        "ai_operations",
        f"""
        id uuid NOT NULL,
        job_id uuid,
        provider text NOT NULL,
        model text NOT NULL,
        purpose text NOT NULL,
        status text NOT NULL,
        cache_key text NOT NULL DEFAULT '',
        input_tokens bigint NOT NULL DEFAULT 0,
        output_tokens bigint NOT NULL DEFAULT 0,
        cost_microdollars bigint NOT NULL DEFAULT 0,
        error jsonb,
        {_CREATED},
        finished_at timestamptz,
        CONSTRAINT pk_ai_operations PRIMARY KEY (owner_id, id),
        CONSTRAINT fk_ai_operations_owner_id {_OWNER}
        """,
    )
    index("ai_operations", "(owner_id, created_at)", name="ix_ai_operations_owner_id_created_at")
