"""The compiler reads nothing but what it is given and says what went wrong."""

from __future__ import annotations

import threading

import pytest

from bespoke.render.compilers import shared_compiler
from bespoke.render.errors import MissingGlyphs, RenderFailed


@pytest.mark.parametrize(
    "source",
    [
        '#read("/etc/passwd")',
        '#read("../pyproject.toml")',
        '#read("compiler.py")',
        '#read("../compiler.py")',
        '#include "/src/bespoke/render/templates/lib.typ"',
        '#image("https://example.org/x.png")',
        "#let f(x) = f(x)\n#f(1)",
        "#while true {}",
    ],
)
def test_a_template_reaches_no_file_no_network_and_no_end(source: str) -> None:
    with pytest.raises(RenderFailed):
        shared_compiler().compile({"main.typ": source.encode()}, "pdf")


def test_one_documents_files_are_gone_for_the_next() -> None:
    shared_compiler().compile({"main.typ": b'#read("data.json")', "data.json": b"secret"}, "pdf")
    with pytest.raises(RenderFailed, match="file not found"):
        shared_compiler().compile({"main.typ": b'#read("data.json")'}, "pdf")


def test_a_missing_glyph_is_named_where_a_standard_demands_all() -> None:
    files = {"main.typ": '#set document(title: "t")\n#set text(font: "Lato")\n\U0001f600'.encode()}
    with pytest.raises(MissingGlyphs, match="😀"):
        shared_compiler().compile(files, "pdf", standards=("a-3a", "ua-1"))


def test_a_file_that_is_no_text_is_refused() -> None:
    with pytest.raises(RenderFailed, match="UTF-8"):
        shared_compiler().compile({"main.typ": b'#read("data.json")', "data.json": b"\xff\xfe"}, "pdf")


def test_threads_take_turns() -> None:
    compiler = shared_compiler()
    results: list[int] = []

    def work(number: int) -> None:
        for _ in range(5):
            results.append(len(compiler.compile({"main.typ": b"= Hello"}, "svg")))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [1] * 20
