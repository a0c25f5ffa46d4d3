"""Turns at one child: the newest of each key, and nobody is forgotten."""

from __future__ import annotations

import asyncio

import pytest

from bespoke.platform.sandbox import SandboxBusy, Superseded, TooManyWaiting, Turns


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


class Track:
    """Who had a turn, and whether two ever had one at once."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.had: list[str] = []
        self.inside = 0

    async def take(self, key: str, name: str, whose: str = "somebody") -> None:
        async with self.turns.turn(key, whose=whose):
            self.inside += 1
            assert self.inside == 1
            self.had.append(name)
            await asyncio.sleep(0)
            self.inside -= 1


async def test_the_newest_of_a_key_takes_the_place_of_the_older_at_once() -> None:
    track = Track(Turns())
    async with track.turns.turn("a", whose="somebody"):
        first, other, second = (
            asyncio.ensure_future(track.take(*who)) for who in (("a", "a1"), ("b", "b1"), ("a", "a2"))
        )
        await settle()
        assert isinstance(first.exception(), Superseded)
        assert not other.done()
    await asyncio.gather(other, second)
    assert track.had == ["a2", "b1"]


async def test_what_has_begun_is_not_superseded() -> None:
    turns = Turns()
    async with turns.turn("a", whose="somebody"):
        later = asyncio.ensure_future(Track(turns).take("a", "a2"))
        await settle()
        assert not later.done()
    await later


async def test_who_goes_away_while_waiting_or_just_called_leaves_the_turn_to_others() -> None:
    track = Track(Turns())
    async with track.turns.turn("a", whose="somebody"):
        gone, called, last = (asyncio.ensure_future(track.take(name, name)) for name in ("b", "c", "d"))
        await settle()
        gone.cancel()
        await settle()
    called.cancel()
    await asyncio.wait_for(last, 5)
    assert track.had == ["d"]
    await asyncio.wait_for(track.take("e", "e"), 5)


async def test_no_more_wait_than_are_let_in() -> None:
    track = Track(Turns(most_waiting=1))
    async with track.turns.turn("a", whose="somebody"):
        waiting = asyncio.ensure_future(track.take("b", "b"))
        await settle()
        with pytest.raises(SandboxBusy):
            await track.take("c", "c")
    await waiting


async def test_one_person_with_many_keys_takes_few_places_and_puts_nobody_off() -> None:
    track = Track(Turns(most_waiting=8, most_of_one=3))
    async with track.turns.turn("a0", whose="a"):
        many = [asyncio.ensure_future(track.take(f"a{n}", f"a{n}", "a")) for n in range(1, 4)]
        await settle()
        with pytest.raises(TooManyWaiting):
            await track.take("a4", "a4", "a")
        others = [asyncio.ensure_future(track.take(name, name, name)) for name in ("b", "c")]
        again = asyncio.ensure_future(track.take("a1", "a1 anew", "a"))
        await settle()
        assert isinstance(many[0].exception(), Superseded)
    await asyncio.gather(*many[1:], *others, again)
    assert track.had == ["b", "a1 anew", "c", "a2", "a3"]
