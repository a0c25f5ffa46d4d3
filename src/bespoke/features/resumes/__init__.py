"""Résumés people bring: reading a file into a resume."""

from bespoke.features.resumes.read import read_resume

__all__ = ["read_resume"]
