"""XML of a stranger: no entities, no network, no document type, and no more elements or depth than a résumé needs."""

from __future__ import annotations

import re

from lxml import etree

from bespoke.intake.errors import DamagedFile, UnreadableFile
from bespoke.intake.limits import Limits, too_complex

SAVE_AGAIN = "Open it in the program it was made with and save it again."
_DOCTYPE = re.compile(
    rb"<!\s*(?:DOCTYPE|ENTITY)|<\x00!\x00D\x00O\x00C\x00T|\x00<\x00!\x00D\x00O\x00C\x00T", re.IGNORECASE
)


def element_bound(content: bytes) -> int:
    """At most so many elements can be in it; counted without parsing."""
    return content.count(b"<")


def parse_xml(content: bytes, *, limits: Limits) -> etree._Element:
    if _DOCTYPE.search(content):
        raise UnreadableFile("The file declares XML entities, which no résumé needs.", fix=SAVE_AGAIN)
    if element_bound(content) > limits.elements * 2:
        raise too_complex("XML elements", element_bound(content) // 2, limits.elements)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise too_complex("levels of nested elements", f"more than {limits.depth}", limits.depth) from error
        raise DamagedFile("The file's XML is damaged.", fix=SAVE_AGAIN) from error


def local_name(element: etree._Element) -> str:
    """The tag without its namespace; "" for what is no element."""
    tag: object = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""
