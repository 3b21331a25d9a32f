"""The columns that say in which article something stands; several tables have them."""

from collections.abc import Callable
from typing import TypeVar

from ujar.schema.views import ArticleLine
from ujar.serve import addresses
from ujar.serve.export.tables.columns import Column, Type

T = TypeVar("T")


def article(of: Callable[[T], ArticleLine]) -> tuple[Column[T], ...]:
    """Return the columns of the article that *of* gives for a row."""
    return (
        Column("article", Type.TEXT, "Id of the article.", lambda x: of(x).id),
        Column(
            "outlet",
            Type.TEXT,
            "Usual short name of the outlet that published the article.",
            lambda x: of(x).outlet,
        ),
        Column("title", Type.TEXT, "Title of the article.", lambda x: of(x).title),
        Column(
            "url",
            Type.TEXT,
            "Address of the article where it was collected, as it was given: may be "
            "anything, look at it before you follow it.",
            lambda x: of(x).url,
        ),
        Column(
            "published",
            Type.TEXT,
            "When the article was published, as precise as it is known: a year, month, "
            "day or minute, ISO 8601.",
            lambda x: of(x).published,
            "local time of the outlet",
        ),
        Column(
            "day",
            Type.DATE,
            "Day of publication, or the one that the article's own dates suggest.",
            lambda x: of(x).day,
        ),
        Column(
            "language",
            Type.TEXT,
            "Language of the article, as BCP 47 has it (id, en).",
            lambda x: of(x).language,
        ),
        Column(
            "story",
            Type.TEXT,
            "Id of the story that the article belongs to.",
            lambda x: of(x).story,
        ),
    )


def address(path: Callable[[T], str], what: str) -> Column[T]:
    """Return the column with the address of the page on *what*."""
    return Column(
        "address", Type.ADDRESS, f"Address of the {what} in this archive's pages.", path
    )


def of_article(line: ArticleLine) -> str:
    """Return the path of an article's page."""
    return addresses.of("article", line.id)
