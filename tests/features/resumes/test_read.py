"""Hostile files end in an answer: the child dies, the next file is read."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import pytest
from tests.hostile import builders

from bespoke.features.resumes import read_resume
from bespoke.intake.errors import UnreadableFile
from bespoke.intake.ledger import Intake
from bespoke.platform.errors import Invalid
from bespoke.platform.sandbox import Sandbox
from bespoke.render.txt import render_txt
from bespoke.testing.examples import example_resume

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(workers=1, preload=("bespoke.intake.worker",)) as opened:
        yield opened


def pdf_with_stream(stream: bytes) -> bytes:
    """A PDF of one page whose content is the given deflated stream."""
    packed = zlib.compress(stream, 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources "
        b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
    ]
    body, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer


BOMBS = {
    "three million text operators": pdf_with_stream(b"BT /F1 9 Tf 1 0 0 1 50 50 Tm (a) Tj ET\n" * 1_500_000),
    "400 MB in one stream": pdf_with_stream(b" " * 400_000_000),
    "a JSON of 100,000 brackets": b"[" * 100_000,
    "5 MB on one line": b"word " * 1_000_000,
}


def answer_to(content: bytes, sandbox: Sandbox) -> Intake | Invalid:
    try:
        return read_resume(content, "resume.pdf", sandbox=sandbox)
    except Invalid as refusal:
        return refusal


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_answered_and_the_next_file_is_read(name: str, sandbox: Sandbox) -> None:
    answer = answer_to(BOMBS[name], sandbox)
    assert isinstance(answer, Intake) or (answer.detail and answer.fix)
    text = render_txt(example_resume()).content
    assert read_resume(text, "resume.txt", sandbox=sandbox).resume.basics.name == example_resume().basics.name


def test_an_encrypted_file_asks_for_its_password_and_opens_with_it(sandbox: Sandbox) -> None:
    locked = builders.encrypted_pdf(["Ada Birch", "ada@example.com", "EXPERIENCE", "Engineer, Acme"], user="secret")
    with pytest.raises(UnreadableFile) as refused:
        read_resume(locked, "resume.pdf", sandbox=sandbox)
    assert refused.value.code == "encrypted_file"
    assert "Ada Birch" in read_resume(locked, "resume.pdf", sandbox=sandbox, password="secret").resume.basics.name
