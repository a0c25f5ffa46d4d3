"""Resume x posting -> score, coverage, evidence map, quality report."""
