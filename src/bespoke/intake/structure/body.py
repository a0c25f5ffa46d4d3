"""The text below an entry's header -> bullets and summary."""

from __future__ import annotations

from collections.abc import Sequence

from bespoke.intake.structure.features import Line
from bespoke.intake.structure.labels import is_bare_label
from bespoke.intake.structure.networks import URL
from bespoke.intake.structure.paragraphs import Paragraph, build_paragraphs
from bespoke.intake.structure.values import Draft

_INDENT_PT = 5.0


def put_body(draft: Draft, lines: Sequence[Line], *, summary: str = "summary", bullets: str = "bullets") -> None:
    """List items become bullets; a paragraph before them the summary; several paragraphs without items bullets too."""
    lines = [line for line in lines if not is_bare_label(line.text)]
    paragraphs = [paragraph for paragraph in build_paragraphs(lines) if not _is_url(paragraph, draft)]
    marked = [paragraph for paragraph in paragraphs if paragraph.marker]
    loose = [paragraph for paragraph in paragraphs if not paragraph.marker]
    outer = min((paragraph.lines[0].x0 for paragraph in loose), default=0.0)
    inner = outer + _INDENT_PT
    is_any_indented = any(paragraph.lines[0].x0 > inner for paragraph in loose)
    as_bullets = not marked and len(loose) > 1 and not is_any_indented
    for paragraph in paragraphs:
        if paragraph.marker or as_bullets or (not marked and paragraph.lines[0].x0 > inner):
            draft.add(bullets, paragraph.text, paragraph.places)
        else:
            draft.put(summary, paragraph.text, paragraph.places)


def _is_url(paragraph: Paragraph, draft: Draft) -> bool:
    match = URL.fullmatch(paragraph.text.strip())
    if match is None or "url" in draft.fields:
        return False
    draft.put("url", paragraph.text, paragraph.places)
    return True
