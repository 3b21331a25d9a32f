"""Ujar reads Indonesian news and keeps a ledger of who said what.

>>> import ujar
>>> reading = ujar.read('"Air laut naik," kata Renata Wirya di Sagara.')
>>> [(s.speaker, reading.article.text[slice(*s.span)]) for s in reading.statements]
[('Renata Wirya', 'Air laut naik')]
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ujar.schema import Reading

__all__ = ["__version__", "read"]
__version__ = "0.1.0"


def read(  # noqa: PLR0913 - the facts that are known of an article
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> "Reading":
    """Return what the article says: who said what, and everything around it.

    *text* is the article as collected; all spans are half-open ranges of code points
    into it. *published* is an ISO 8601 day or time ("2025-06-20T11:24") in the
    outlet's local time; without it, weekdays and "yesterday" stay unresolved.
    *language* is an ISO 639-1 code; without it the language is recognised.
    """
    import os  # noqa: PLC0415 - importing ujar stays light

    from ujar.pipeline import settings, wire  # noqa: PLC0415
    from ujar.schema import Article  # noqa: PLC0415

    article = Article(
        text=text,
        outlet=outlet,
        published=published,
        title=title,
        url=url,
        language=language,
    )
    return wire.reader(settings.load(None, os.environ))(article)
