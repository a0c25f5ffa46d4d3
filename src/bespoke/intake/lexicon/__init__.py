"""Words of many languages that tell the parts of a résumé apart: data in TOML, and its loader."""
