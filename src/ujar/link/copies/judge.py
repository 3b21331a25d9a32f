"""Whether what two articles share is a copy, and of which form."""

from ujar.link.copies.digest import Digest
from ujar.link.copies.direction import Told, direction
from ujar.link.copies.shared import Shared, shared
from ujar.schema import Copy, Direction, Form

THRESHOLD = 0.5
# Half of the score: so many own words beyond set phrases.
_ENOUGH = 12
# Half of the score: such a share of the shorter one's own words.
_SHARE, _SHARE_OF_ONE = 0.10, 0.30
# Reports of one outlet that print different days are its daily notices.
_OTHER_DAY = 0.4

_SAME, _NEARLY, _TOUCHED = 0.985, 0.8, 0.6


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
    one = left.outlet is not None and left.outlet == right.outlet
    half = _SHARE_OF_ONE if one else _SHARE
    told, own_share = found.told * found.news, found.own_share * found.news
    amount = told / (told + _ENOUGH)
    share = own_share / (own_share + half)
    apart = left.days and right.days and not left.days & right.days
    dated = _OTHER_DAY if one and apart else 1.0
    return float((amount * share) ** 0.5 * found.numbers * dated)


def _form(found: Shared, told: Told) -> Form:
    if told.direction is Direction.BOTH_FROM_ELSEWHERE:
        return Form.COMMON_SOURCE
    if found.longer_share >= _SAME:
        return Form.IDENTICAL
    if found.longer_share >= _NEARLY:
        return Form.REPRINT
    if found.share >= _NEARLY:
        return Form.SHORTENED
    return Form.REWRITTEN if found.touched >= _TOUCHED else Form.PARTIAL


def _reason(found: Shared, told: Told) -> str:
    return (
        f"{found.words} words in {found.runs} runs, the longest {found.longest}; "
        f"{found.own} the writer's own, {found.own_share:.0%} of the shorter one's; "
        f"{told.reason}"
    )
