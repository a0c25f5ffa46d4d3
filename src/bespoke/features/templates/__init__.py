"""The catalogue of templates."""
