"""The archive LinkedIn gives its members of their own data: a ZIP of CSV files."""
