"""The table of articles: what was published where, and how much was found in it."""

from ujar.serve.export.selection import Told, articles
from ujar.serve.export.tables import placed
from ujar.serve.export.tables.columns import Column, Table, Type

ARTICLES: Table[Told] = Table(
    "articles",
    "One row for each article; with a condition on statements, for each that has such "
    "a statement.",
    (
        *placed.article(lambda t: t.article),
        Column(
            "author",
            Type.TEXT,
            "Author as the article names them.",
            lambda t: t.reading.article.author,
        ),
        Column(
            "length",
            Type.INTEGER,
            "Length of the text as collected.",
            lambda t: len(t.reading.article.text),
            "code points",
        ),
        Column(
            "statements",
            Type.INTEGER,
            "Number of statements in the article.",
            lambda t: len(t.reading.statements) - len(t.reading.withdrawn),
        ),
        Column(
            "figures",
            Type.INTEGER,
            "Number of figures in the article.",
            lambda t: len(t.reading.figures),
        ),
        Column(
            "copies",
            Type.INTEGER,
            "Number of other articles that share text with it.",
            lambda t: len(t.links.copies),
        ),
        Column(
            "origins",
            Type.TEXTS,
            "Outlets and agencies that the article says it has words from.",
            lambda t: dict.fromkeys(o.outlet for o in t.reading.origins),
        ),
        placed.address(lambda t: placed.of_article(t.article), "article"),
    ),
    articles,
    frozenset(
        ("by", "about", "since", "until", "outlet", "kind", "act", "story", "article")
    ),
)
