"""Lines of the archive as answers, each with its exact words out of the text."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from ujar.pipeline.archive import Ledger
from ujar.pipeline.briefs.notes import sentences
from ujar.schema import Reading, Span
from ujar.schema.amended import Change
from ujar.schema.corrections import Correction
from ujar.schema.views import ArticleLine, FigureRuling, StatementLine
from ujar.serve.mcp.answers import Evidence, Judgement, Statement
from ujar.serve.told import corrections as told
from ujar.serve.visible import one_line, visible

# A statement is a few sentences; beyond, a mark is missing in the text.
QUOTED, WORDS, NAME = 1_200, 1_200, 300
_GONE = " […]"


@dataclass(frozen=True, slots=True)
class Pinner:
    """Makes evidence out of places in articles that were read."""

    read: Mapping[str, Reading]
    address: Callable[[str, str, str], str]

    def evidence(self, article: ArticleLine, span: Span, mark: str = "") -> Evidence:
        """Return what stands at *span*; it is cut where it is too long."""
        reading = self.read.get(article.id)
        text = reading.article.text[slice(*span)] if reading else ""
        return Evidence(
            article=article.id,
            outlet=named(article.outlet),
            title=named(article.title),
            published=named(article.published or article.day),
            url=_followed(article.url),
            address=self.address("article", article.id, mark),
            start=span.start,
            end=span.end,
            quotation=visible(text[:QUOTED]),
            cut=len(text) > QUOTED,
        )

    def around(self, line: StatementLine) -> Span:
        """Return the sentences that tell a statement, and who said it."""
        reading = self.read.get(line.article.id)
        return sentences(line.span, reading) if reading else line.span

    def statement(self, line: StatementLine) -> Statement:
        """Return a statement with its evidence."""
        mark = f"s{line.item + 1}"
        return Statement(
            id=f"{line.article.id}#{line.item}",
            speaker=named(line.speaker),
            entity=line.entity,
            kind=line.kind.value,
            act=line.act.value if line.act else None,
            words=cut(line.words, WORDS),
            said_on=named(line.said_on),
            via=named(line.via),
            utterances=line.utterances,
            evidence=self.evidence(line.article, self.around(line), mark),
            corrections=changed(line.changes),
        )


def pinner(
    ledger: Ledger,
    articles: Iterable[ArticleLine],
    address: Callable[[str, str, str], str],
) -> Pinner:
    """Return what makes evidence out of *articles*."""
    return Pinner(ledger.readings({a.id for a in articles}), address)


def changed(changes: Iterable[Change]) -> tuple[Judgement, ...]:
    """Return what people corrected of a statement."""
    return tuple(_judgement(told.changed(c), c.correction) for c in changes)


def judged(made: Iterable[Correction]) -> tuple[Judgement, ...]:
    """Return what people judged of links, stories and entities."""
    return tuple(_judgement(told.judged(c), c.id) for c in made)


def ruled(rulings: Iterable[FigureRuling]) -> tuple[Judgement, ...]:
    """Return what people judged of figures."""
    return tuple(_judgement(told.ruled(r), r.correction) for r in rulings)


def _judgement(said: str, correction: str) -> Judgement:
    return Judgement(judged=cut(said, WORDS), correction=correction)


def named(text: str | None) -> str | None:
    """Return a name or a title on one line, visible and bounded; None stays None."""
    return None if text is None else cut(one_line(text), NAME)


def cut(text: str, limit: int) -> str:
    """Return *text*, visible, with a sign where it had to be cut."""
    shown = visible(text[: limit + 1])
    return shown if len(text) <= limit else shown[:limit] + _GONE


def _followed(url: str | None) -> str | None:
    """Return the address of the outlet's page, if it can be one."""
    try:
        fine = url and urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        return None
    return cut(one_line(url), WORDS) if fine and url else None
