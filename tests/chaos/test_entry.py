"""What a control switches off is there to be switched off."""

from __future__ import annotations

import subprocess
import sys

import pytest
from chaos.entry import WITHOUT


@pytest.mark.parametrize("name", WITHOUT)
def test_what_is_switched_off_stands_where_it_is_looked_for(name: str) -> None:
    """In a process of its own, which it would leave without."""
    subprocess.run([sys.executable, "-c", f"from chaos.entry import WITHOUT; WITHOUT[{name!r}]()"], check=True)
