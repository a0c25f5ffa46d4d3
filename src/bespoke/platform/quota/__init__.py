"""Limited goods: reserve, then commit or release."""
