"""What the product knows: skills and aliases, verbs, industries, guides, best practices; search over them."""
