"""The tree of settings. Every leaf is `BESPOKE_<GROUP>_<NAME>` in the environment or in a file `.env`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bespoke.platform.errors import Invalid
from bespoke.platform.settings.lists import Words

MEGABYTE = 1_000_000


class InvalidSetting(Invalid):
    """A setting does not fit."""


class Group(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ServerSettings(Group):
    """Where the API listens, and whom it believes."""

    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8380, ge=0, le=65535, description="Port to listen on; 0 takes any free one.")
    public_url: str = Field("", description="Address people use, such as https://bespoke.example.org.")
    allowed_hosts: Annotated[Words, NoDecode] = Field(
        (), description="Host names that are answered, comma separated; the public URL's and loopback always are."
    )
    trusted_proxies: Annotated[Words, NoDecode] = Field(
        (), description="Addresses or networks of proxies whose X-Forwarded-… headers are believed, comma separated."
    )
    operator_key: SecretStr | None = Field(None, description="Key for /metrics and /cron; without one they are off.")
    open_browser: bool = Field(
        True, description="Open the link that signs in, where `bespoke serve` is started in a terminal at a desktop."
    )
    docs: bool = Field(True, description="Serve the API's documentation page at /api/docs.")
    mcp: bool = Field(False, description="Serve tools for agents at /mcp, to API keys; needs the extra `mcp`.")


class DatabaseSettings(Group):
    """Which PostgreSQL. Without a URL an embedded one is run in the data directory."""

    url: SecretStr | None = Field(None, description="URL as the role bespoke_app; embedded PostgreSQL without it.")
    worker_url: SecretStr | None = Field(None, description="URL as the role bespoke_worker.")
    migrate_url: SecretStr | None = Field(None, description="URL as the role bespoke_migrate, for operators.")
    backup_url: SecretStr | None = Field(None, description="URL as the role bespoke_backup, for `bespoke db backup`.")
    listen_url: SecretStr | None = Field(
        None, description="URL of the server itself, where the others lead to PgBouncer; user and password are theirs."
    )
    connections: int = Field(10, ge=1, le=200, description="Connections of one process; as many again under load.")
    prepared: bool = Field(
        True, description="Prepared statements, timeouts by connection; off behind PgBouncer in transaction mode."
    )
    statement_timeout_s: float = Field(10, gt=0, description="Seconds a statement may take.")
    bin_dir: Path | None = Field(None, description="Folder of other PostgreSQL 18 programs for the embedded server.")


class StorageSettings(Group):
    """Where files lie."""

    url: str = Field("", description="file:///…, s3://bucket/prefix, gs://… or az://…; the data directory without it.")
    endpoint: str = Field("", description="Address of an S3-compatible server.")
    region: str = Field("", description="Region of the bucket.")
    access_key_id: SecretStr | None = Field(None, description="Access key, when the environment's own does not serve.")
    secret_access_key: SecretStr | None = Field(None, description="Its secret.")
    sources_bytes: int = Field(200 * MEGABYTE, ge=0, description="Bytes of uploaded files each person may keep.")
    artifacts_bytes: int = Field(100 * MEGABYTE, ge=0, description="Bytes of exported files each person may keep.")
    upload_bytes: int = Field(20 * MEGABYTE, ge=1, description="Bytes of one upload at most.")
    link_s: int = Field(
        900,
        ge=1,
        le=604_800,
        description="Seconds a link to an exported file opens without signing in; 7 days at most.",
    )
    native_links: bool = Field(False, description="Let the bucket hand exported files out, at addresses it signs.")


class AccountsSettings(Group):
    """How people sign in."""

    mode: Literal["auto", "single_user", "accounts"] = Field(
        "auto", description="`auto` is single_user on the embedded default on loopback, accounts otherwise."
    )
    sign_up: Literal["open", "closed"] = Field("open", description="Whether anybody may make an account.")
    default_owner: str = Field("", description="E-mail all requests act for, behind a trusted front end.")
    owner_header: str = Field("", description="Header in which a trusted proxy names the account's e-mail.")
    idle_days: float = Field(14, gt=0, description="Days after which an unused session ends.")
    absolute_days: float = Field(90, gt=0, description="Days after which any session ends.")


class OidcSettings(Group):
    """Signing in at an OpenID provider."""

    issuer: str = Field("", description="Issuer URL; off without it.")
    client_id: str = Field("", description="Client id at the provider.")
    client_secret: SecretStr | None = Field(None, description="Client secret at the provider.")
    email_domains: Annotated[Words, NoDecode] = Field((), description="Domains that may sign in; all if empty.")
    label: str = Field("", description="What people call the provider; `single sign-on` if empty.")


class MailSettings(Group):
    """Sending password resets. Without a host, links are printed for the operator."""

    host: str = Field("", description="SMTP server; off without it.")
    port: int = Field(587, ge=1, le=65535, description="Its port.")
    user: str = Field("", description="User name at it.")
    password: SecretStr | None = Field(None, description="Password at it.")
    sender: str = Field("", description="From address.")
    tls: Literal["starttls", "tls", "none"] = Field("starttls", description="How the connection is protected.")


class WorkerSettings(Group):
    """Background work."""

    concurrency: int = Field(2, ge=1, le=64, description="Jobs a worker process runs at a time.")
    inside: bool = Field(True, description="Whether `bespoke serve` starts a worker of its own.")
    memory_bytes: int = Field(1024 * 1024**2, ge=64 * 1024**2, description="Memory one file may take to read.")
    metrics_host: str = Field("127.0.0.1", description="Address at which a worker serves its /metrics.")
    metrics_port: int = Field(
        0, ge=0, le=65535, description="Port of it, open to whoever reaches it; each worker needs its own; 0 is off."
    )


class RetentionSettings(Group):
    """How long traces are kept."""

    events_days: int = Field(400, ge=1, description="Days a line of the audit trail is kept.")
    jobs_days: int = Field(120, ge=90, description="Days a job that ended is kept; its files live 90.")
    ai_operations_days: int = Field(400, ge=1, description="Days a call of a model is kept on the ledger.")


class PreviewSettings(Group):
    """The pages beside the editor."""

    children: int = Field(2, ge=1, le=32, description="Child processes that set previews; an editor stays with one.")
    memory_bytes: int = Field(1024 * 1024**2, ge=64 * 1024**2, description="Memory one of them may take.")
    timeout_s: float = Field(10, gt=0, description="Seconds one preview may take.")
    recycle_after: int = Field(5000, ge=1, description="Previews after which a child is replaced.")


class PaymentSettings(Group):
    """An optional gate before exports."""

    required: bool = Field(False, description="Export only resumes marked as paid (`is_paid`).")


class AiSettings(Group):
    """Asking a model for suggestions. Without a provider nothing is asked and nothing leaves the machine."""

    provider: Literal["", "openai", "anthropic", "google", "mistral"] = Field(
        "", description="Whose model; `openai` is also for every server that speaks its language (docs/models.md)."
    )
    model: str = Field("", description="Name of the model at the provider.")
    base_url: str = Field("", description="Address of the provider's API, such as http://localhost:11434/v1.")
    api_key: SecretStr | None = Field(None, description="Key at the provider.")
    fallback_provider: Literal["", "openai", "anthropic", "google", "mistral"] = Field(
        "", description="Whose model is asked when the first fails; none without it."
    )
    fallback_model: str = Field("", description="Name of that model.")
    fallback_base_url: str = Field("", description="Address of that provider's API.")
    fallback_api_key: SecretStr | None = Field(None, description="Key there; the first key at the same address.")
    allow_private_addresses: bool = Field(
        False, description="Whether a model may run on this machine or network, there also over plain http."
    )
    total_s: float = Field(120, gt=0, le=900, description="Seconds for one question with all its retries.")
    idle_s: float = Field(30, gt=0, le=900, description="Seconds a model may be silent; more for slow machines.")
    telling_s: float = Field(
        10, gt=0, le=120, description="Seconds a model has to read what a person tells; then the rules read it."
    )
    input_price: float = Field(0, ge=0, description="Dollars for a million tokens read; 0 where it is not known.")
    output_price: float = Field(0, ge=0, description="Dollars for a million tokens written.")
    fallback_input_price: float = Field(0, ge=0, description="The same for the fallback model.")
    fallback_output_price: float = Field(0, ge=0, description="The same for the fallback model.")
    input_characters: int = Field(32_000, ge=4_000, le=400_000, description="Characters a model is told at most.")
    daily_operations: int = Field(100, ge=0, description="Questions each person may have asked in a day (UTC).")
    allow_owner_keys: bool = Field(False, description="Whether people may use a key of their own, kept encrypted.")


class McpSettings(Group):
    """Tools for agents over standard input and output (`bespoke mcp`)."""

    key: SecretStr | None = Field(None, description="API key to act with; else the one person of this machine.")


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix="BESPOKE_",
        env_nested_delimiter="_",
        env_nested_max_split=1,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    data_dir: Path | None = Field(None, description="Folder for the embedded database, files and secrets.")
    secret_key: SecretStr | None = Field(
        None,
        description="At least 32 characters; signs links. Made and kept in the data directory if embedded.",
    )
    former_secret_keys: SecretStr | None = Field(
        None, description="Secret keys used before, comma separated: links they signed stay valid until they expire."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="What is logged.")
    server: ServerSettings = ServerSettings()
    database: DatabaseSettings = DatabaseSettings()
    storage: StorageSettings = StorageSettings()
    accounts: AccountsSettings = AccountsSettings()
    oidc: OidcSettings = OidcSettings()
    mail: MailSettings = MailSettings()
    worker: WorkerSettings = WorkerSettings()
    retention: RetentionSettings = RetentionSettings()
    preview: PreviewSettings = PreviewSettings()
    payment: PaymentSettings = PaymentSettings()
    ai: AiSettings = AiSettings()
    mcp: McpSettings = McpSettings()

    @property
    def is_embedded(self) -> bool:
        return self.database.url is None


def read_settings() -> Settings:
    """From the environment. Raises InvalidSetting that names the variable and never its value."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = "BESPOKE_" + "_".join(str(step) for step in first["loc"]).upper()
        raise InvalidSetting(f"{name}: {first['msg']}.", fix="See docs/settings.md.", field=name) from None
