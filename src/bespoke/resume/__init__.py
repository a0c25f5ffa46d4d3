"""The document: model, ids, dates, text, diff, three-way merge, completeness."""
