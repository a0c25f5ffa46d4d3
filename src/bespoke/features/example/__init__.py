"""A fictional person's resume, posting and optimized resume, to try everything on."""
