"""Files embedded in a PDF, such as the JSON Resume of our own exports or the XML of Europass."""

from __future__ import annotations

import pypdfium2

_MAX_FILES = 16
_MAX_BYTES = 5_000_000


def read_attachments(document: pypdfium2.PdfDocument) -> dict[str, bytes]:
    """Name -> content of the first files of a bearable size; a broken attachment is passed over."""
    found: dict[str, bytes] = {}
    for index in range(min(document.count_attachments(), _MAX_FILES)):
        try:
            attachment = document.get_attachment(index)
            content = bytes(attachment.get_data())
        except pypdfium2.PdfiumError:
            continue
        if len(content) <= _MAX_BYTES:
            found.setdefault(attachment.get_name(), content)
    return found
