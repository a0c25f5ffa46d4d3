"""The first suggestion of a fresh process comes as quickly as the next."""

from __future__ import annotations

import subprocess
import sys

from bespoke.features.optimizations.warm import warm_up

_CODE = """
import time
from bespoke.features.optimizations.warm import warm_up
if {warm}:
    warm_up()
from bespoke.optimize.suggest import suggest
from bespoke.posting.analyse import read_posting
from bespoke.resume.dates import PartialDate
from bespoke.testing.examples import example_posting, example_resume
resume, posting = example_resume(), read_posting(example_posting())
began = time.process_time()
next(suggest(resume, posting, as_of=PartialDate(2026, 11)))
print(time.process_time() - began)
"""


def first_suggestion_s(*, warm: bool) -> float:
    code = _CODE.format(warm=warm)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def test_it_goes_the_whole_way() -> None:
    assert warm_up() > 0


def test_what_is_loaded_once_is_not_loaded_again() -> None:
    assert first_suggestion_s(warm=True) < first_suggestion_s(warm=False) / 2
