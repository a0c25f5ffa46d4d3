"""What a document looks like, small: its first page, as an export would have it."""
