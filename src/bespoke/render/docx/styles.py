"""Styles and numbering: real headings and lists, so that Word's outline, screen readers and parsers see structure."""

from __future__ import annotations

from bespoke.render.docx.xml import DECLARATION, NAMESPACES, attribute
from bespoke.render.look import PAGE_TWIPS, PlainLook

_SOFT = "595F66"
_RULE = "C9CFD4"
_TWIPS_PER_MM = 1440 / 25.4


def margin_twips(look: PlainLook) -> int:
    return round(look.margin_mm * _TWIPS_PER_MM)


def text_width_twips(look: PlainLook) -> int:
    return PAGE_TWIPS[look.page][0] - 2 * margin_twips(look)


def styles_xml(look: PlainLook, language: str) -> str:
    half_points = round(look.word_size_pt * 2)
    font = attribute(look.word_font)
    accent = look.accent.lstrip("#").upper()
    gap = look.spacing
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{text_width_twips(look)}"/></w:tabs>'
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="2" w:color="{_RULE}"/></w:pBdr>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii={font} w:hAnsi={font} w:cs={font} w:eastAsia={font}/>"
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/><w:lang w:val={attribute(language)}/></w:rPr>'
        f'</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="{_twips(2, gap)}" w:line="264" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    styles = [
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>',
        _paragraph(
            "Title",
            "Title",
            f'<w:keepNext/><w:spacing w:before="0" w:after="{_twips(1, gap)}" w:line="240" w:lineRule="auto"/>'
            f'<w:jc w:val="{look.align}"/>',
            f'<w:b/><w:bCs/><w:sz w:val="{round(half_points * 2.1)}"/><w:szCs w:val="{round(half_points * 2.1)}"/>',
        ),
        _paragraph(
            "Subtitle",
            "Subtitle",
            f'<w:keepNext/><w:spacing w:before="0" w:after="{_twips(2, gap)}"/><w:jc w:val="{look.align}"/>',
            f'<w:color w:val="{accent}"/><w:sz w:val="{round(half_points * 1.15)}"/>',
        ),
        _paragraph(
            "Contact",
            "Contact",
            f'<w:spacing w:before="0" w:after="{_twips(4, gap)}"/><w:jc w:val="{look.align}"/>',
            f'<w:color w:val="{_SOFT}"/>',
        ),
        _paragraph(
            "Heading1",
            "heading 1",
            f'<w:keepNext/><w:keepLines/>{rule}<w:spacing w:before="{_twips(11, gap)}" w:after="{_twips(4, gap)}"/>'
            '<w:outlineLvl w:val="0"/>',
            f'<w:b/><w:bCs/><w:color w:val="{accent}"/><w:sz w:val="{round(half_points * 1.16)}"/>',
        ),
        _paragraph(
            "Heading2",
            "heading 2",
            f'<w:keepNext/><w:keepLines/>{tab}<w:spacing w:before="{_twips(6, gap)}" w:after="{_twips(1, gap)}"/>'
            '<w:outlineLvl w:val="1"/>',
            "",
        ),
        _paragraph(
            "Heading3",
            "heading 3",
            f'<w:keepNext/><w:keepLines/>{tab}<w:spacing w:before="{_twips(3, gap)}" w:after="{_twips(1, gap)}"/>'
            '<w:outlineLvl w:val="2"/>',
            "",
        ),
        _paragraph(
            "ListBullet",
            "List Bullet",
            '<w:keepLines/><w:numPr><w:numId w:val="1"/></w:numPr>'
            f'<w:spacing w:before="0" w:after="{_twips(1.5, gap)}"/><w:ind w:left="284" w:hanging="227"/>',
            "",
        ),
        _paragraph(
            "Description",
            "Description",
            f'<w:spacing w:before="0" w:after="{_twips(1.5, gap)}"/>',
            f'<w:color w:val="{_SOFT}"/>',
        ),
        _paragraph("SkillLine", "Skill Line", f'<w:spacing w:before="0" w:after="{_twips(2, gap)}"/>', ""),
        _paragraph(
            "Footer", "footer", '<w:jc w:val="center"/>', f'<w:color w:val="{_SOFT}"/><w:sz w:val="{half_points - 4}"/>'
        ),
        _character("EntryTitle", "Entry Title", "<w:b/><w:bCs/>"),
        _character("EntryOrganisation", "Entry Organisation", ""),
        _character("Quiet", "Quiet", f'<w:color w:val="{_SOFT}"/>'),
        _character("Hyperlink", "Hyperlink", f'<w:color w:val="{accent}"/>'),
    ]
    return f"{DECLARATION}<w:styles {NAMESPACES}>{defaults}{''.join(styles)}</w:styles>"


def numbering_xml() -> str:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
        '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="227"/></w:pPr></w:lvl>'
    )
    return (
        f'{DECLARATION}<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="singleLevel"/>{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _twips(points: float, spacing: float) -> int:
    return round(points * 20 * spacing)


def _paragraph(ident: str, name: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr>{f'<w:rPr>{run}</w:rPr>' if run else ''}</w:style>"
    )


def _character(ident: str, name: str, run: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{ident}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/>{f"<w:rPr>{run}</w:rPr>" if run else ""}</w:style>'
    )
