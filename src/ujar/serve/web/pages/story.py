"""A story: when who spoke, the wordings, the figures, who has text from whom."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ujar.pipeline.archive import Ledger
from ujar.schema import FactRelation
from ujar.schema.views import (
    ArticleLine,
    StoryView,
    UtteranceLine,
)
from ujar.serve.web.plots.flows import within
from ujar.serve.web.plots.timeline import Timeline, timeline
from ujar.serve.web.voice import Voice
from ujar.serve.web.wordings import Wording, distinct

_UTTERANCES, _FOLDED, _WORDINGS, _COPIES, _OUTLETS = 6, 60, 3, 40, 12
# So many figures of one fact, facts that agree, articles of one outlet, and pairs are
# open.
_FIGURES, _AGREED, _ARTICLES, _PAIRS = 6, 3, 12, 10
_ORDER = (FactRelation.DIFFER, FactRelation.OVERTAKEN, FactRelation.AGREE)
_SPEAKERS = 6


@dataclass(frozen=True, slots=True)
class Compared:
    """An utterance with its first wordings side by side."""

    line: UtteranceLine
    entity: str | None
    wordings: Sequence[Wording]
    more: int


def shown(ledger: Ledger, story: str, voice: Voice) -> Mapping[str, object] | None:
    """Return what the page of a story shows, None if there is none."""
    view = ledger.story(story)
    if view is None:
        return None
    ranked = sorted(view.utterances, key=lambda u: (-u.articles, -u.members))
    facts = sorted(view.facts, key=lambda f: _ORDER.index(f.relation))
    agreed = [f for f in facts if f.relation is FactRelation.AGREE]
    return {
        "story": view.line,
        "articles": view.articles,
        "utterances": [_compared(ledger, line) for line in ranked[:_UTTERANCES]],
        "further": ranked[_UTTERANCES:_FOLDED],
        "unshown": max(0, len(ranked) - _FOLDED),
        "spoken": len(ranked),
        "facts": facts,
        "open_facts": len(facts) - max(0, len(agreed) - _AGREED),
        "open_figures": _FIGURES,
        "rulings": view.rulings,
        "moves": view.moves,
        "copies": view.copies[:_COPIES],
        "open_copies": _PAIRS,
        "more_copies": max(0, len(view.copies) - _COPIES),
        "flows": within(view.copies, _OUTLETS, voice),
        "numbers": _numbers(view),
        "timeline": _timeline(view, voice),
        "outlets": _by_outlet(view.articles),
        "open_outlets": _OUTLETS,
        "open_articles": _ARTICLES,
    }


def _compared(ledger: Ledger, line: UtteranceLine) -> Compared:
    view = ledger.utterance(line.id)
    wordings = distinct(view.versions) if view else []
    more = max(0, len(wordings) - _WORDINGS)
    return Compared(line, view.entity if view else None, wordings[:_WORDINGS], more)


def _numbers(view: StoryView) -> Sequence[tuple[str, int]]:
    """Return what the story's head counts, with what it is called."""
    inside = {a.id for a in view.articles}
    copied = {a for c in view.copies for a in c.takers} & inside
    return (
        ("outlet", len({a.outlet for a in view.articles if a.outlet})),
        ("article", view.line.articles),
        ("copy", len(copied)),
        ("utterance", len(view.utterances)),
        ("fact", len(view.facts)),
        ("differ", view.line.disagreements),
    )


def _timeline(view: StoryView, voice: Voice) -> Timeline | None:
    copied = {a for c in view.copies for a in c.takers}
    days = [(a.day, a.id in copied) for a in view.articles if a.day]
    spoken: dict[str, list[UtteranceLine]] = defaultdict(list)
    for line in view.utterances:
        if line.speaker:
            spoken[line.entity or line.speaker].append(line)
    often = sorted(spoken.values(), key=len, reverse=True)[:_SPEAKERS]
    rows = [(_name(own), [u for u in own if u.day]) for own in often]
    return timeline(days, [row for row in rows if row[1]], voice)


def _name(said: Sequence[UtteranceLine]) -> str:
    """Return the name that the utterances of one speaker give most often."""
    return Counter(u.speaker or "" for u in said).most_common(1)[0][0]


def _by_outlet(
    articles: Sequence[ArticleLine],
) -> Sequence[tuple[str | None, Sequence[ArticleLine]]]:
    """Return the articles of each outlet, of whom there are most first."""
    found: dict[str | None, list[ArticleLine]] = defaultdict(list)
    for article in articles:
        found[article.outlet].append(article)
    return sorted(found.items(), key=lambda o: (-len(o[1]), o[0] or "\uffff"))
