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

Check = Callable[[Claim, Sequence[Cited]], Iterator[str]]

_CHECKS: tuple[Check, ...] = (
    wording.addresses,
    quotations.altered,
    names.unknown,
    days.unknown,
    figures.unknown,
    speakers.wrong,
    wording.denials,
    wording.unsupported,
)


def faults(claim: Claim, cited: Sequence[Cited]) -> tuple[str, ...]:
    """Return what of *claim* is not in what it cites, each in a few words."""
    if not cited:
        return ("it names no evidence",)
    return tuple(dict.fromkeys(f for check in _CHECKS for f in check(claim, cited)))
