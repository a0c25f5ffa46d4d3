"""Posting text -> posting analysis."""
