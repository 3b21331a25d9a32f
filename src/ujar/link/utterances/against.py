"""What no likeness outweighs: two statements that are not the same words.

Counted on pairs of statements that speak against it, of the gold groups (given, and as
read) and of 4,902 that the weights took for the same in 7,800 other articles.
"""

from ujar.link.utterances.digest import Said
from ujar.link.utterances.features import Features
from ujar.link.utterances.parties import Bond

# Each has numbers, and none of them is the other's: 0 of 267 pairs of the gold, 0 of 30
# read of 41 in the corpus are the same words. They are notices of prices and weather.
_ANOTHER = 1.0
# Nor are the numbers of another day: 0 of 45, and 0 of 40 read of 47.
_ANOTHER_DAY = 0.2
# What nobody is known to have said is repeated by notices for weeks ("diimbau memakai
# masker"): 0 of 107, and 1 of 12 read.
_DAYS_OF_NOBODY = 2
# Two telling words that another's longer statement holds, too ("pelemahan rupiah
# ini"), where the speakers' names have nothing in common: 0 of 90, and 0 of 8 read.
_FEW, _TIMES = 2, 3
_ONE = frozenset({Bond.SAME, Bond.SPELT})


def against(features: Features, a: Said, b: Said) -> bool:
    """Whether something says that *a* and *b* are two, however alike they are."""
    nobody = a.speaker is None and b.speaker is None
    return (
        features.numbers >= _ANOTHER
        or (features.days > 0 and features.numbers >= _ANOTHER_DAY)
        or (nobody and features.days >= _DAYS_OF_NOBODY)
        or (features.bond not in _ONE and _brief(a, b))
    )


def _brief(a: Said, b: Said) -> bool:
    """Whether one holds too little to be known again in the other."""
    few, many = sorted((len(a.stems), len(b.stems)))
    return few <= _FEW and many >= _TIMES * few
