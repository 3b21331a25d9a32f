"""An article as it was collected."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """A news text exactly as collected, with what is known of it.

    ``text`` is never altered: every span of every annotation points into it.
    ``published`` keeps its precision: ``2025``, ``2025-06``, ``2025-06-20`` or
    ``2025-06-20T11:24`` (local time of the outlet), or None if unknown.
    """

    text: str
    id: str = ""
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    author: str | None = None
    language: str | None = None
