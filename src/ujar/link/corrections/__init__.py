"""Users' judgements of statements, links and stories, put upon what was derived."""

from ujar.link.corrections.naming import located, named
from ujar.link.corrections.ruling import ruled

__all__ = ["located", "named", "ruled"]
