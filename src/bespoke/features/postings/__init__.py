"""Job postings people bring: reading a file into its text."""

from bespoke.features.postings.read import read_posting

__all__ = ["read_posting"]
