"""Models over HTTP: the quota, the ledger, one's own key."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from bespoke.features.accounts.dependencies import AccountActor
from bespoke.features.ai import owner_keys
from bespoke.features.ai.models import Models
from bespoke.features.ai.operations import used_today
from bespoke.features.ai.queries import list_operations, spent_on_day
from bespoke.features.ai.schemas import OperationShown, OwnKey, Quota
from bespoke.platform.http.dependencies import CurrentActor, Transaction
from bespoke.platform.http.paging import DEFAULT_LIMIT, Cursor, CursorText, Page, PageLimit, page_of

router = APIRouter(prefix="/ai", tags=["models"])


async def the_models(request: Request) -> Models:
    models: Models = request.app.state.models
    return models


TheModels = Annotated[Models, Depends(the_models)]


@router.get("/quota", operation_id="read_ai_quota")
async def get_quota(session: Transaction, actor: CurrentActor, models: TheModels) -> Quota:
    """What is left of today, what it cost, and whose model is asked."""
    plan = models.plan
    used = await used_today(session, actor.owner_id)
    spent = await spent_on_day(session, actor.owner_id, ends_at=used.resets_at)
    key = await owner_keys.find_key(session, actor.owner_id, plan=plan, secrets=models.secrets) if plan else None
    choices = plan.choices if plan else ()
    return Quota(
        used=used.operations,
        limit=plan.daily_operations if plan else 0,
        resets_at=used.resets_at,
        provider=choices[0].provider if choices else "",
        model=choices[0].name if choices else "",
        fallback_model=choices[1].name if len(choices) > 1 else "",
        is_available=plan is not None and (plan.is_ready or key is not None),
        takes_own_key=plan is not None and plan.allows_owner_keys,
        has_own_key=key is not None,
        cost_microdollars_today=spent.cost_microdollars,
        input_tokens_today=spent.input_tokens,
        output_tokens_today=spent.output_tokens,
    )


@router.get("/operations", operation_id="list_ai_operations")
async def get_operations(
    session: Transaction, actor: CurrentActor, limit: PageLimit = DEFAULT_LIMIT, cursor: CursorText = None
) -> Page[OperationShown]:
    """Every call of a model for this account, newest first."""
    rows = await list_operations(session, actor.owner_id, after=Cursor.parse(cursor), limit=limit)
    return page_of(rows, limit, shown=OperationShown.of, cursor=lambda row: Cursor(row.created_at, row.id))


@router.put("/key", status_code=204, operation_id="set_ai_key")
async def put_key(body: OwnKey, session: Transaction, actor: AccountActor, models: TheModels) -> None:
    """Use a key of one's own at the provider, if this installation takes one. It is kept encrypted and never shown."""
    secret = models.secrets[0] if models.secrets else b""
    await owner_keys.put_key(session, actor, body.key.get_secret_value(), plan=models.plan, secret=secret)


@router.delete("/key", status_code=204, operation_id="delete_ai_key")
async def delete_key(session: Transaction, actor: AccountActor) -> None:
    """Forget one's own key."""
    await owner_keys.delete_key(session, actor)
