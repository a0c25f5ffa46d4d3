"""How long things are kept, over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from bespoke.platform.http.dependencies import CurrentActor

router = APIRouter(tags=["accounts"])


class Retention(BaseModel):
    """Days, by what this installation keeps. The latest file of each kind and versions with a name stay for ever."""

    deleted_days: int = Field(description="What was deleted can be brought back this long.")
    artifacts_days: int = Field(description="Exported files that a newer one follows.")
    history_days: int = Field(description="Lines of the exports' history.")
    jobs_days: int = Field(description="Jobs that ended.")
    events_days: int = Field(description="Lines of the audit trail.")
    ai_operations_days: int = Field(description="Calls of a model.")


def the_retention(request: Request) -> Retention:
    retention: Retention = request.app.state.retention
    return retention


@router.get("/retention", operation_id="read_retention")
async def get_retention(_: CurrentActor, retention: Annotated[Retention, Depends(the_retention)]) -> Retention:
    """How long things are kept here before they go by themselves."""
    return retention
