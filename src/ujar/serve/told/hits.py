"""What a search found: each hit with its words marked, and why it is there."""

import re
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from ujar.schema.search import SearchHit
from ujar.serve.told.phrases import dim, facts, indented, where
from ujar.serve.visible import one_line, visible

_MARK = "bold yellow"
_SPACE = re.compile(r"\s+")


def listed(hits: Sequence[SearchHit]) -> Iterator[RenderableType]:
    """Yield the hits, the best first."""
    if not hits:
        yield Text("Nothing was found.")
    for hit in hits:
        yield _title(hit)
        why = "; ".join(hit.reasons)
        place = f"{where(hit.article)}, character {hit.excerpt.start:,}"
        yield from indented(_marked(hit), dim(f"{place} · {why}"))


def _title(hit: SearchHit) -> Text:
    said = hit.statement
    if said is None:
        title = one_line(hit.article.title or hit.article.id)
        return Text.assemble((title, "bold"), (" · article", "dim"))
    who = one_line(said.speaker or "speaker not known")
    told = " · ".join(facts(said))
    return Text.assemble((who, "bold cyan"), (f" · {told}", "dim"))


def _marked(hit: SearchHit) -> Text:
    text, done, start = Text(), 0, hit.excerpt.start
    for mark in hit.marks:
        text.append(_flat(hit.words[done : mark.start - start]))
        done = mark.end - start
        text.append(_flat(hit.words[mark.start - start : done]), _MARK)
    return text.append(_flat(hit.words[done:]))


def _flat(words: str) -> str:
    """Return *words* visible on one line, white space at their edges kept."""
    return visible(_SPACE.sub(" ", words))
