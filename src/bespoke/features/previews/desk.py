"""Where previews are asked for: the children that set them, and who is next at each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from bespoke.platform.sandbox import StickySandbox, Turns
from bespoke.platform.settings.tree import PreviewSettings

# By name, so that the compiler is loaded in children only.
ANSWER = "bespoke.features.previews.child:answer"
PRELOAD = ("bespoke.features.previews.child",)


@dataclass(frozen=True, slots=True)
class PreviewDesk:
    """`turns` are those at each child."""

    children: StickySandbox
    turns: tuple[Turns, ...]
    timeout_s: float


def open_desk(settings: PreviewSettings) -> PreviewDesk:
    """Its first child starts with the first preview. The caller closes `children`."""
    children = StickySandbox(
        children=settings.children,
        memory_bytes=settings.memory_bytes,
        preload=PRELOAD,
        recycle_after=settings.recycle_after,
    )
    return PreviewDesk(children, tuple(Turns() for _ in range(settings.children)), settings.timeout_s)


async def the_preview_desk(request: Request) -> PreviewDesk:
    desk: PreviewDesk = request.app.state.preview_desk
    return desk


ThePreviewDesk = Annotated[PreviewDesk, Depends(the_preview_desk)]
