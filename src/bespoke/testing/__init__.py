"""Fakes and builders for testing against Bespoke, shipped with it."""
