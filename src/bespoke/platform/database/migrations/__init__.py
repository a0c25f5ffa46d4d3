"""The history of the schema. Only ever appended to; a step that landed is never edited."""
