from __future__ import annotations

import pytest

from bespoke.intake.docx.read import read_docx
from bespoke.intake.limits import Limits
from bespoke.intake.lines import SourceLine
from bespoke.intake.reading import Reading
from tests.hostile.builders import NAMESPACES, R_NS, docx, paragraph, run, styled, table

LINK = '<Relationship Id="rL" Type="x/hyperlink" Target="https://x.org/me" TargetMode="External"/>'


def reading(body: str, **options: object) -> Reading:
    return read_docx(docx(body, **options), limits=Limits())  # type: ignore[arg-type]  # the builder's own names


def lines(body: str, **options: object) -> list[SourceLine]:
    return list(reading(body, **options).lines)


def texts(body: str, **options: object) -> list[str]:
    return [line.text for line in lines(body, **options)]


def field(code: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"{mark.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark.format('separate')}"
        f"{run(result)}{mark.format('end')}"
    )


def text_box(inner: str) -> str:
    """As Word writes it: a drawing, and the same text again for older programs."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent>"
        "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_heading_styles_are_known_in_every_language_of_word() -> None:
    body = styled("Work", "berschrift1") + styled("Acme", "Heading2") + paragraph("Built")
    assert [(line.text, line.heading) for line in lines(body)] == [("Work", 1), ("Acme", 2), ("Built", None)]


def test_headings_stand_below_the_title() -> None:
    body = styled("Mara Lindqvist", "Title") + styled("Work", "berschrift1")
    assert [(line.text, line.heading) for line in lines(body)] == [("Mara Lindqvist", 1), ("Work", 2)]


def test_runs_inherit_from_their_styles() -> None:
    styles = (
        f'<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/><w:rPr><w:i/></w:rPr>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="C"/><w:basedOn w:val="C"/></w:style></w:styles>'
    )
    body = paragraph(
        run("one") + run("two", '<w:b w:val="0"/><w:color w:val="FF0000"/>'), '<w:pStyle w:val="B"/>'
    ) + paragraph("three", '<w:pStyle w:val="C"/>')
    first, second = lines(body, parts={"word/styles.xml": styles})
    assert [(r.text, r.bold, r.italic, r.size_pt, r.color) for r in first.runs] == [
        ("one", True, True, 20.0, ""),
        ("two", False, True, 20.0, "#ff0000"),
    ]
    assert second.runs[0].size_pt == 11.0


def test_lists_are_known_by_numbering_and_by_style() -> None:
    numbering = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        "</w:lvl>"
        '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    item = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
    body = (
        paragraph("a", item.format(0, 1))
        + paragraph("b", item.format(1, 1))
        + paragraph("c", item.format(1, 1))
        + paragraph("d", item.format(0, 0))
        + styled("e", "ListBullet")
        + paragraph("\uf0b7\tf")
    )
    found = [(line.marker, line.level, line.text) for line in lines(body, parts={"word/numbering.xml": numbering})]
    assert found == [("•", 0, "a"), ("1.", 1, "b"), ("2.", 1, "c"), ("", 0, "d"), ("•", 0, "e"), ("•", 0, "f")]


def test_tabs_are_gaps_and_breaks_are_lines() -> None:
    body = paragraph(
        "<w:r><w:t>Acme</w:t><w:tab/><w:t>2019</w:t><w:br/><w:t>Engineer</w:t><w:cr/><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r>"
    )
    assert [line.cells for line in lines(body)] == [("Acme", "2019"), ("Engineer",), ("co-op",)]


def test_links_come_from_relations_and_from_fields() -> None:
    body = paragraph(
        f'<w:hyperlink r:id="rL">{run("Site")}</w:hyperlink>' + field(' HYPERLINK "mailto:m@x.org" ', "Mail")
    )
    (line,) = lines(body, relations=LINK)
    assert line.text == "SiteMail"
    assert line.links == ("https://x.org/me", "mailto:m@x.org")


def test_page_numbers_are_not_text() -> None:
    simple = f'<w:fldSimple w:instr=" NUMPAGES ">{run("2")}</w:fldSimple>'
    assert texts(paragraph(run("Page ") + field(" PAGE ", "1") + run(" of ") + simple)) == ["Page of"]


def test_deleted_text_is_gone_and_inserted_text_stands() -> None:
    body = paragraph(f"<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins>{run('new')}</w:ins>")
    assert texts(body) == ["new"]


def test_content_controls_are_transparent() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = control.format(control.format(paragraph("Work"))) + paragraph(control.format(run("inline")))
    cell = control.format(f"<w:tc>{paragraph('cell')}</w:tc>")
    row = f"<w:tbl>{control.format(f'<w:tr>{cell}</w:tr>')}</w:tbl>"
    assert texts(body + row) == ["Work", "inline", "cell"]


def test_a_text_box_is_read_once() -> None:
    assert texts(paragraph(text_box(paragraph("Oslo") + paragraph("m@x.org")))) == ["Oslo", "m@x.org"]


def test_a_text_box_beside_running_text_does_not_cut_it() -> None:
    body = "".join(paragraph(f"line {number}") for number in range(6))
    found = texts(body + paragraph(run("before") + text_box(paragraph("boxed"))) + paragraph("after"))
    assert found[-3:] == ["before", "after", "boxed"]


def test_nested_tables_are_read_in_their_place() -> None:
    inner = table([["2019", "Acme"], ["2021", "Beta"]])
    assert [line.cells for line in lines(table([[inner + paragraph("after")]]))] == [
        ("2019", "Acme"),
        ("2021", "Beta"),
        ("after",),
    ]


def running(kind: str, text: str) -> str:
    tag = "hdr" if kind == "header" else "ftr"
    return f"<w:{tag} {NAMESPACES}>{paragraph(text)}</w:{tag}>"


def test_header_and_footer_frame_the_body() -> None:
    relations = "".join(f'<Relationship Id="r{k}" Type="{R_NS}/{k}" Target="{k}.xml"/>' for k in ("header", "footer"))
    body = paragraph("Work") + (
        '<w:sectPr><w:headerReference w:type="default" r:id="rheader"/>'
        '<w:footerReference w:type="default" r:id="rfooter"/></w:sectPr>'
    )
    parts = {"word/header.xml": running("header", "Mara Lindqvist"), "word/footer.xml": running("footer", "m@x.org")}
    assert texts(body, relations=relations, parts=parts) == ["Mara Lindqvist", "Work", "m@x.org"]
    repeated = lines(paragraph("Mara Lindqvist") + body, relations=relations, parts=parts)
    assert [line.furniture for line in repeated] == [True, False, False, False]


def test_white_text_counts_as_hidden_only_on_white() -> None:
    white = run("secret", '<w:color w:val="FFFFFF"/>')
    assert reading(paragraph("Mara") + paragraph(white)).hidden == ("secret",)
    shaded = paragraph(run("Mara", '<w:shd w:fill="1F3864"/><w:color w:val="FFFFFF"/>'))
    assert reading(shaded + paragraph(white)).hidden == ()


def test_space_above_is_told_in_lines() -> None:
    body = paragraph("a") + paragraph("") + paragraph("b", '<w:spacing w:before="240"/>')
    assert [line.gap_before for line in lines(body)] == [0.0, 2.0]


def test_strict_documents_are_read_too() -> None:
    body = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>Mara</w:t></w:r></w:p>'
        "</w:body></w:document>"
    )
    assert texts("", parts={"word/document.xml": body}) == ["Mara"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\x", "word/../../x"])
def test_part_names_lead_nowhere(name: str) -> None:
    relations = f'<Relationship Id="r" Type="{R_NS}/styles" Target="{name}"/>'
    assert texts(paragraph("Mara"), relations=relations, parts={name: "<x/>"}) == ["Mara"]
