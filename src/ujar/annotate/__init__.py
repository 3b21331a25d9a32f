"""Stage 3: from an article to its layers of annotations."""
