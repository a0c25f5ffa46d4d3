"""People's accounts: sign-in, sessions, keys, and the right to leave with everything."""
