"""An utterance: all its versions, how it travelled, and how to cite it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ujar.pipeline.archive import Ledger
from ujar.pipeline.settings import Settings
from ujar.pipeline.tracing import trace
from ujar.schema import EntityProfile, Step, StepKind
from ujar.schema.views import StatementLine, UtteranceView
from ujar.serve.web import citing
from ujar.serve.web.voice import Voice
from ujar.serve.web.wordings import distinct

# Each trace looks up all versions again.
_TRACED, _ROUTES, _VERSIONS = 3, 3, 200
_OF_A_KIND = 2
_SAME = 2


@dataclass(frozen=True, slots=True)
class Route:
    """How the words came into one report.

    Of many stations of one kind the first are shown; ``more`` counts the others.
    """

    version: StatementLine
    steps: tuple[Step, ...]

    @property
    def shown(self) -> Sequence[Step]:
        """The stations that there is room for."""
        seen: Counter[StepKind] = Counter()
        kept = []
        for step in self.steps:
            seen[step.kind] += 1
            if seen[step.kind] <= _OF_A_KIND:
                kept.append(step)
        return kept

    @property
    def more(self) -> int:
        """How many stations are not shown."""
        return len(self.steps) - len(self.shown)


def shown(
    ledger: Ledger, utterance: str, settings: Settings
) -> Mapping[str, object] | None:
    """Return what the page of an utterance shows, None if there is none."""
    view = ledger.utterance(utterance)
    if view is None:
        return None
    first = view.versions[0]
    return {
        "utterance": view,
        "first": first,
        "speaker": _speaker(ledger, view),
        "wordings": distinct(view.versions[:_VERSIONS]),
        "unshown": max(0, len(view.versions) - _VERSIONS),
        "routes": _routes(ledger, view, settings),
        "outlets": len({v.article.outlet for v in view.versions}),
        "articles": len({v.article.id for v in view.versions}),
    }


def citations(
    ledger: Ledger, utterance: str, address: str, voice: Voice
) -> Mapping[str, str] | None:
    """Return the citation in every form by its name, None if there is no utterance."""
    view = ledger.utterance(utterance)
    if view is None:
        return None
    speaker = _speaker(ledger, view)
    kind = speaker.type if speaker else "PER"
    return citing.all_forms(citing.Cited(view, kind, address), voice)


def _speaker(ledger: Ledger, view: UtteranceView) -> EntityProfile | None:
    return ledger.profiled({view.entity}).get(view.entity) if view.entity else None


def _only_there(steps: tuple[Step, ...]) -> bool:
    """Whether there is nothing to tell but that the first report is this one."""
    return len({s.article for s in steps}) == 1 and len(steps) <= _SAME


def _routes(ledger: Ledger, view: UtteranceView, settings: Settings) -> Sequence[Route]:
    """Return the longest different ways into the reports, in order of time."""
    found: dict[tuple[object, ...], Route] = {}
    for version in view.versions[-_TRACED:]:
        steps = trace(ledger, version.article.id, version.item, settings)
        if steps and not _only_there(steps):
            way = tuple((s.kind, s.outlet) for s in steps)
            found.setdefault(way, Route(version, steps))
    longest = sorted(found.values(), key=lambda r: -len(r.steps))[:_ROUTES]
    return [r for r in found.values() if r in longest]
