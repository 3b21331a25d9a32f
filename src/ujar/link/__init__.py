"""Stage 4: from many readings to links between them; value in, value out."""
