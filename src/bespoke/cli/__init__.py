"""The command line: wires and translates, nothing else."""
