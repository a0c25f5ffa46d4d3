"""PDF bytes -> source lines in reading order."""
