"""Stage 1: bytes in, one file for each kind of source."""
