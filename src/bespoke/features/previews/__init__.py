"""The pages beside the editor, while somebody types."""
