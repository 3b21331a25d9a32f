"""Tools for language models (Model Context Protocol): who said what, with evidence."""
