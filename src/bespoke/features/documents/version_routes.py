"""The versions of a document over HTTP, by the same routes for either kind of document."""

# Annotations are read while the routes are made, because they name what differs between the kinds.
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any, Protocol

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel

from bespoke.features.documents import versions
from bespoke.features.documents.subject import Subject
from bespoke.features.documents.versions import Comparison, Remark, RestoreInput, Version, VersionDetail
from bespoke.platform.http.dependencies import Transaction
from bespoke.platform.http.paging import DEFAULT_LIMIT, PageLimit
from bespoke.platform.http.revisions import IfMatch, base_revision

AnyRevision = Annotated[int, Query(ge=1, le=2**53)]


class Restore(Protocol):
    """Takes a version of the request's document back, whole or one entry of it, and shows what it is then."""

    def __call__(self, *, version: int, base: int, entry_id: str | None) -> Awaitable[BaseModel]: ...


@dataclass(frozen=True, slots=True)
class History:
    """Whose versions they are. `path` names the document's id, which both dependencies take.

    `subject` finds the document or raises DocumentNotFound; `restore` gives what restores it, and shows it as `view`.
    `name` is how the operations call it.
    """

    path: str
    name: str
    subject: Callable[..., Awaitable[Subject]]
    restore: Callable[..., Restore]
    view: type[BaseModel]


def the_revision(revision: versions.RevisionNumber) -> int:
    return revision


def version_routes(history: History) -> APIRouter:
    router = APIRouter()
    _add_lists(router, history)
    _add_one(router, history)
    _add_restore(router, history)
    return router


def _add_lists(router: APIRouter, history: History) -> None:
    @router.get(f"{history.path}/versions", operation_id=f"list_{history.name}_versions")
    async def get_versions(
        subject: Annotated[Subject, Depends(history.subject, scope="function")],
        session: Transaction,
        before: AnyRevision | None = None,
        limit: PageLimit = DEFAULT_LIMIT,
    ) -> list[Version]:
        """Newest first; go on with `before`, the last revision listed."""
        return await versions.list_versions(session, subject, before=before, limit=limit)

    @router.get(f"{history.path}/versions/compare", operation_id=f"compare_{history.name}_versions")
    async def get_comparison(
        subject: Annotated[Subject, Depends(history.subject, scope="function")],
        session: Transaction,
        old: Annotated[int, Query(alias="from", ge=1, le=2**53)],
        new: Annotated[int, Query(alias="to", ge=1, le=2**53)],
    ) -> Comparison:
        """What changed between two versions, as a person would call it."""
        return await versions.compare(session, subject, old, new)


def _add_one(router: APIRouter, history: History) -> None:
    path = f"{history.path}/versions/{{revision}}"

    @router.get(path, operation_id=f"get_{history.name}_version")
    async def get_version(
        subject: Annotated[Subject, Depends(history.subject, scope="function")],
        revision: Annotated[int, Depends(the_revision)],
        session: Transaction,
    ) -> VersionDetail:
        row = await versions.read_version(session, subject, revision)
        return VersionDetail.model_validate(row, from_attributes=True)

    @router.patch(path, operation_id=f"remark_{history.name}_version")
    async def patch_version(
        subject: Annotated[Subject, Depends(history.subject, scope="function")],
        revision: Annotated[int, Depends(the_revision)],
        given: Remark,
        session: Transaction,
    ) -> Version:
        """Name a version, which keeps it for ever, or note something about it."""
        return await versions.remark(session, subject, revision, given)


def _add_restore(router: APIRouter, history: History) -> None:
    path = f"{history.path}/versions/{{revision}}/restore"

    @router.post(path, operation_id=f"restore_{history.name}_version", response_model=history.view)
    async def post_restore(
        restore: Annotated[Restore, Depends(history.restore, scope="function")],
        revision: Annotated[int, Depends(the_revision)],
        given: RestoreInput,
        if_match: IfMatch = None,
    ) -> Any:  # the view, of which the kind of document decides
        """Take a version back, or one entry of it, as a new revision."""
        base = base_revision(if_match, given.revision)
        return await restore(version=revision, base=base, entry_id=given.entry_id)
