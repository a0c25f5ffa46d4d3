"""The licensed transformations, one per file. Each proposes; the guard decides."""
