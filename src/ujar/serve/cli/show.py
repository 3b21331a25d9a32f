"""One reading for a person: header, statements, then everything else found."""

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from ujar.schema import Reading, Statement
from ujar.serve import wording
from ujar.serve.visible import one_line, visible

# A colour for each speaker in turn; each name is also said, so colour is never alone.
_TINTS = ("cyan", "yellow", "green", "magenta", "blue", "red")
_NOBODY = "dim"
_WIDEST = 100
_INDENT = 3


def show(reading: Reading, console: Console) -> None:
    """Print the reading; colour and width are the console's."""
    tints = _tints(reading)
    for part in _parts(reading, tints):
        console.print(part, width=min(console.width, _WIDEST), soft_wrap=False)
    console.print()


def _parts(reading: Reading, tints: dict[str, str]) -> Iterator[RenderableType]:
    yield from _header(reading)
    yield _head("Statements", len(reading.statements))
    for number, statement in enumerate(reading.statements, 1):
        yield _statement(number, statement, reading, tints)
    for layer in wording.tables(reading):
        yield _head(layer.title, len(layer.rows))
        if layer.rows:
            yield _rows(layer.rows)
    for dropped in reading.dropped:
        yield Text(f"Note: {one_line(dropped.what)} {one_line(dropped.reason)}.", "red")


def _header(reading: Reading) -> Iterator[RenderableType]:
    article = reading.article
    yield Rule(style="bold", characters="━")
    yield Text(one_line(article.title or "(no title)"), style="bold")
    yield Text(" · ".join(wording.facts(article)), style="dim")


def _head(title: str, count: int) -> RenderableType:
    told = title if count else f"{title}: none found"
    line = Text.assemble((told, "bold"), (f"  {count}" if count else "", "dim"))
    return Padding(line, (1, 0, 0, 0))


def _statement(
    number: int, statement: Statement, reading: Reading, tints: dict[str, str]
) -> RenderableType:
    tint = tints.get(statement.speaker or "", _NOBODY)
    who = Text.assemble(
        (f"{number:>2} ", "dim"), (wording.speaker(statement, reading), f"bold {tint}")
    )
    for fact in wording.circumstances(statement, reading):
        who.append(f" · {fact}", "dim")
    words = Text(wording.words(statement, reading), tint)
    at = Text(_at(statement, reading), "dim")
    return Padding(
        Group(who, Padding(words, (0, 0, 0, _INDENT)), Padding(at, (0, 0, 0, _INDENT))),
        (1 if number > 1 else 0, 0, 0, 0),
    )


def _at(statement: Statement, reading: Reading) -> str:
    """Return the line that the statement stands on, and why the speaker is theirs."""
    start = statement.span.start
    line = reading.article.text.count("\n", 0, start) + 1
    place = f"line {line}, character {start:,}"
    reason = wording.reason(statement, reading)
    return f"{place}; {reason}" if reason else place


def _rows(rows: Sequence[tuple[str, ...]]) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for index, _ in enumerate(rows[0] if rows else ()):
        table.add_column(style="" if index == 0 else "dim", overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    return table


def _tints(reading: Reading) -> dict[str, str]:
    names = dict.fromkeys(s.speaker for s in reading.statements if s.speaker)
    return {name: _TINTS[i % len(_TINTS)] for i, name in enumerate(names)}
