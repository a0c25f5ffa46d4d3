"""What a child process runs: it remembers what each client holds, and answers with what changed since."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections import OrderedDict
from dataclasses import dataclass, field, replace

from bespoke.platform.strict_json import InvalidJson
from bespoke.render.errors import CompilerBroken
from bespoke.render.html import render_html
from bespoke.render.marks import Box
from bespoke.render.model import Notice, Options
from bespoke.render.preview import Page, Preview, make_patch, render_preview
from bespoke.render.splices import Splice, apply
from bespoke.resume.jsonresume import read_json_resume
from bespoke.resume.model import Resume

Json = dict[str, object]
_MOST_CLIENTS = 32
_MOST_OF_ONE_OWNER = 8
_MOST_TAGS = 1_000_000
# A client may ask again before the last answer reached it.
_MOST_ANSWERS = 3


class ChildWornOut(Exception):
    """None of the product's own errors, so that the child is replaced: its compiler will never work again."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a client holds that has received an answer. `shapes` are the ids of its glyphs."""

    pages: tuple[Page, ...] = ()
    shapes: frozenset[str] = frozenset()
    html_sha256: bytes = b""

    @property
    def tags(self) -> int:
        return sum(len(page.tags) for page in self.pages)


@dataclass(slots=True)
class Client:
    """Its last answers by token."""

    answers: OrderedDict[str, Held] = field(default_factory=OrderedDict)

    def held(self, token: str | None) -> Held:
        return self.answers.get(token or "", Held())

    def keep(self, token: str, held: Held) -> None:
        self.answers[token] = held
        while len(self.answers) > _MOST_ANSWERS:
            self.answers.popitem(last=False)


_clients: OrderedDict[str, Client] = OrderedDict()


def answer(client: str, resume_json: bytes, options_json: bytes, have: str | None, with_html: bool) -> bytes:
    """JSON as `schemas.PreviewAnswer` describes it. `client` names owner, document and client; tokens of others are
    unknown here. Raises what rendering raises, with the field as a place in the request.
    """
    resume, options = _read(resume_json), Options.model_validate_json(options_json)
    client_state = _clients.setdefault(client, Client())
    held = client_state.held(have)
    try:
        preview = render_preview(resume, options, last=held.pages)
    except CompilerBroken as error:
        raise ChildWornOut(str(error)) from error
    pages, shown = _compared(held, preview)
    html = render_html(resume, options).content if with_html else b""
    html_sha256 = hashlib.sha256(html).digest() if with_html else held.html_sha256
    token = secrets.token_urlsafe(9)
    client_state.keep(token, Held(pages, held.shapes | preview.shapes.keys(), html_sha256))
    _forget(client)
    return _json(
        {
            "token": token,
            "page_count": len(pages),
            "pages": shown,
            "definitions": {name: shape for name, shape in preview.shapes.items() if name not in held.shapes},
            "warnings": [_warning(notice) for notice in preview.notices],
            "html": html.decode() if html and html_sha256 != held.html_sha256 else None,
        }
    )


def _read(resume_json: bytes) -> Resume:
    try:
        return read_json_resume(json.loads(resume_json))
    except InvalidJson as error:
        error.field = ".".join(filter(None, ("resume_json", error.field)))
        raise


def _compared(held: Held, preview: Preview) -> tuple[tuple[Page, ...], list[Json]]:
    """The pages to remember, and each as the client is told of it. What did not change is kept once in memory."""
    pages: list[Page] = []
    shown: list[Json] = []
    for number, page in enumerate(preview.pages):
        old = held.pages[number] if number < len(held.pages) else None
        kept, told = (page, _whole(page)) if old is None else _against(old, page)
        pages.append(kept)
        shown.append({"number": number + 1, "sha256": page.sha256, "width": page.width, "height": page.height, **told})
    return tuple(pages), shown


def _against(old: Page, page: Page) -> tuple[Page, Json]:
    if page.sha256 == old.sha256 and page.boxes == old.boxes:
        return old, {"kind": "same"}
    patch = make_patch(old, page)
    if sum(len(splice.inserted) for splice in patch.tags) > len(page.tags) // 2:
        return page, _whole(page)
    told: Json = {
        "kind": "patch",
        "patch": patch.tags,
        "position_patch": [_row_splice(splice) for splice in patch.boxes],
    }
    return replace(page, tags=apply(old.tags, patch.tags)), told


def _whole(page: Page) -> Json:
    return {"kind": "whole", "svg": page.svg, "positions": [_row(box) for box in page.boxes]}


def _row(box: Box) -> Json:
    return {"paths": box.paths, "x": box.x, "y": box.y, "width": box.width, "height": box.height}


def _row_splice(splice: Splice[Box]) -> tuple[int, int, list[Json]]:
    return splice.start, splice.removed, [_row(box) for box in splice.inserted]


def _warning(notice: Notice) -> Json:
    return notice.model_dump(mode="json")


def _forget(newest: str) -> None:
    """Those longest away. Pages of one client mostly share their tags, so they are counted as if it had one answer."""
    _clients.move_to_end(newest)
    of_the_same = [name for name in _clients if _owner_of(name) == _owner_of(newest)]
    for name in of_the_same[:-_MOST_OF_ONE_OWNER]:
        del _clients[name]
    sizes = {name: max(held.tags for held in client.answers.values()) for name, client in _clients.items()}
    while len(_clients) > 1 and (len(_clients) > _MOST_CLIENTS or sum(sizes.values()) > _MOST_TAGS):
        name, _ = _clients.popitem(last=False)
        del sizes[name]


def _owner_of(client: str) -> str:
    return client.partition(" ")[0]


def _json(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
