"""Whether what two articles share is a copy, and of which form."""

import math

from ujar.link.copies.digest import Digest
from ujar.link.copies.direction import Told, direction
from ujar.link.copies.shared import Shared, shared
from ujar.schema import Copy, Direction, Form

THRESHOLD = 0.5
# The constants below and those of shared.py were swept on 141 pairs of the corpus that
# were read (evals/data/copies.jsonl), drawn evenly from both sides of the threshold:
# in a first sweep of 600 settings the best reached F1 0.90 on them, and neighbours of
# these lost at most 0.02. On all 198 pairs: `evals/copies.py`.
# Half of the score: so many own words beyond set phrases.
_ENOUGH = 16
# Half of the score: such a share of the shorter one's own words.
_SHARE = 0.06
# Reports of one outlet that print different days are its daily notices.
_OTHER_DAY = 0.4

# Shares that tell forms apart; one word in ten changed all along is a rewriting.
_SAME, _NEARLY, _TOUCHED = 0.985, 0.8, 0.6
_CHANGED = 10


def judge(left: Digest, right: Digest) -> Copy | None:
    """Return the copy, None if the two share too little of the writer's own words."""
    found = shared(left, right)
    score = _score(left, right, found)
    if score < THRESHOLD:
        return None
    told = direction(left, right)
    bodies = left.text.body, right.text.body
    return Copy(
        left=left.article,
        right=right.article,
        spans=tuple(
            (bodies[0].span(r.left, r.left_end), bodies[1].span(r.right, r.right_end))
            for b in found.blocks
            for r in b
        ),
        containment=round(min(1.0, found.share), 3),
        form=_form(found, told),
        direction=told.direction,
        score=round(score, 3),
        reason=_reason(found, told),
        source=told.source,
    )


def _score(left: Digest, right: Digest, found: Shared) -> float:
    """Weigh how much is shared and how large a part; forms filled in daily lose."""
    told, part = found.told * found.news, found.own_share * found.news
    score = math.sqrt(told / (told + _ENOUGH) * part / (part + _SHARE))
    if left.outlet is None or left.outlet != right.outlet:
        return score * math.sqrt(found.numbers)
    apart = left.days and right.days and not left.days & right.days
    return score * found.numbers * (_OTHER_DAY if apart else 1.0)


def _form(found: Shared, told: Told) -> Form:
    if told.direction is Direction.BOTH_FROM_ELSEWHERE:
        return Form.COMMON_SOURCE
    if found.longer_share >= _SAME:
        return Form.IDENTICAL
    little_changed = found.words > _CHANGED * found.runs
    if found.longer_share >= _NEARLY and little_changed:
        return Form.REPRINT
    if found.share >= _NEARLY and little_changed:
        return Form.SHORTENED
    return Form.REWRITTEN if found.touched >= _TOUCHED else Form.PARTIAL


def _reason(found: Shared, told: Told) -> str:
    return (
        f"{found.words} words in {found.runs} runs, the longest {found.longest}; "
        f"{found.own} the writer's own, {found.own_share:.0%} of the shorter one's; "
        f"{told.reason}"
    )
