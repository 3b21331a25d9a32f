"""Utterances: groups of statements that were judged the same, also overlapping ones."""

from collections import Counter
from collections.abc import Mapping, Sequence

from ujar.link.utterances.equal import equal
from ujar.schema import Judgement, Reading, Ref, Utterance

_LAST_DAY = "9999"
# The surest judgements that are looked at. A press release in 60 articles has 1,770.
_MOST = 20_000
# A statement joins a group where it was judged the same as all of it; where more
# statements hang together than a few outlets write, as half of it: single misses among
# 150 copies would make hundreds of groups that differ by one (300 statements, half of
# the pairs judged: 7,323 groups in 10 s).
_FEW = 40
_HALF = 0.5
_PAIR = 2

Links = dict[Ref, dict[Ref, float]]
Apart = frozenset[tuple[Ref, Ref]]


class UtteranceGrouper:
    """Covers the judgements with groups, so that few pairs stand together unjudged.

    A statement that holds two propositions stands in two groups. Statements of one
    article may share a group: nothing is judged between them. What a user ruled the
    same shares its groups; what a user ruled apart never stands in one.
    """

    def group(
        self, judgements: Sequence[Judgement], readings: Mapping[str, Reading]
    ) -> tuple[Utterance, ...]:
        """Return the utterances, each with its members in the order of their days."""
        apart = _apart(judgements)
        links = _links(judgements)
        if _PAIR < len(links) <= _FEW:
            _close(links, apart, readings)
        links = _joined(links, judgements, apart)
        ordered = sorted(links, key=lambda ref: _place(ref, readings))
        rank = {ref: i for i, ref in enumerate(ordered)}
        quorum = 1.0 if len(links) <= _FEW else _HALF
        groups: dict[frozenset[Ref], None] = {}
        covered: set[tuple[Ref, Ref]] = set()
        for ref in ordered:
            for other in sorted(links[ref], key=rank.__getitem__):
                if rank[ref] < rank[other] and (ref, other) not in covered:
                    members = _grown((ref, other), (links, apart), rank, quorum)
                    groups[frozenset(members)] = None
                    covered.update((a, b) for a in members for b in members)
        found = (sorted(g, key=rank.__getitem__) for g in groups)
        return tuple(_utterance(members, readings) for members in found)


def _links(judgements: Sequence[Judgement]) -> Links:
    same = [j for j in judgements if j.score or not j.ruled]
    surest = sorted(same, key=_sureness)[:_MOST]
    links: Links = {}
    for judged in surest:
        links.setdefault(judged.left, {})[judged.right] = judged.score
        links.setdefault(judged.right, {})[judged.left] = judged.score
    return links


def _close(links: Links, apart: Apart, readings: Mapping[str, Reading]) -> None:
    """Link the same words of one speaker whose articles shared no key."""
    for judged in list(equal(links, readings)):
        if (judged.left, judged.right) not in apart:
            links[judged.left][judged.right] = judged.score
            links[judged.right][judged.left] = judged.score


def _sureness(judgement: Judgement) -> tuple[bool, float, Ref, Ref]:
    return not judgement.ruled, -judgement.score, judgement.left, judgement.right


def _apart(judgements: Sequence[Judgement]) -> Apart:
    """Return the pairs that a user ruled apart, both ways round."""
    pairs = [(j.left, j.right) for j in judgements if j.ruled and not j.score]
    return frozenset(p for a, b in pairs for p in ((a, b), (b, a)))


def _joined(links: Links, judgements: Sequence[Judgement], apart: Apart) -> Links:
    """Give to what a user ruled the same whatever one of them is linked to."""
    homes: dict[Ref, list[Ref]] = {}
    for j in sorted(judgements, key=_sureness):
        if j.ruled and j.score:
            left, right = (homes.setdefault(r, [r]) for r in (j.left, j.right))
            if left is not right:
                left.extend(right)
                homes.update(dict.fromkeys(right, left))
    for one, home in homes.items():
        for other in home:
            for ref, score in [*links.get(other, {}).items(), (other, 1.0)]:
                if ref != one and (ref, one) not in apart:
                    links[one].setdefault(ref, score)
                    links[ref].setdefault(one, score)
    return links


def _place(ref: Ref, readings: Mapping[str, Reading]) -> tuple[str, str, int]:
    reading = readings.get(ref.article)
    day = reading and (reading.day or reading.article.published)
    return (day or _LAST_DAY)[:10], ref.article, ref.item


def _grown(
    pair: tuple[Ref, Ref],
    linked: tuple[Links, Apart],
    rank: Mapping[Ref, int],
    quorum: float,
) -> set[Ref]:
    """Return a group with these two, taking in the best linked statements first."""
    links, apart = linked
    first, second = pair
    members = {first, second}
    near = (links[first].keys() | links[second].keys()) - members
    order = sorted(near, key=lambda r: (-_sum(r, first, second, links), rank[r]))
    for candidate in order:
        free = all((candidate, m) not in apart for m in members)
        if free and _belongs(candidate, members, links, quorum):
            members.add(candidate)
    return members


def _sum(ref: Ref, first: Ref, second: Ref, links: Links) -> float:
    return links[ref].get(first, 0.0) + links[ref].get(second, 0.0)


def _belongs(candidate: Ref, members: set[Ref], links: Links, quorum: float) -> bool:
    others = [m for m in members if m.article != candidate.article]
    judged = sum(m in links[candidate] for m in others)
    return bool(others) and judged >= quorum * len(others)


def _utterance(members: Sequence[Ref], readings: Mapping[str, Reading]) -> Utterance:
    names: Counter[str] = Counter()
    for article, item in members:
        if article in readings and (name := readings[article].statements[item].speaker):
            names[name] += 1
    best = min(names, key=lambda n: (-names[n], -len(n), n), default=None)
    return Utterance(tuple(members), best)
