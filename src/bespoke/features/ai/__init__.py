"""Models: what may be asked of them, by whom, how often, and what it cost."""
