"""Resume -> DOCX."""

from __future__ import annotations

from bespoke.render.display import View
from bespoke.render.docx.body import Body
from bespoke.render.docx.package import (
    CONTENT_TYPES,
    ROOT_RELATIONS,
    SETTINGS,
    core_properties,
    document_relations,
    pack,
)
from bespoke.render.docx.styles import margin_twips, numbering_xml, styles_xml
from bespoke.render.docx.xml import DECLARATION, NAMESPACES, paragraph, text_run
from bespoke.render.look import PAGE_TWIPS, PlainLook, look_of
from bespoke.render.model import Options, Rendered
from bespoke.render.view import make_view
from bespoke.resume.model import Resume

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def render_docx(resume: Resume, options: Options | None = None) -> Rendered:
    """A document with real heading and list styles. The same resume and options give the same bytes."""
    chosen = options or Options()
    look = look_of(chosen)
    view = make_view(resume, look.order)
    body = Body(dates_right=chosen.date_position == "right")
    body.add_view(view)
    author = view.name.text if view.name else ""
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": ROOT_RELATIONS,
        "word/document.xml": _document(body, look),
        "word/_rels/document.xml.rels": document_relations(body.links),
        "word/styles.xml": styles_xml(look, view.language),
        "word/numbering.xml": numbering_xml(),
        "word/settings.xml": SETTINGS,
        "word/footer1.xml": _footer(view),
        "docProps/core.xml": core_properties(
            title=view.title, author=author, keywords=", ".join(view.keywords), language=view.language
        ),
    }
    return Rendered(format="docx", content=pack(parts), media_type=MEDIA_TYPE, fonts=(look.word_font,))


def _document(body: Body, look: PlainLook) -> str:
    width, height = PAGE_TWIPS[look.page]
    margin = margin_twips(look)
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}" '
        f'w:header="{margin // 2}" w:footer="{margin // 2}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{''.join(body.paragraphs)}{section}</w:body></w:document>"


def _footer(view: View) -> str:
    """From page 2 on: the name and the page number, so that loose sheets find each other."""
    name = f"{view.name.text} · " if view.name else ""
    field = '<w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{paragraph('Footer', [text_run(name), field])}</w:ftr>"
