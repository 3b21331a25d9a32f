"""A brief put into words, and written as a page, Markdown, a Word file or a PDF."""
