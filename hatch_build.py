"""Builds the pages of `ui/` into the wheel, so that who installs it needs no Node.

Editable installs serve `ui/dist` of the checkout and build nothing here. A `ui/dist` that is there is taken as it is.
`BESPOKE_SKIP_UI=1` makes a wheel without pages, for those who only want the engines.
"""

from __future__ import annotations

import os
import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PagesHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable" or os.environ.get("BESPOKE_SKIP_UI"):
            return
        ui = Path(self.root) / "ui"
        if not (ui / "dist" / "index.html").is_file():
            self._build(ui)
        build_data["force_include"][str(ui / "dist")] = "bespoke/web/static"

    def _build(self, ui: Path) -> None:
        npm = runpy.run_path(str(ui / "npm.py"))["npm"]
        for words in (["ci"], ["run", "build"]):
            self.app.display_info(f"npm {' '.join(words)}")
            if npm(*words) != 0:
                raise SystemExit("The pages could not be built. BESPOKE_SKIP_UI=1 makes a wheel without them.")
