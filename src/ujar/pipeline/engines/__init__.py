"""Where the work runs: one file for each engine."""
