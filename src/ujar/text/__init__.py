"""The letters: offsets and strings, and nothing else."""
