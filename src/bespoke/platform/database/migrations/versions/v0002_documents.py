"""Documents: resumes, optimized resumes, their versions, sections, sources, postings and suggestions."""

from __future__ import annotations

from bespoke.platform.database.migrations.ddl import drop_tables, index, owned_table, shared_table

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_OWNER = "FOREIGN KEY (owner_id) REFERENCES users (owner_id) ON DELETE CASCADE"
_DOCUMENT = "REFERENCES documents (owner_id, id) ON DELETE CASCADE"
_TIMES = """
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp()"""


def upgrade() -> None:
    _catalogue()
    _documents()
    _resumes()
    _postings()
    _optimized_resumes()
    _suggestions()


def downgrade() -> None:
    drop_tables("confirmed_facts", "suggestions", "optimized_resumes", "postings", "resume_sections", "resumes")
    drop_tables("sources", "versions", "documents", "templates")


def _catalogue() -> None:
    """Seeded from the package at every migration; only the operator changes it."""
    shared_table(
        "templates",
        """
        id text NOT NULL CONSTRAINT pk_templates PRIMARY KEY,
        name text NOT NULL,
        category text NOT NULL,
        description text NOT NULL,
        style_guide jsonb NOT NULL,
        export_settings jsonb NOT NULL,
        is_active boolean NOT NULL DEFAULT true,
        position bigint NOT NULL
        """,
        app="SELECT",
        worker="SELECT",
    )


def _documents() -> None:
    owned_table(
        "documents",
        f"""
        id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT ck_documents_kind CHECK (kind IN ('resume', 'optimized_resume')),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT pk_documents PRIMARY KEY (owner_id, id),
        CONSTRAINT fk_documents_owner_id {_OWNER}
        """,
    )
    owned_table(
        "versions",
        f"""
        document_id uuid NOT NULL,
        revision bigint NOT NULL,
        content jsonb NOT NULL,
        author text NOT NULL CONSTRAINT ck_versions_author
            CHECK (author IN ('person', 'import', 'optimizer', 'agent', 'restore')),
        is_autosave boolean NOT NULL DEFAULT false,
        is_superseded boolean NOT NULL DEFAULT false,
        name text NOT NULL DEFAULT '',
        note text NOT NULL DEFAULT '',
        summary text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT pk_versions PRIMARY KEY (owner_id, document_id, revision),
        CONSTRAINT fk_versions_owner_id_document_id FOREIGN KEY (owner_id, document_id) {_DOCUMENT}
        """,
    )
    owned_table(
        "sources",
        f"""
        id uuid NOT NULL,
        file_name text NOT NULL,
        media_type text NOT NULL,
        size_bytes bigint NOT NULL,
        sha256 text NOT NULL,
        object_key text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT pk_sources PRIMARY KEY (owner_id, id),
        CONSTRAINT fk_sources_owner_id {_OWNER}
        """,
    )


def _resumes() -> None:
    owned_table(
        "resumes",
        f"""
        id uuid NOT NULL,
        title text NOT NULL DEFAULT '',
        template_id text NOT NULL DEFAULT 'classic',
        source_id uuid,
        status text NOT NULL CONSTRAINT ck_resumes_status
            CHECK (status IN ('uploaded', 'parsing', 'parsed', 'failed', 'ready')),
        error jsonb,
        parsed_data jsonb,
        ledger jsonb,
        data jsonb,
        completeness jsonb NOT NULL DEFAULT '{{}}',
        is_complete boolean NOT NULL DEFAULT false,
        is_paid boolean NOT NULL DEFAULT false,
        sections_confirmed boolean NOT NULL DEFAULT false,
        dirty boolean NOT NULL DEFAULT true,
        revision bigint NOT NULL DEFAULT 0,
        {_TIMES},
        deleted_at timestamptz,
        CONSTRAINT pk_resumes PRIMARY KEY (owner_id, id),
        CONSTRAINT fk_resumes_owner_id_id FOREIGN KEY (owner_id, id) {_DOCUMENT},
        CONSTRAINT fk_resumes_owner_id_source_id FOREIGN KEY (owner_id, source_id) REFERENCES sources (owner_id, id)
        """,
    )
    index("resumes", "(owner_id, updated_at DESC, id DESC)", name="ix_resumes_listed", where="deleted_at IS NULL")
    index("resumes", "(owner_id, source_id)", name="ix_resumes_owner_id_source_id")
    owned_table(
        "resume_sections",
        f"""
        id uuid NOT NULL,
        resume_id uuid NOT NULL,
        name text NOT NULL,
        status text NOT NULL CONSTRAINT ck_resume_sections_status
            CHECK (status IN ('pending', 'processing', 'completed', 'failed')),
        template_id text,
        original_input text NOT NULL,
        processed_content jsonb,
        error jsonb,
        {_TIMES},
        CONSTRAINT pk_resume_sections PRIMARY KEY (owner_id, id),
        CONSTRAINT fk_resume_sections_owner_id_resume_id FOREIGN KEY (owner_id, resume_id)
            REFERENCES resumes (owner_id, id) ON DELETE CASCADE
        """,
    )
    index("resume_sections", "(owner_id, resume_id, id)", name="ix_resume_sections_owner_id_resume_id_id")


def _postings() -> None:
    owned_table(
        "postings",
        f"""
        id uuid NOT NULL,
        title text NOT NULL DEFAULT '',
        company text NOT NULL DEFAULT '',
        url text NOT NULL DEFAULT '',
        text text NOT NULL,
        analysis jsonb NOT NULL,
        analysis_version text NOT NULL,
        corrections jsonb NOT NULL DEFAULT '{{}}',
        revision bigint NOT NULL DEFAULT 1,
        {_TIMES},
        deleted_at timestamptz,
        CONSTRAINT pk_postings PRIMARY KEY (owner_id, id),
        CONSTRAINT fk_postings_owner_id {_OWNER}
        """,
    )
    index("postings", "(owner_id, updated_at DESC, id DESC)", name="ix_postings_listed", where="deleted_at IS NULL")


def _optimized_resumes() -> None:
    owned_table(
        "optimized_resumes",
        f"""
        id uuid NOT NULL,
        resume_id uuid NOT NULL,
        resume_revision bigint NOT NULL,
        posting_id uuid,
        title text NOT NULL DEFAULT '',
        template_id text NOT NULL DEFAULT 'classic',
        structured_output jsonb,
        qa_metrics jsonb,
        export_formats jsonb NOT NULL DEFAULT '{{}}',
        reported jsonb NOT NULL DEFAULT '{{}}',
        optimized_content text NOT NULL DEFAULT '',
        optimization_summary text NOT NULL DEFAULT '',
        match_score double precision CONSTRAINT ck_optimized_resumes_match_score CHECK (match_score BETWEEN 0 AND 100),
        improvements_made jsonb NOT NULL DEFAULT '[]',
        keywords_added jsonb NOT NULL DEFAULT '[]',
        skills_highlighted jsonb NOT NULL DEFAULT '[]',
        sections_confirmed boolean NOT NULL DEFAULT false,
        dirty boolean NOT NULL DEFAULT true,
        revision bigint NOT NULL DEFAULT 0,
        {_TIMES},
        deleted_at timestamptz,
        CONSTRAINT pk_optimized_resumes PRIMARY KEY (owner_id, id),
        CONSTRAINT fk_optimized_resumes_owner_id_id FOREIGN KEY (owner_id, id) {_DOCUMENT},
        CONSTRAINT fk_optimized_resumes_owner_id_resume_id FOREIGN KEY (owner_id, resume_id)
            REFERENCES resumes (owner_id, id) ON DELETE CASCADE,
        CONSTRAINT fk_optimized_resumes_owner_id_posting_id FOREIGN KEY (owner_id, posting_id)
            REFERENCES postings (owner_id, id)
        """,
    )
    table = "optimized_resumes"
    index(table, "(owner_id, updated_at DESC, id DESC)", name="ix_optimized_resumes_listed", where="deleted_at IS NULL")
    index(table, "(owner_id, posting_id)", name="ix_optimized_resumes_owner_id_posting_id")
    index(table, "(owner_id, resume_id, updated_at DESC)", name="ix_optimized_resumes_of_resume")
    one = "posting_id IS NULL AND deleted_at IS NULL"
    index(table, "(owner_id, resume_id)", name="uq_optimized_resumes_without_posting", unique=True, where=one)
    # For the operator's queries: row-level security keeps the app's role from using them (docs/operations.md).
    index(table, "USING gin (structured_output jsonb_path_ops)", name="ix_optimized_resumes_structured_output")
    index(table, "USING gin (qa_metrics jsonb_path_ops)", name="ix_optimized_resumes_qa_metrics")


def _suggestions() -> None:
    owned_table(
        "suggestions",
        f"""
        id uuid NOT NULL,
        document_id uuid NOT NULL,
        base_revision bigint NOT NULL,
        engine text NOT NULL,
        operation text NOT NULL,
        target text NOT NULL,
        content jsonb NOT NULL,
        verdict jsonb NOT NULL,
        state text NOT NULL CONSTRAINT ck_suggestions_state CHECK (state IN
            ('proposed', 'needs_confirmation', 'blocked', 'applied', 'rejected', 'failed')),
        applied_revision bigint,
        position bigint NOT NULL DEFAULT 0,
        {_TIMES},
        CONSTRAINT pk_suggestions PRIMARY KEY (owner_id, id),
        CONSTRAINT fk_suggestions_owner_id_document_id FOREIGN KEY (owner_id, document_id) {_DOCUMENT}
        """,
    )
    index("suggestions", "(owner_id, document_id, position, id)", name="ix_suggestions_of_document")
    owned_table(
        "confirmed_facts",
        f"""
        id uuid NOT NULL,
        document_id uuid NOT NULL,
        entry_path text NOT NULL,
        text text NOT NULL,
        suggestion_id uuid,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT pk_confirmed_facts PRIMARY KEY (owner_id, id),
        CONSTRAINT fk_confirmed_facts_owner_id_document_id FOREIGN KEY (owner_id, document_id) {_DOCUMENT}
        """,
    )
    index("confirmed_facts", "(owner_id, document_id)", name="ix_confirmed_facts_owner_id_document_id")
