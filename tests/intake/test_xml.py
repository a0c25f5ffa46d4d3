from __future__ import annotations

import pytest

from bespoke.intake.errors import DamagedFile, FileTooComplex, UnreadableFile
from bespoke.intake.limits import Limits
from bespoke.intake.xml import parse_xml


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_document_types_are_refused_in_any_encoding(encoding: str) -> None:
    source = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a SYSTEM "http://127.0.0.1/x"><a/>'
    with pytest.raises(UnreadableFile):
        parse_xml(source.encode(encoding), limits=Limits())


def test_what_is_cut_short_is_damaged() -> None:
    with pytest.raises(DamagedFile):
        parse_xml(b"<a><b></b>", limits=Limits())


def test_elements_and_depth_are_bounded() -> None:
    with pytest.raises(FileTooComplex):
        parse_xml(b"<a>" + b"<b/>" * 401_000 + b"</a>", limits=Limits())
    with pytest.raises(FileTooComplex):
        parse_xml(b"<a>" * 5_000 + b"</a>" * 5_000, limits=Limits())
