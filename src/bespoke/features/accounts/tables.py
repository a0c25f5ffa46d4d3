"""Users, what they sign in with, and the directory that finds the owner of a secret before anybody is known."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bespoke.platform.database.base import NOW, Base, Identified, Owned


class UserRow(Owned, Base):
    """`email_verified_at`: when somebody showed that the address is theirs, or the operator vouched for it."""

    __tablename__ = "users"

    email: Mapped[str]
    email_verified_at: Mapped[datetime | None]
    name: Mapped[str] = mapped_column(server_default="")
    password_hash: Mapped[str | None]
    is_active: Mapped[bool] = mapped_column(server_default="true")
    settings: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    last_login_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)
    updated_at: Mapped[datetime] = mapped_column(server_default=NOW)


class UserSessionRow(Identified, Base):
    """`token_hash` is the SHA-256 of the 256-bit token, which only the browser holds."""

    __tablename__ = "user_sessions"
    __table_args__ = (
        UniqueConstraint("owner_id", "token_hash"),
        ForeignKeyConstraint(["owner_id"], ["users.owner_id"], ondelete="CASCADE"),
    )

    token_hash: Mapped[bytes]
    user_agent: Mapped[str] = mapped_column(server_default="")
    peer: Mapped[str] = mapped_column(server_default="")
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)
    last_seen_at: Mapped[datetime] = mapped_column(server_default=NOW)
    expires_at: Mapped[datetime]


class ApiKeyRow(Identified, Base):
    """`prefix` is what a person recognises a key by."""

    __tablename__ = "api_keys"
    __table_args__ = (
        UniqueConstraint("owner_id", "key_hash"),
        ForeignKeyConstraint(["owner_id"], ["users.owner_id"], ondelete="CASCADE"),
    )

    name: Mapped[str]
    prefix: Mapped[str]
    key_hash: Mapped[bytes]
    scopes: Mapped[list[Any]]
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)
    expires_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]


class IdentityRow(Identified, Base):
    """An account at an OpenID provider that signs the user in."""

    __tablename__ = "identities"
    __table_args__ = (
        UniqueConstraint("owner_id", "issuer", "subject"),
        ForeignKeyConstraint(["owner_id"], ["users.owner_id"], ondelete="CASCADE"),
    )

    issuer: Mapped[str]
    subject: Mapped[str]
    email: Mapped[str] = mapped_column(server_default="")
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)


class PasswordResetRow(Identified, Base):
    __tablename__ = "password_resets"
    __table_args__ = (
        UniqueConstraint("owner_id", "token_hash"),
        ForeignKeyConstraint(["owner_id"], ["users.owner_id"], ondelete="CASCADE"),
    )

    token_hash: Mapped[bytes]
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)
    expires_at: Mapped[datetime]


class DirectoryRow(Base):
    """Which owner a hash belongs to; unique over all. `kind` is email, session, api_key, identity, reset or opening."""

    __tablename__ = "directory"
    __table_args__ = (Index("ix_directory_owner_id", "owner_id"),)

    kind: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[bytes] = mapped_column(primary_key=True)
    owner_id: Mapped[UUID]


class OidcStateRow(Base):
    """One sign-in under way at a provider; taken once. `owner_id` is who links the provider to an account at hand."""

    __tablename__ = "oidc_states"

    key: Mapped[bytes] = mapped_column(primary_key=True)
    nonce: Mapped[str]
    verifier: Mapped[str]
    return_to: Mapped[str]
    owner_id: Mapped[UUID | None]
    expires_at: Mapped[datetime]
