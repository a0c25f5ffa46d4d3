"""Source lines -> resume, with the fate of every line."""
