"""Users, tokens and the log of deeds, told to a person."""

import time
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table

from ujar.schema.accounts import Deed, Token, User
from ujar.serve.visible import one_line


def moment(at: int | None) -> str:
    """Return a time in seconds as people write it, UTC.

    >>> moment(0), moment(None)
    ('1970-01-01 00:00:00', 'never')
    """
    if at is None:
        return "never"
    return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(at))


def accounts(found: Sequence[User]) -> Iterable[RenderableType]:
    """Yield a table of users."""
    if not found:
        yield "There are no users; ujar user add NAME --role admin makes the first."
        return
    rows = [(a.name, a.role.value, moment(a.made)) for a in found]
    yield _table(("user", "role", "since (UTC)"), rows)


def tokens(found: Sequence[Token]) -> Iterable[RenderableType]:
    """Yield a table of tokens."""
    if not found:
        yield "There are no tokens; ujar token new NAME makes one."
        return
    heads = ("token", "user", "role", "made", "last used", "expires", "for")
    rows = [
        (
            f"{t.prefix}…",
            t.account,
            t.role.value,
            moment(t.made),
            moment(t.used),
            moment(t.expires),
            one_line(t.label),
        )
        for t in found
    ]
    yield _table(heads, rows)


def deeds(found: Sequence[Deed]) -> Iterable[RenderableType]:
    """Yield a table of what was done."""
    if not found:
        yield "Nothing was done."
        return
    heads = ("number", "when (UTC)", "who", "did", "what", "from")
    rows = [
        (
            str(d.n),
            moment(d.at),
            one_line(d.who),
            d.kind.replace("_", " "),
            one_line(d.what),
            one_line(d.origin),
        )
        for d in found
    ]
    yield _table(heads, rows)


def _table(heads: Iterable[str], rows: Iterable[Sequence[str]]) -> Table:
    table = Table(*heads, box=box.SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*row)
    return table
