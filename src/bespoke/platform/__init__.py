"""What knows no engine: errors, the sandbox; later settings, database, storage and jobs."""
