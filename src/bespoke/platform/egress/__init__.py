"""Calls that leave this machine: only to where the operator allowed, at addresses that were checked."""
