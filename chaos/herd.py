"""A thousand exports of fifty people, more than half of them one person's: everybody's first file comes in its turn."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chaos.check import State, read_state
from chaos.clients import Client
from chaos.processes import api, worker
from chaos.scene import Report, Scene, scene
from chaos.site import Site, open_site

_PEOPLE = 50
_HEAVY_SHARE = 0.51
_NEAR_IDEAL = 1.3
_SETTLES_S = 500.0
_CONCURRENCY = 3

# While the herd gathers, tickets lie in the engine without being due; then all are at once.
_HOLD = """
    CREATE FUNCTION chaos_hold() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN NEW.scheduled_at := clock_timestamp() + interval ''1 day''; RETURN NEW; END';
    CREATE TRIGGER chaos_hold BEFORE INSERT ON procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION chaos_hold();
"""
_LET_GO = """
    DROP TRIGGER chaos_hold ON procrastinate_jobs;
    UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo';
"""


async def herd(*, times: int = 1000, seed: int = 1) -> Report:
    """`times` exports in all. Ideal is one file of each person in turn, at the rate measured until the last of those.

    At that rate the time is as many times the ideal as files were done until then are more than one of each.
    """
    async with open_site() as site:
        workers = [worker(site, number, concurrency=_CONCURRENCY) for number in range(2)]
        options: dict[str, Any] = {"people": _PEOPLE + 1, "formats": ("txt",), "share_again": 0.0}
        async with scene(site, [api(site), *workers], seed=seed, **options) as stage:
            *herded, warming = stage.clients
            await asyncio.gather(*(warming.export() for _ in range(3 * len(workers))))
            with site.superuser() as connection:
                connection.execute(_HOLD.encode())
            await _gather(herded, times)
            with site.superuser() as connection:
                connection.execute(_LET_GO.encode())
            await stage.settled(_SETTLES_S)
            return await _measured(stage, herded, times)


async def _gather(clients: Sequence[Client], times: int) -> None:
    """The heavy one first, so that everybody else comes after all of it."""
    heavy, *light = clients
    wanted = int(times * _HEAVY_SHARE)
    await _ask(heavy, wanted)
    each = (times - wanted) // len(light)
    await asyncio.gather(*(_ask(client, each) for client in light))


async def _ask(client: Client, times: int) -> None:
    for _ in range(times):
        await client.ask(client.wish())


async def _measured(stage: Scene, herded: Sequence[Client], times: int) -> Report:
    state = await _state(stage.site)
    owners = [client.person.owner for client in herded]
    done = _done(state, owners)
    first: dict[UUID, int] = {}
    for place, (owner, _) in enumerate(done):
        first.setdefault(owner, place)
    turn = 1 + max(first[owner] for owner in owners[1:])
    seconds = done[turn - 1][1]
    report = await stage.judged(
        "herd",
        times=times,
        people=len(owners),
        files_per_s=round(len(done) / done[-1][1], 1),
        light_first_max_s=round(seconds, 2),
        ideal_at_that_rate_s=round(seconds * len(owners) / turn, 2),
        times_ideal=round(turn / len(owners), 2),
    )
    if turn > _NEAR_IDEAL * len(owners):
        report.fault("light_owners_are_served_in_turn", f"the last first file was the {turn}th of all")
    return report


def _done(state: State, owners: Sequence[UUID]) -> list[tuple[UUID, float]]:
    """Every file of the herd in the order they were done, with seconds from the start of the first."""
    mine = [event for event in state.events if event["owner_id"] in owners]
    began = min(event["created_at"] for event in mine if event["type"] == "started")
    ends = [event for event in mine if event["type"] == "done"]
    done = [(event["owner_id"], (event["created_at"] - began).total_seconds()) for event in ends]
    return sorted(done, key=lambda one: one[1])


async def _state(site: Site) -> State:
    with site.superuser() as connection:
        return await read_state(connection, site.blobs)
