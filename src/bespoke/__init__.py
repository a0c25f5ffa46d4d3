"""Bespoke cuts a résumé to a job posting without changing a fact."""

__version__ = "0.1.0"
