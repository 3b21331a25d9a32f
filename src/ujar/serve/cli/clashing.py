"""Which facts to show when no story is named."""

from ujar.pipeline.archive import Ledger
from ujar.schema.keeping import Wanted
from ujar.schema.views import FactView
from ujar.serve.cli.asking import found

_STORIES = 100


def facts(ledger: Ledger, story: str | None) -> tuple[FactView, ...]:
    """Return the facts of *story*, or of the newest stories in which figures differ."""
    if story is not None:
        found(ledger.story(story), "story", story, "ujar stories lists them")
        return ledger.figures(story)
    newest = ledger.stories(Wanted(least=2), limit=_STORIES).items
    clashing = [line.id for line in newest if line.disagreements]
    return tuple(f for i in clashing for f in ledger.figures(i))
