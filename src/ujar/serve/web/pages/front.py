"""The front page: what runs, what was just said, where figures differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ujar.pipeline.archive import Ledger
from ujar.schema import FactRelation
from ujar.schema.keeping import Wanted
from ujar.schema.views import FactView, StoryLine, UtteranceLine

_STORIES, _SAID, _DISPUTES, _SINGLE = 10, 6, 4, 8
# The words of a story this long take too long to look up for the front page.
_LEAD = 60
# A story is one that two articles tell.
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Dispute:
    """A fact whose figures differ, and the story that it belongs to."""

    story: StoryLine
    fact: FactView


def shown(ledger: Ledger) -> Mapping[str, object]:
    """Return what the front page shows."""
    stories = ledger.stories(Wanted(least=_LEAST), _STORIES)
    said = ledger.statements(Wanted(), _SAID).items
    return {
        "stories": stories.items,
        "after": stories.cursor,
        "newest": said[0].article.day if said else None,
        "single": _single(ledger),
        "lead": _lead(ledger, stories.items),
        "said": said,
        "disputes": _disputes(ledger, stories.items),
    }


def listed(ledger: Ledger, cursor: str | None) -> Mapping[str, object]:
    """Return a page of the list of stories."""
    stories = ledger.stories(Wanted(least=_LEAST), 2 * _STORIES, cursor)
    return {"stories": stories.items, "after": stories.cursor, "later": bool(cursor)}


def _single(ledger: Ledger) -> Sequence[StoryLine]:
    """Return the newest stories that one article tells."""
    newest = ledger.stories(Wanted(), 2 * _STORIES).items
    return [s for s in newest if s.articles < _LEAST][:_SINGLE]


def _lead(ledger: Ledger, stories: Sequence[StoryLine]) -> UtteranceLine | None:
    """Return what is reported most in the first story."""
    if not stories or stories[0].articles > _LEAD:
        return None
    view = ledger.story(stories[0].id)
    said = view.utterances if view else ()
    return max(said, key=lambda u: (u.outlets, u.articles), default=None)


def _disputes(ledger: Ledger, stories: Sequence[StoryLine]) -> Sequence[Dispute]:
    found: list[Dispute] = []
    for story in stories:
        if story.disagreements and len(found) < _DISPUTES:
            facts = ledger.figures(story.id)
            found += [
                Dispute(story, f) for f in facts if f.relation is FactRelation.DIFFER
            ]
    return found[:_DISPUTES]
