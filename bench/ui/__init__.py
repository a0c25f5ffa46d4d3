"""The pages' speed in a real browser against the real product; `python -m bench.ui`."""
