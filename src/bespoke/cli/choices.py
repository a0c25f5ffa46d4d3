"""What the options of several commands choose from."""

from __future__ import annotations

from typing import Literal

TemplateChoice = Literal["classic", "modern", "compact", "executive", "academic"]
PageChoice = Literal["a4", "us-letter", "us-legal"]
