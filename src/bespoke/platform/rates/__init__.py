"""Rate limits kept in the database, shared by all processes."""
