"""The table of statements: who said what, when, to whom, and where it stands."""

from ujar.schema import Span
from ujar.serve import addresses
from ujar.serve.export.selection import Said, statements
from ujar.serve.export.tables import placed
from ujar.serve.export.tables.columns import Column, Table, Type

_GAP = " … "
_PLACE = "code points of the article's text"


def words(said: Said) -> str:
    """Return the statement's fragments as they stand, joined."""
    text = said.reading.article.text
    return _GAP.join(text[s:e] for s, e in said.statement.fragments)


def cut(said: Said, span: Span | None) -> str | None:
    """Return what stands at a place of the article's text."""
    return said.reading.article.text[slice(*span)] if span else None


_WHO: tuple[Column[Said], ...] = (
    Column(
        "speaker",
        Type.TEXT,
        "Who says it: the fullest name that the article gives; empty where the article "
        "does not tell.",
        lambda s: s.statement.speaker,
    ),
    Column(
        "speaker_entity",
        Type.TEXT,
        "Id of the entity that the archive takes the speaker for.",
        lambda s: s.speaker.id if s.speaker else None,
    ),
    Column(
        "speaker_name",
        Type.TEXT,
        "Name of that entity, the same in all articles.",
        lambda s: s.speaker.name if s.speaker else None,
    ),
    Column(
        "speaker_type",
        Type.TEXT,
        "Type of that entity: PER (person), ORG (institution) or LOC (place).",
        lambda s: s.speaker.type if s.speaker else None,
    ),
    Column(
        "source",
        Type.TEXT,
        "The words that name the speaker in the reporting clause, as they stand.",
        lambda s: cut(s, s.statement.source),
    ),
    Column(
        "speaker_method",
        Type.TEXT,
        "How the speaker was found (name, pronoun, office, …).",
        lambda s: r.method if (r := s.statement.resolution) else None,
    ),
    Column(
        "speaker_confidence",
        Type.NUMBER,
        "Share of speakers found this way that were right on annotated articles.",
        lambda s: r.confidence if (r := s.statement.resolution) else None,
        "0 to 1",
    ),
    Column(
        "addressee",
        Type.TEXT,
        "To whom it is said, as the article has it.",
        lambda s: s.statement.addressee,
    ),
)
_WHAT: tuple[Column[Said], ...] = (
    Column(
        "kind",
        Type.TEXT,
        "How the words are reported: direct, indirect, mixed, or topic (a noun phrase "
        "only).",
        lambda s: s.statement.kind.value,
    ),
    Column(
        "act",
        Type.TEXT,
        "Class of speech act that the reporting verb names (say, claim, ask, urge, "
        "warn, promise, deny, admit, accuse, criticise, praise, hope, judge, explain, "
        "announce).",
        lambda s: s.statement.act.value if s.statement.act else None,
    ),
    Column(
        "words",
        Type.TEXT,
        "What is said: the fragments as they stand, joined by ' … '. Literally the "
        "speaker's own words only where kind is direct.",
        words,
    ),
    Column("cue", Type.TEXT, "The reporting verb.", lambda s: cut(s, s.statement.cue)),
)
_WHEN: tuple[Column[Said], ...] = (
    Column("said_on", Type.DATE, "Day of saying.", lambda s: s.statement.said_on),
    Column(
        "place",
        Type.TEXT,
        "Where it was said, as the article has it.",
        lambda s: s.statement.place,
    ),
    Column(
        "occasion",
        Type.TEXT,
        "On which occasion, as the article has it.",
        lambda s: s.statement.occasion,
    ),
    Column(
        "via",
        Type.TEXT,
        "Usual short name of the outlet that the article has the words from.",
        lambda s: s.statement.via,
    ),
    Column(
        "confidence",
        Type.NUMBER,
        "How sure it is that this is a statement with these edges.",
        lambda s: s.statement.score,
        "0 to 1",
    ),
    Column(
        "utterances",
        Type.TEXTS,
        "Ids of the acts of speaking that it reports, as others report them too.",
        lambda s: s.utterances,
    ),
)
_WHERE: tuple[Column[Said], ...] = (
    Column(
        "statement",
        Type.INTEGER,
        "Place among the statements of the article, from 0.",
        lambda s: s.item,
    ),
    Column(
        "start",
        Type.INTEGER,
        "Where the first fragment begins.",
        lambda s: s.statement.span.start,
        _PLACE,
    ),
    Column(
        "end",
        Type.INTEGER,
        "Where the last fragment ends; the character there is the first behind it.",
        lambda s: s.statement.span.end,
        _PLACE,
    ),
    Column(
        "fragments",
        Type.SPANS,
        "Start and end of each fragment.",
        lambda s: s.statement.fragments,
        _PLACE,
    ),
    placed.address(lambda s: addresses.of_statement(s.article.id, s.item), "statement"),
)

STATEMENTS: Table[Said] = Table(
    "statements",
    "One row for each statement that an article reports.",
    (*_WHO, *_WHAT, *_WHEN, *placed.article(lambda s: s.article), *_WHERE),
    statements,
    frozenset(
        ("by", "about", "since", "until", "outlet", "kind", "act", "story", "article")
    ),
)
