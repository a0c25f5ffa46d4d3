"""What the page compiler can be asked for."""

from __future__ import annotations

from typing import Literal

PageFormat = Literal["pdf", "svg", "png"]
Standard = Literal["a-3a", "ua-1"]
