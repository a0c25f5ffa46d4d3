"""What people do, by noun."""
