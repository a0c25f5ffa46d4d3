"""What the options of several commands choose from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

TemplateChoice = Literal["classic", "modern", "compact", "executive", "academic"]
PageChoice = Literal["a4", "us-letter", "us-legal"]
InputFile = Annotated[Path, Parameter(allow_leading_hyphen=True)]
"""A file to read; a lone hyphen is standard input."""
