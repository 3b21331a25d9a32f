"""Stage 5: links and readings kept in an archive; one file a database."""
