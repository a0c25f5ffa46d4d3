"""Background work: jobs and the engine that delivers them."""
