"""What the account routes take and answer."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bespoke.features.accounts.passwords import LONGEST
from bespoke.features.accounts.tables import ApiKeyRow, IdentityRow, UserRow, UserSessionRow
from bespoke.platform.actor import Actor, Scope

Email = Annotated[str, StringConstraints(max_length=320), Field(examples=["ada@example.org"])]
Password = Annotated[str, StringConstraints(max_length=LONGEST), Field(examples=["correct horse battery"])]
Name = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True), Field(examples=["Ada Lovelace"])]
Token = Annotated[str, StringConstraints(max_length=100)]


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SignUp(Body):
    email: Email
    password: Password
    name: Name = ""


class SignIn(Body):
    email: Email
    password: Password


class SignInMeans(BaseModel):
    """How one gets in here. `opening_link`: by the link that the start prints, and no other way.

    `oidc_label` is what people here call the sign-in provider, if the operator said so.
    """

    opening_link: bool
    password: bool
    sign_up: bool
    password_reset: bool
    oidc: bool
    oidc_label: str


class Accepted(BaseModel):
    """Says nothing about whether the address has an account."""

    message: str


class SignedIn(BaseModel):
    """The session itself travels in the cookie."""

    owner_id: UUID
    session_id: UUID


class ResetRequest(Body):
    email: Email


class ResetConfirm(Body):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"token": "from-the-link", "password": "correct horse battery"}]}
    )

    token: Token
    password: Password


class PasswordChange(Body):
    """`old_password` may be left out by somebody who has none yet and signed in moments ago."""

    old_password: Password | None = None
    new_password: Password


class Me(BaseModel):
    """The account, and what the credential of this request may do."""

    id: UUID
    email: str
    name: str
    settings: dict[str, Any]
    has_password: bool
    is_email_verified: bool
    means: str
    scopes: list[str]
    last_login_at: datetime | None
    created_at: datetime

    @classmethod
    def of(cls, user: UserRow, actor: Actor) -> Self:
        return cls(
            id=user.owner_id,
            email=user.email,
            name=user.name,
            settings=user.settings,
            has_password=user.password_hash is not None,
            is_email_verified=user.email_verified_at is not None,
            means=actor.means,
            scopes=sorted(actor.scopes),
            last_login_at=user.last_login_at,
            created_at=user.created_at,
        )


class MePatch(Body):
    """Settings are merged by their first-level keys; a null removes one."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"settings": {"theme": "dark"}}]})

    name: Name | None = None
    settings: dict[str, Any] | None = None


class SessionShown(BaseModel):
    id: UUID
    peer: str
    user_agent: str
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    is_current: bool

    @classmethod
    def of(cls, row: UserSessionRow, actor: Actor) -> Self:
        return cls(
            id=row.id,
            peer=row.peer,
            user_agent=row.user_agent,
            created_at=row.created_at,
            last_seen_at=row.last_seen_at,
            expires_at=row.expires_at,
            is_current=row.id == actor.credential_id,
        )


class KeyRequest(Body):
    """Without `expires_in_days` the key lives until it is revoked."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=100), Field(examples=["backup script"])]
    scopes: Annotated[set[Scope], Field(min_length=1, examples=[["read"]])]
    expires_in_days: Annotated[int | None, Field(ge=1, le=3650, examples=[90])] = None


class KeyShown(BaseModel):
    id: UUID
    name: str
    prefix: str
    scopes: list[str]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None

    @classmethod
    def of(cls, row: ApiKeyRow) -> Self:
        return cls.model_validate(row, from_attributes=True)


class KeyCreated(KeyShown):
    """The only time the whole key is shown."""

    key: str


class IdentityLink(Body):
    """`password`, unless the sign-in is minutes old. `return_to` is a path of this site."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"password": "correct horse battery", "return_to": "/settings/access"}]}
    )

    password: Password | None = None
    return_to: Annotated[str, StringConstraints(max_length=500)] = "/"


class Redirection(BaseModel):
    """Where the browser is to go."""

    url: str


class IdentityShown(BaseModel):
    """`issuer` is the provider's address, `email` the verified one it had when it was added, if any."""

    id: UUID
    issuer: str
    email: str
    created_at: datetime

    @classmethod
    def of(cls, row: IdentityRow) -> Self:
        return cls.model_validate(row, from_attributes=True)


class Erasure(Body):
    """`confirmation` is the account's e-mail address. `password`, unless the sign-in is minutes old."""

    confirmation: Email
    password: Password | None = None
