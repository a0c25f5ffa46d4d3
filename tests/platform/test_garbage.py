"""Garbage of processes that live long."""

from __future__ import annotations

import subprocess
import sys

_SCRIPT = """
import gc, weakref
import fastapi
from bespoke.platform.garbage import spare_what_stays

class Circle: pass
def forgotten():
    circle = Circle(); circle.itself = circle
    return weakref.ref(circle)

before = forgotten()
spare_what_stays()
after = forgotten()
left = len(gc.get_objects())
gc.collect()
print(before() is None, after() is None, left < gc.get_freeze_count() / 10)
"""


def test_what_stays_is_searched_no_more_and_what_is_forgotten_is_freed() -> None:
    done = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["True", "True", "True"]
