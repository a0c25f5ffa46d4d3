"""Scripts that write generated data files (`make data`)."""
