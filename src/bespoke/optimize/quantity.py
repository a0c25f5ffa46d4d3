"""Whether a text measures anything."""

from __future__ import annotations

import re

_NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred"
    " thousand million half twice double triple dozen"
)
_QUANTITY = re.compile(
    rf"""(?<![\w.-])(?:
        [$€£¥]\s?\d[\d.,]*\s?(?:[kKmMbB]|million|billion)?\b
      | \d[\d.,]*\s?%
      | (?!(?:19|20)\d\d\b)\d[\d.,]*(?:[kKmMxX+]|ms|kg|km|cm|mm|sqm|GB|TB|MB|MW|kW|hrs?|mins?|min|m²)?(?!\w)
      | (?:{"|".join(_NUMBER_WORDS.split())})(?![\w])
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_VERSION = re.compile(r"(?:(?<=[a-z,;()] )[A-Z][\w+#]*|\bversion|\bISO|\bSOC|\bLevel|\bPhase|\bTier)\s\d[\d.]*\b")


def is_quantified(text: str) -> bool:
    """Whether it holds an amount; years ("in 2019") and versions ("Python 3.11", "ISO 9001") measure nothing."""
    return _QUANTITY.search(_VERSION.sub("", text)) is not None
