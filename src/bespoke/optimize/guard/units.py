"""Units of quantities, each as a canonical name and a factor to it."""

from __future__ import annotations

from typing import Final

# Months and years are exact to each other, seconds to weeks too, but not one to the other.
_TIME: Final = {
    "second": ("second", 1.0), "sec": ("second", 1.0), "minute": ("second", 60.0), "min": ("second", 60.0),
    "hour": ("second", 3600.0), "hr": ("second", 3600.0), "day": ("second", 86400.0), "week": ("second", 604800.0),
    "wk": ("second", 604800.0), "month": ("month", 1.0), "mo": ("month", 1.0), "quarter": ("month", 3.0),
    "semester": ("semester", 1.0), "year": ("month", 12.0), "yr": ("month", 12.0), "decade": ("month", 120.0),
}  # fmt: skip
_MEASURE: Final = {
    "percent": ("percent", 1.0), "pct": ("percent", 1.0), "%": ("percent", 1.0), "pp": ("points", 1.0),
    "x": ("times", 1.0), "times": ("times", 1.0), "fold": ("times", 1.0),
    "kg": ("kg", 1.0), "kilogram": ("kg", 1.0), "kilo": ("kg", 1.0), "lb": ("lb", 1.0), "pound": ("pound", 1.0),
    "ton": ("ton", 1.0), "tonne": ("tonne", 1.0), "km": ("metre", 1000.0), "kilometer": ("metre", 1000.0),
    "kilometre": ("metre", 1000.0), "mile": ("mile", 1.0), "meter": ("metre", 1.0), "metre": ("metre", 1.0),
    "gb": ("byte", 1e9), "tb": ("byte", 1e12), "pb": ("byte", 1e15), "mb": ("byte", 1e6), "gigabyte": ("byte", 1e9),
    "terabyte": ("byte", 1e12), "megabyte": ("byte", 1e6), "ms": ("second", 0.001), "millisecond": ("second", 0.001),
    "kw": ("watt", 1e3), "mw": ("watt", 1e6), "gw": ("watt", 1e9), "kwh": ("kwh", 1.0), "mwh": ("kwh", 1e3),
    "megawatt": ("watt", 1e6), "kilowatt": ("watt", 1e3), "acre": ("acre", 1.0), "hectare": ("hectare", 1.0),
    "kv": ("volt", 1e3), "volt": ("volt", 1.0), "sqft": ("sqft", 1.0), "sqm": ("sqm", 1.0), "sqkm": ("sqm", 1e6),
    "sqmile": ("sqmile", 1.0), "sqyard": ("sqyard", 1.0), "cbm": ("cbm", 1.0), "cbft": ("cbft", 1.0),
    "inch": ("inch", 1.0), "inches": ("inch", 1.0), "foot": ("inch", 12.0), "feet": ("inch", 12.0),
    "ft": ("inch", 12.0), "yard": ("inch", 36.0), "yd": ("inch", 36.0), "mm": ("metre", 0.001),
    "millimeter": ("metre", 0.001),
    "millimetre": ("metre", 0.001), "cm": ("metre", 0.01), "centimeter": ("metre", 0.01), "centimetre": ("metre", 0.01),
    "gallon": ("gallon", 1.0), "gal": ("gallon", 1.0), "liter": ("litre", 1.0), "litre": ("litre", 1.0),
    "ml": ("litre", 0.001), "milliliter": ("litre", 0.001), "millilitre": ("litre", 0.001), "mg": ("kg", 1e-6),
    "milligram": ("kg", 1e-6), "gram": ("kg", 0.001), "ounce": ("ounce", 1.0), "oz": ("ounce", 1.0),
    "psi": ("psi", 1.0), "mph": ("mph", 1.0), "rpm": ("rpm", 1.0), "ha": ("hectare", 1.0), "km2": ("sqm", 1e6),
    "kb": ("byte", 1e3), "kilobyte": ("byte", 1e3), "petabyte": ("byte", 1e15), "gigawatt": ("watt", 1e9),
    "kilovolt": ("volt", 1e3),
}  # fmt: skip
CURRENCIES: Final = {
    "$": "USD", "usd": "USD", "dollar": "USD", "us$": "USD", "€": "EUR", "eur": "EUR", "euro": "EUR",
    "£": "GBP", "gbp": "GBP",
    "quid": "GBP", "¥": "JPY", "jpy": "JPY", "yen": "JPY", "₹": "INR", "inr": "INR", "rupee": "INR", "chf": "CHF",
    "franc": "CHF", "cad": "CAD", "aud": "AUD", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "pln": "PLN", "cent": "cent",
}  # fmt: skip
UNITS: Final[dict[str, tuple[str, float]]] = {**_TIME, **_MEASURE, **{k: (v, 1.0) for k, v in CURRENCIES.items()}}
PERIODS: Final = {
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month", "quarterly": "quarter",
    "yearly": "year", "annual": "year", "annually": "year", "fortnightly": "fortnight", "everyday": "day",
}  # fmt: skip
PERIOD_NOUNS: Final = frozenset(
    [
        "second",
        "minute",
        "hour",
        "day",
        "night",
        "week",
        "weekend",
        "fortnight",
        "month",
        "quarter",
        "semester",
        "term",
        "season",
        "year",
        "shift",
    ]
)
_PERIOD_SHORT: Final = {"hr": "hour", "wk": "week", "mo": "month", "yr": "year", "annum": "year", "min": "minute"}


def unit_of(word: str) -> tuple[str, float] | None:
    """Canonical unit and factor of a lower-case word in singular or plural."""
    if word in ("times", "ms"):
        return UNITS[word]
    return UNITS.get(word) or (UNITS.get(word[:-1]) if word.endswith("s") and len(word) > 2 else None)


def period_of(word: str) -> str | None:
    """The period a rate runs over, from its noun in the singular or a short form."""
    return word if word in PERIOD_NOUNS else _PERIOD_SHORT.get(word)
