"""A writer against everything a provider does, over a real socket."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from bespoke.optimize.llm.books import LooseBooks
from bespoke.optimize.llm.contract import Notice, ToldSection, Usage, Wish
from bespoke.optimize.llm.deadlines import Deadlines
from bespoke.optimize.llm.edits import OPS
from bespoke.optimize.llm.sheet import sheet_of
from bespoke.optimize.model import Suggestion
from bespoke.platform.egress.client import open_client
from bespoke.platform.egress.reach import Reach
from bespoke.testing.model_server import Answer, ModelServer
from tests.optimize.llm.writers import HASTE, PATIENCE, edits, only, rewrite, told, writer_at

GOOD = rewrite("b5", "Responsible for the Terraform modules with which every team requests databases and queues")
ALSO = {"op": "reorder_bullets", "target": "e1", "order": ["b3", "b1"], "evidence": ["b3"], "why": "Cost first."}
FALSE = rewrite("b2", "Led a team of 500 engineers at NASA and wrote a Python control service")
BOTH = edits(GOOD, ALSO)
REFUSED = Answer(status=400, text="response_format is not supported")


def states(items: list[Suggestion | Usage | Notice]) -> list[str]:
    return [f"{one.operation} {one.state}" for one in only(Suggestion, items)]


def codes(items: list[Suggestion | Usage | Notice]) -> list[str]:
    return [one.code for one in only(Notice, items)]


async def test_edits_come_as_suggestions_with_their_cost(server: ModelServer, wish: Wish) -> None:
    server.answer_by(Answer(BOTH))
    async with writer_at(server, price=2.0) as writer:
        items = await told(writer, wish)
    assert states(items) == ["rewrite_bullet proposed", "reorder_bullets proposed"]
    assert {one.engine for one in only(Suggestion, items)} == {"model"}
    (usage,) = only(Usage, items)
    assert (usage.provider, usage.input_tokens, usage.output_tokens, usage.cost_microdollars) == (
        "openai",
        100,
        200,
        600,
    )
    assert codes(items) == []
    assert server.authorizations == ["Bearer k-test"]


async def test_the_first_edit_comes_while_the_rest_is_still_written(server: ModelServer, wish: Wish) -> None:
    server.answer_by(Answer(edits(GOOD) + " " * 3000, pause_s=0.02))
    async with writer_at(server) as writer:
        stream = writer.suggestions(wish)
        began = time.monotonic()
        first = await anext(stream)
        before = time.monotonic() - began
        rest = [item async for item in stream]
        whole = time.monotonic() - began
    assert isinstance(first, Suggestion)
    assert only(Usage, rest)
    assert before < whole / 2


@pytest.mark.parametrize(
    "shape",
    [
        lambda text: text,
        lambda text: f"Sure! Here are my edits:\n```json\n{text}\n```\nGood luck!",
        lambda text: json.dumps(json.loads(text)["edits"]),
        lambda text: "\n".join(json.dumps(edit) for edit in json.loads(text)["edits"]),
        lambda text: f"<think>Should I say {{this}}?</think>{text}",
        lambda text: text.replace("}, {", "}, {broken, {", 1),
    ],
    ids=["object", "prose", "array", "lines", "thoughts", "broken"],
)
async def test_any_frame_around_the_edits_is_read(shape: Callable[[str], str], server: ModelServer, wish: Wish) -> None:
    server.answer_by(Answer(shape(BOTH)))
    async with writer_at(server) as writer:
        items = await told(writer, wish)
    assert states(items) == ["rewrite_bullet proposed", "reorder_bullets proposed"]


async def test_a_model_that_takes_no_schema_is_asked_by_a_tool_then_in_words_and_remembered(
    server: ModelServer, wish: Wish
) -> None:
    server.answer_by(lambda body: REFUSED if "response_format" in body or "tools" in body else Answer(BOTH))
    async with writer_at(server) as writer:
        assert len(states(await told(writer, wish))) == 2
        assert len(server.requests) == 3
        await told(writer, replace(wish, taken=frozenset({"basics/summary"})))
    assert len(server.requests) == 4


async def test_edits_in_the_arguments_of_a_tool_are_read(server: ModelServer, wish: Wish) -> None:
    server.answer_by(lambda body: Answer(BOTH) if "tools" in body else REFUSED)
    async with writer_at(server) as writer:
        assert len(states(await told(writer, wish))) == 2


async def test_what_the_guard_refuses_is_mended_once(server: ModelServer, wish: Wish) -> None:
    mended = rewrite(
        "b2", "Wrote the Python service that provisions test environments; 11 teams now start about 120 a day"
    )
    server.answer_by(Answer(edits(FALSE, GOOD)), Answer(edits(mended)))
    async with writer_at(server) as writer:
        items = await told(writer, wish)
    assert states(items) == ["rewrite_bullet proposed", "rewrite_bullet proposed"]
    assert "“500” is not in the evidence" in server.requests[1]["messages"][1]["content"]
    assert "Apache Kafka with six brokers" not in server.requests[1]["messages"][1]["content"]


async def test_what_cannot_be_mended_is_shown_blocked_with_the_reasons(server: ModelServer, wish: Wish) -> None:
    server.answer_by(Answer(edits(FALSE)))
    async with writer_at(server) as writer:
        items = await told(writer, wish)
    (blocked,) = only(Suggestion, items)
    assert (blocked.state, blocked.verdict.ruling) == ("blocked", "unsupported")
    assert "500" in {reason.text for reason in blocked.verdict.reasons}
    assert len(server.requests) == 2


async def test_too_many_requests_are_repeated_after_the_time_the_provider_asks(server: ModelServer, wish: Wish) -> None:
    server.answer_by(Answer(status=429, headers=(("Retry-After", "1"),)), Answer(BOTH))
    async with writer_at(server) as writer:
        began = time.monotonic()
        items = await told(writer, wish)
    assert len(states(items)) == 2
    assert time.monotonic() - began >= 1.0


@pytest.mark.parametrize(
    ("answers", "calls", "code"),
    [
        ([Answer(status=500)], 3, "unavailable"),
        ([Answer(status=429)], 3, "unavailable"),
        ([Answer(status=429, headers=(("Retry-After", "3600"),))], 1, "unavailable"),
        ([Answer(status=401)], 1, "unavailable"),
        ([Answer(status=404)], 3, "unavailable"),
        ([Answer(hang_at=0, text=BOTH)], 3, "timed_out"),
        ([Answer(status=500, pause_s=5.0)], 3, "timed_out"),
        ([Answer(cut_at=10, text=BOTH)], 3, "unavailable"),
        ([Answer("")], 3, "nonsense"),
        ([Answer("I would rather not.")], 3, "nonsense"),
        ([Answer('{"resume": {"name": "Ada"}, "score": 9}')], 3, "nonsense"),
        ([Answer('[{"op": "replace_everything", "target": "b1", "text": 5}]')], 3, "nonsense"),
        ([Answer(edits(rewrite("b999", "x"), rewrite("z1", "y")))], 3, "nonsense"),
    ],
    ids=[
        "500",
        "429",
        "429 for an hour",
        "wrong key",
        "no such model",
        "hang",
        "never an answer",
        "cut at once",
        "empty",
        "prose",
        "a whole resume",
        "wrong schema",
        "invented ids",
    ],
)
async def test_every_failure_ends_with_a_notice_and_without_an_error(
    answers: list[Answer], calls: int, code: str, server: ModelServer, wish: Wish
) -> None:
    server.answer_by(*answers)
    async with writer_at(server, deadlines=HASTE if code == "timed_out" else PATIENCE) as writer:
        items = await told(writer, wish)
    assert (codes(items), len(server.requests)) == ([code], calls)
    assert only(Suggestion, items) == []
    assert "rules are complete" in only(Notice, items)[0].message


@pytest.mark.parametrize("fault", ["cut_at", "hang_at"])
async def test_whole_edits_of_an_answer_that_breaks_off_are_kept(fault: str, server: ModelServer, wish: Wish) -> None:
    half = Answer(edits(GOOD, ALSO, FALSE))
    at = half.text.index("Led a team")
    server.answer_by(replace(half, cut_at=at) if fault == "cut_at" else replace(half, hang_at=at))
    async with writer_at(server, deadlines=Deadlines(total_s=60, idle_s=3)) as writer:
        items = await told(writer, wish)
    assert states(items) == ["rewrite_bullet proposed", "reorder_bullets proposed"]
    assert len(codes(items)) == len(server.requests) == 1
    assert "what came before is kept" in only(Notice, items)[0].message


async def test_a_trickle_ends_with_the_total_time(server: ModelServer, wish: Wish) -> None:
    server.answer_by(Answer(" " * 10_000, piece_characters=1, pause_s=0.05))
    async with writer_at(server, deadlines=Deadlines(total_s=1.0, idle_s=0.5)) as writer:
        items = await told(writer, wish)
    assert codes(items) == ["timed_out"]


async def test_the_next_model_is_asked_when_the_first_fails(
    server: ModelServer, second: ModelServer, wish: Wish
) -> None:
    server.answer_by(Answer(status=500))
    second.answer_by(Answer(BOTH))
    async with writer_at(server, second) as writer:
        items = await told(writer, wish)
    assert (codes(items), len(states(items))) == (["fallback"], 2)
    assert only(Usage, items)[0].model == "fake-2"


async def test_nobody_there_is_no_call_and_costs_no_operation(wish: Wish, server: ModelServer) -> None:
    books = LooseBooks()
    server.url = "http://127.0.0.1:9/v1"
    async with writer_at(server, books=books) as writer:
        items = await told(writer, wish)
    assert (codes(items), books.used) == (["unavailable"], 0)


async def test_a_refused_address_is_not_called_again_and_costs_no_operation(wish: Wish, server: ModelServer) -> None:
    books = LooseBooks()
    async with writer_at(server, books=books) as writer, open_client(Reach({"elsewhere.test"})) as closed:
        for model in writer.models:
            model.inner.client._client = closed  # type: ignore[attr-defined]  # as if another host was configured
        items = await told(writer, wish)
    assert (codes(items), books.used, server.requests, len(books.calls)) == (["unavailable"], 0, [], 1)


async def test_the_same_question_is_answered_from_the_cache_and_judged_anew(server: ModelServer, wish: Wish) -> None:
    server.answer_by(Answer(edits(GOOD, FALSE, ALSO)))
    books = LooseBooks()
    async with writer_at(server, books=books) as writer:
        first = await told(writer, wish)
        calls = len(server.requests)
        again = await told(writer, wish)
    assert only(Suggestion, again) == only(Suggestion, first)
    assert (len(server.requests), books.used) == (calls, 1)
    assert [usage.from_cache for usage in only(Usage, again)] == [True]
    assert [call.status for call in books.calls] == ["completed", "completed", "cached"]


async def test_half_an_answer_is_not_kept_for_the_next_time(server: ModelServer, wish: Wish) -> None:
    server.answer_by(Answer(BOTH, cut_at=BOTH.index("reorder") + 5))
    books = LooseBooks()
    async with writer_at(server, books=books) as writer:
        await told(writer, wish)
    assert books.answers == {}


async def test_without_operations_left_nobody_is_asked(server: ModelServer, wish: Wish) -> None:
    async with writer_at(server, books=LooseBooks(limit=0)) as writer:
        items = await told(writer, wish)
    assert (codes(items), server.requests) == (["quota"], [])


async def test_whoever_stops_listening_ends_the_call_and_it_is_on_the_ledger(server: ModelServer, wish: Wish) -> None:
    server.answer_by(Answer(edits(GOOD), hang_at=len(edits(GOOD))))
    books = LooseBooks()
    async with writer_at(server, books=books) as writer:
        stream = writer.suggestions(wish)
        await anext(stream)
        await stream.aclose()
    assert [(call.status, call.error) for call in books.calls] == [("cut", "abandoned")]
    assert books.used == 1


async def test_ten_at_a_time_do_not_disturb_each_other(server: ModelServer, wish: Wish) -> None:
    server.answer_by(Answer(BOTH))
    async with writer_at(server) as writer:
        answers = await asyncio.gather(*(told(writer, wish) for _ in range(10)))
    assert all(len(states(items)) == 2 for items in answers)


async def test_no_tool_but_the_answer_itself_is_offered_and_the_schema_names_every_operation(
    server: ModelServer, wish: Wish
) -> None:
    server.answer_by(lambda body: Answer(BOTH) if "tools" in body else REFUSED)
    async with writer_at(server) as writer:
        await told(writer, wish)
    (tool,) = server.requests[1]["tools"]
    shape = tool["function"]["parameters"]["properties"]["edits"]["items"]["properties"]
    assert shape["op"]["enum"] == list(OPS)
    assert set(shape["target"]) == {"type"}


async def test_the_model_sees_ids_that_stand_for_places(server: ModelServer, wish: Wish) -> None:
    server.answer_by(Answer(edits(GOOD)))
    async with writer_at(server) as writer:
        (suggestion,) = only(Suggestion, await told(writer, wish))
    assert suggestion.target == sheet_of(wish).places["b5"].path
    assert suggestion.target not in json.dumps(server.requests)


async def test_a_section_is_read_from_a_persons_words(server: ModelServer) -> None:
    said = "I worked as a software engineer at Google from March 2019 to 2021, I managed a team of five"
    entry = {
        "name": "Google",
        "position": "software engineer",
        "startDate": "2019-03",
        "endDate": "2021",
        "highlights": ["Managed a team of 5"],
        "summary": "",
    }
    server.answer_by(Answer(json.dumps({"entries": [entry]})))
    async with writer_at(server) as writer:
        found = await writer.read_section("work", said)
    assert isinstance(found, ToldSection)
    assert found.content == {"work": [{k: v for k, v in entry.items() if v}]}
    assert found.usage.output_tokens == 200


async def test_a_section_with_an_invented_word_is_not_used(server: ModelServer) -> None:
    server.answer_by(Answer(json.dumps({"entries": [{"name": "Google", "position": "Senior engineer"}]})))
    async with writer_at(server) as writer:
        found = await writer.read_section("work", "I was an engineer at Google")
    assert isinstance(found, Notice)
    assert found.code == "nonsense"


SAID = "I was an engineer at Google since 2019 and a welder at Thyssen"
ENTRIES = [{"name": "Google", "position": "engineer"}, {"name": "Thyssen", "position": "welder"}]
TELLING = json.dumps({"entries": ENTRIES})


async def test_the_same_words_are_answered_from_the_cache_and_held_against_them_anew(server: ModelServer) -> None:
    server.answer_by(Answer(TELLING))
    books = LooseBooks()
    async with writer_at(server, books=books) as writer:
        first = await writer.read_section("work", SAID)
        again = await writer.read_section("work", SAID)
        (key,) = books.answers
        books.answers[key] = json.dumps([*ENTRIES, {"name": "NASA", "position": "astronaut"}])
        forged = await writer.read_section("work", SAID)
        calls = len(server.requests)
        await writer.read_section("volunteer", SAID)
    assert isinstance(first, ToldSection)
    assert isinstance(again, ToldSection)
    assert again.content == first.content == {"work": ENTRIES}
    assert (again.usage.from_cache, again.usage.output_tokens) == (True, 0)
    assert isinstance(forged, Notice)
    assert [(call.purpose, call.status) for call in books.calls if call.status != "failed"] == [
        ("tell", "completed"),
        ("tell", "cached"),
        ("tell", "cached"),
        ("tell", "completed"),
    ]
    assert (books.used, len(server.requests) > calls) == (2, True)


@pytest.mark.parametrize(
    "answer",
    [Answer(TELLING, cut_at=TELLING.index("Thyssen")), Answer('{"entries": [{"name": "NASA"}]}'), Answer(status=401)],
)
async def test_an_answer_that_is_not_used_is_not_kept_for_the_next_time(answer: Answer, server: ModelServer) -> None:
    server.answer_by(answer)
    books = LooseBooks()
    async with writer_at(server, books=books) as writer:
        found = await writer.read_section("work", SAID)
    assert isinstance(found, Notice)
    assert books.answers == {}


async def test_half_an_answer_would_lose_what_was_told_so_it_is_not_used(server: ModelServer) -> None:
    server.answer_by(Answer(TELLING, cut_at=TELLING.index("Thyssen")))
    async with writer_at(server) as writer:
        found = await writer.read_section("work", SAID)
    assert isinstance(found, Notice)
    assert found.message == "The model's answer broke off, so your words were read by rules."


@pytest.mark.parametrize(("answer", "code"), [(Answer(status=401), "unavailable"), (Answer(), "nonsense")])
async def test_where_the_model_has_no_answer_it_says_who_read_the_words(
    answer: Answer, code: str, server: ModelServer
) -> None:
    server.answer_by(answer)
    async with writer_at(server) as writer:
        found = await writer.read_section("work", SAID)
    assert isinstance(found, Notice)
    assert (found.code, "read by rules" in found.message) == (code, True)


@pytest.mark.parametrize("answer", [Answer(hang_at=0), Answer(" " * 10_000, piece_characters=1, pause_s=0.05)])
async def test_whoever_told_something_does_not_wait_as_long_as_for_suggestions(
    answer: Answer, server: ModelServer, second: ModelServer
) -> None:
    server.answer_by(answer)
    deadlines = Deadlines(total_s=3600.0, idle_s=3600.0, telling_s=0.5)
    async with writer_at(server, second, deadlines=deadlines) as writer:
        found = await writer.read_section("work", SAID)
    assert found == Notice(code="timed_out", message="The model took too long, so your words were read by rules.")
    assert (len(server.requests) <= 1, second.requests) == (True, [])


async def test_contact_data_is_no_section_for_a_model(server: ModelServer) -> None:
    async with writer_at(server) as writer:
        for section in ("basics", "references", "nothing"):
            assert isinstance(await writer.read_section(section, "call me"), Notice)
    assert server.requests == []
