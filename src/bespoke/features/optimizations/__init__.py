"""Cutting a resume to a posting."""
