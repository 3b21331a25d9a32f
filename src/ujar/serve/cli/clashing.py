"""Which facts to show when no story is named, and which judgements of figures."""

from ujar.pipeline.archive import Ledger
from ujar.schema import FactRelation
from ujar.schema.corrections import Layer
from ujar.schema.keeping import Wanted
from ujar.schema.views import FactView, FigureRuling
from ujar.serve.cli.asking import found

_STORIES = 100
# So many facts of each relation, those that were put together last.
_FACTS = 100
_CLASHING = (FactRelation.DIFFER, FactRelation.OVERTAKEN)


def facts(ledger: Ledger, story: str | None) -> tuple[FactView, ...]:
    """Return the facts of *story*, or the newest that clash or were judged."""
    if story is not None:
        found(ledger.story(story), "story", story, "ujar stories lists them")
        return ledger.figures(story)
    wanted = [Wanted(relation=relation) for relation in _CLASHING]
    clashing = [f for w in wanted for f in ledger.facts(w, limit=_FACTS).items]
    judged = [f for s in sorted(_judged(ledger)) for f in ledger.figures(s)]
    told = {f.id: f for f in (*clashing, *(f for f in judged if f.rulings))}
    return tuple(told.values())


def loose(ledger: Ledger, story: str | None) -> tuple[FigureRuling, ...]:
    """Return what users judged of figures of *story*, or any, that are of no fact."""
    stories = {story} if story is not None else _judged(ledger)
    views = [v for s in sorted(stories) if (v := ledger.story(s)) is not None]
    found = {r.correction: r for v in views for r in v.rulings}
    return tuple(sorted(found.values(), key=lambda r: (r.made, r.correction)))


def _judged(ledger: Ledger) -> set[str]:
    """Return the stories of the figures that users judged last."""
    articles = [
        ref.article
        for c in ledger.corrections()[::-1]
        if c.undone is None and c.item and c.item.layer is Layer.FIGURES
        for ref in (c.item, c.second)
        if ref is not None
    ]
    newest = list(dict.fromkeys(articles))[:_STORIES]
    return {v.line.story for a in newest if (v := ledger.article(a)) is not None}
