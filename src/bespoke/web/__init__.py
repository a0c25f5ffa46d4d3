"""The API over HTTP: wires features to FastAPI and translates, nothing else."""
