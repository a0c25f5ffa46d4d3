"""The catalogue as the package has it, written to the database by the role that owns it."""

from __future__ import annotations

import json

import psycopg

from bespoke.features.templates.catalogue import entries

# What the operator decided (`is_active`) stays as it is.
_UPSERT = """
    INSERT INTO templates (id, name, category, description, style_guide, export_settings, position)
    VALUES (%s, %s, %s, %s, %s, %s, %s)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, category = excluded.category,
      description = excluded.description, style_guide = excluded.style_guide,
      export_settings = excluded.export_settings, position = excluded.position
    WHERE (templates.name, templates.category, templates.description, templates.style_guide,
           templates.export_settings, templates.position)
      IS DISTINCT FROM (excluded.name, excluded.category, excluded.description, excluded.style_guide,
                        excluded.export_settings, excluded.position)
"""


def seed_templates(migrate_url: str) -> None:
    """Safe to repeat, and cheap when nothing changed."""
    with psycopg.connect(migrate_url) as connection:
        for position, entry in enumerate(entries()):
            guide, settings = json.dumps(entry.style_guide), json.dumps(entry.export_settings)
            row = (entry.id, entry.name, entry.category, entry.description, guide, settings, position)
            connection.execute(_UPSERT, row)
