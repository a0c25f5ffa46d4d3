"""Field paths: one spelling for "this field of this entry", shared by ledger, suggestions, diffs and receipts.

basics/email                    a scalar of the basics
basics/location/city
basics/profiles/<id>/url
work/<id>/position              a scalar of an entry
work/<id>/bullets/<bullet id>   the text of one bullet
work/<id>                       an entry as a whole
skills                          a section as a whole
"""

from __future__ import annotations


def join(*steps: str) -> str:
    return "/".join(steps)


def split(path: str) -> list[str]:
    return path.split("/")
