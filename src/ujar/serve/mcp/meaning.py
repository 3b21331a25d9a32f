"""What arguments of tools mean: a story by words, somebody by a name, an outlet."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import unquote

from mcp.server.mcpserver.exceptions import ToolError
from rapidfuzz import process

from ujar.lang import outlets
from ujar.pipeline import searching
from ujar.pipeline.archive import Ledger
from ujar.schema.keeping import Wanted
from ujar.schema.search import SearchHit
from ujar.schema.views import EntityLine, StoryLine, StoryView
from ujar.serve.mcp.pinning import cut, named
from ujar.serve.mcp.room import Room

_FOUND, _ALSO, _NEAR = 30, 5, 5
# Of those whom a name may mean, so many are told.
SHOWN = 5
# An article's page in ujar serve, as evidence gives it, with the mark of a statement.
_PAGE = re.compile(r"(?:https?://[^/]+)?/article/([^#]+)(?:#[sn](\d{1,6}))?")
_PLACE = re.compile(r"(.+)#(\d{1,6})", re.DOTALL | re.ASCII)


def story(
    ledger: Ledger, room: Room, words: str
) -> tuple[StoryView, tuple[str, ...], bool]:
    """Return the story of that id, or the one that most answers words.

    And others that do, and whether all were found by their meaning alone.
    """
    if view := ledger.story(words):
        return view, (), False
    hits = searching.search(ledger, room.settings, words, Wanted(), _FOUND)
    scores: dict[str, float] = defaultdict(float)
    for hit in hits:
        scores[hit.article.story] += hit.score
    best = sorted(scores, key=lambda s: (-scores[s], s))[: _ALSO + 1]
    views = [v for id_ in best if (v := ledger.story(id_))]
    if not views:
        raise ToolError(
            f"There is no story {cut(words, 80)}, and no article with these words."
        )
    also = tuple(_line(view.line) for view in views[1:])
    return views[0], also, by_meaning(hits)


def by_meaning(hits: Sequence[SearchHit]) -> bool:
    """Whether nothing that was found has a word that was sought."""
    return bool(hits) and not any(h.marks for h in hits)


def whose(ledger: Ledger, name: str) -> tuple[EntityLine, ...]:
    """Return whom a name means, those in most articles first; ToolError if nobody."""
    found = ledger.entities(name)
    if not found:
        raise ToolError(
            f"There is no person or institution {cut(name, 80)} in the archive; a part "
            "of the name may be, as in query."
        )
    return found


def one(ledger: Ledger, name: str) -> str:
    """Return the id of the only one whom a name means; ToolError names several."""
    found = whose(ledger, name)
    if len(found) > 1:
        some = ", ".join(
            f"{e.id} ({named(e.name)}, {e.articles} articles)" for e in found[:SHOWN]
        )
        told = f"{cut(name, 80)} may be several; name one by its id: {some}."
        raise ToolError(told)
    return found[0].id


def outlet(ledger: Ledger, room: Room, wanted: Wanted) -> Wanted:
    """Return *wanted* with the outlet as the archive has it; ToolError if unknown."""
    if wanted.outlet is None:
        return wanted
    there = ledger.outlet_names()
    spelt = {name.casefold(): name for name in there}
    usual = outlets.load(room.settings.outlets).named(wanted.outlet)
    for name in (wanted.outlet, usual.name if usual else ""):
        if found := spelt.get(name.casefold()):
            return replace(wanted, outlet=found)
    near = process.extract(wanted.outlet, there, limit=_NEAR)
    some = ", ".join(named(name) or "" for name, *_ in near)
    told = f"The archive has no outlet {cut(wanted.outlet, 80)}"
    raise ToolError(f"{told}; nearest: {some}." if some else f"{told}.")


def place(written: str) -> tuple[str, int | None]:
    """Return the article, and the place of its statement, that is written.

    >>> place("a-1#3"), place("/article/a%2F1#s4"), place("a#b")
    (('a-1', 3), ('a/1', 3), ('a#b', None))
    """
    if page := _PAGE.fullmatch(written):
        number = int(page[2]) - 1 if page[2] else None
        return unquote(page[1]), number
    if found := _PLACE.fullmatch(written):
        return found[1], int(found[2])
    return written, None


def _line(line: StoryLine) -> str:
    days = f"{line.first} to {line.last}" if line.first else "days not known"
    return f"{line.id}: {named(line.label)} ({days}, {line.articles} articles)"
