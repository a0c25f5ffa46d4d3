"""The example over HTTP."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from bespoke.features.example.make import make_example
from bespoke.platform.http.dependencies import CurrentActor, Transaction
from bespoke.platform.http.idempotency import OnlyOnce

router = APIRouter(tags=["resumes"])


class ExampleMade(BaseModel):
    """What was made, to be opened, changed and deleted like anything else."""

    resume_id: UUID
    posting_id: UUID
    optimized_id: UUID


@router.post("/example", status_code=201, operation_id="make_example")
async def post_example(session: Transaction, actor: CurrentActor, once: OnlyOnce) -> ExampleMade:
    """Put a fictional person's resume, a posting for it and the optimized resume of both into the account."""

    async def make() -> ExampleMade:
        made = await make_example(session, actor)
        return ExampleMade(**made._asdict())

    return await once.run(ExampleMade, make)
