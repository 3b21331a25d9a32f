"""All that is wrong with a sentence; nothing if it stands on its evidence.

What is checked is what can be read off: quotations, names, days, figures, who is said
to have said it, and words that deny. A sentence that denies what its evidence says with
other words, or connects what is true to something false, passes.
"""

from collections.abc import Callable, Iterator, Sequence

from ujar.pipeline.briefs.checking import (
    days,
    figures,
    names,
    quotations,
    speakers,
    wording,
)
from ujar.pipeline.briefs.checking.records import Cited, Claim
from ujar.schema.brief import Fault, FaultKind

Check = Callable[[Claim, Sequence[Cited]], Iterator[str]]

_CHECKS: tuple[tuple[FaultKind, Check], ...] = (
    (FaultKind.ADDRESS, wording.addresses),
    (FaultKind.QUOTATION, quotations.altered),
    (FaultKind.NAME, names.unknown),
    (FaultKind.DATE, days.unknown),
    (FaultKind.FIGURE, figures.unknown),
    (FaultKind.SPEAKER, speakers.wrong),
    (FaultKind.DENIAL, wording.denials),
    (FaultKind.WORDS, wording.unsupported),
)


def faults(claim: Claim, cited: Sequence[Cited]) -> tuple[Fault, ...]:
    """Return what of *claim* is not in what it cites; nothing if it stands."""
    if not cited:
        return (Fault(FaultKind.EVIDENCE, "it names no evidence"),)
    if any(wording.verbatim(claim, c) for c in cited):
        return ()  # the evidence's own sentence, read once more out of its context
    found = (Fault(kind, w) for kind, check in _CHECKS for w in check(claim, cited))
    return tuple(dict.fromkeys(found))
