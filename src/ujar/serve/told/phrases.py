"""Phrases that several answers have in common."""

from collections.abc import Iterable, Sequence

from rich.padding import Padding
from rich.text import Text

from ujar.schema import Kind
from ujar.schema.views import ArticleLine, Counts, StatementLine
from ujar.serve.visible import one_line

_NAMED = 4
_INDENT = 3


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "story", "stories"), counted(1200, "report")
    ('1 story', '1,200 reports')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def span(first: str | None, last: str | None) -> str:
    """Return the days from *first* to *last* in words."""
    if not first or not last:
        return first or last or "day not known"
    return first if first == last else f"{first} to {last}"


def names(counts: Counts, most: int = _NAMED) -> str:
    """Return the first names of *counts*, and how many more there are."""
    shown = ", ".join(one_line(name) for name, _ in counts[:most])
    more = len(counts) - most
    return f"{shown} and {more} more" if more > 0 else shown


def tallied(counts: Counts, most: int = _NAMED) -> str:
    """Return names with how often each was seen."""
    shown = ", ".join(f"{one_line(name)} {count:,}×" for name, count in counts[:most])
    more = len(counts) - most
    return f"{shown} and {more} more" if more > 0 else shown


def when(article: ArticleLine) -> str:
    """Return when an article was published, as precisely as it is known."""
    known = article.published or article.day
    return known.replace("T", " ") if known else "day not known"


def where(article: ArticleLine) -> str:
    """Return whose article it is, from when, and its id."""
    outlet = one_line(article.outlet or "outlet not known")
    return f"{outlet} · {when(article)} · {one_line(article.id)}"


def said(line: StatementLine) -> str:
    """Return the words; quotation marks only around what stands in them."""
    words = one_line(line.words)
    return f"“{words}”" if line.kind is Kind.DIRECT else words


def facts(line: StatementLine) -> Iterable[str]:
    """Yield what is known of a saying, beside its words and its article."""
    yield line.kind.value
    if line.cue:
        yield one_line(line.cue) + (f" ({line.act})" if line.act else "")
    if line.said_on:
        yield f"said on {line.said_on}"
    if line.via:
        yield f"via {one_line(line.via)}"


def heading(title: str, count: int | None = None) -> Padding:
    """Return a heading with the number of what stands under it."""
    told = Text(title, "bold")
    if count is not None:
        told.append(f"  {count:,}", "dim")
    return Padding(told, (1, 0, 0, 0), expand=False)


def indented(*parts: Text) -> Sequence[Padding]:
    """Return the lines set in under what they belong to."""
    return [Padding(part, (0, 0, 0, _INDENT), expand=False) for part in parts]


def dim(text: str) -> Text:
    """Return a line of lesser weight."""
    return Text(text, "dim")
