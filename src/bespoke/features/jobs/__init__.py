"""Watching and steering background work, and what happened."""
