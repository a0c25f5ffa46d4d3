"""Applied splices give the new list, whatever the lists and the spans."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bespoke.render.splices import Span, Splice, apply, between, common_spans

tags = st.lists(st.sampled_from(["(1", "(2", "(3/", ")", "a", "b", "c", "d"]), max_size=60)


@given(tags, tags)
def test_applied_splices_give_the_new_list(old: list[str], new: list[str]) -> None:
    spans = common_spans(old, new, opening="(", closing=")")
    for splices in (between(old, new), between(old, new, spans)):
        assert apply(old, splices) == new
        ends = [splice.start + splice.removed for splice in splices]
        assert all(end <= later.start for end, later in zip(ends, splices[1:], strict=False))


@given(tags, tags)
def test_spans_are_equal_and_ascend(old: list[str], new: list[str]) -> None:
    after_old = after_new = 0
    for span in common_spans(old, new, opening="(", closing=")"):
        assert old[span.old : span.old + span.length] == new[span.new : span.new + span.length]
        assert span.old >= after_old
        assert span.new >= after_new
        after_old, after_new = span.old + span.length, span.new + span.length


def test_equal_lists_need_no_splice() -> None:
    assert between(["a", "b"], ["a", "b"]) == []
    assert between([], []) == []


def test_texts_that_only_moved_are_not_sent_again() -> None:
    old = ["(at 1", "long", "text", ")", "(at 2", "another", ")"]
    new = ["(at 1", "new", ")", "(at 2", "long", "text", ")", "(at 3", "another", ")"]
    spans = common_spans(old, new, opening="(", closing=")")
    assert spans == [Span(1, 4, 2), Span(5, 8, 1)]
    assert between(old, new, spans) == [Splice(1, 0, ["new", ")", "(at 2"]), Splice(4, 1, ["(at 3"])]
