"""Lines that were joined to others feed the fields of the line they went into."""

from __future__ import annotations

from collections.abc import Sequence

from bespoke.intake.structure.assemble import Account
from bespoke.intake.structure.dates import find_dates
from bespoke.intake.structure.features import Line
from bespoke.resume.model import Resume
from bespoke.resume.paths import fields

_DATES = ("start", "end", "date", "dates_text")


def claim_joined(lines: Sequence[Line], resume: Resume, account: Account) -> None:
    """Each joined text is claimed for the fields that hold it, or for all of its line where none clearly does."""
    if not any(line.taken for line in lines):
        return
    values = {path: str(value) for path, value in fields(resume)}
    for line in lines:
        targets = account.targets.get(line.index, [])
        for index, text in line.taken:
            for path in _holding(targets, text, values) or list(targets):
                if path not in account.targets[index]:
                    account.targets[index].append(path)


def _holding(targets: Sequence[str], text: str, values: dict[str, str]) -> list[str]:
    if find_dates(text):
        return [path for path in targets if path.rsplit("/", 1)[-1] in _DATES]
    words = "".join(text.split())
    return [path for path in targets if words in "".join(values.get(path, "").split())]
