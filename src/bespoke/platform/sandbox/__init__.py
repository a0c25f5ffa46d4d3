"""Child processes for untrusted work: a warm pool with memory and time limits, killed and replaced on breach."""
