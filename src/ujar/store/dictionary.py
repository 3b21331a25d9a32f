"""Compressing with a dictionary: what every body has need not stand in each of them.

``bodies.zdict`` holds bodies of the invented sample and words of the language tables
(``training/dictionary.py`` made it). Bodies were compressed with it: it never changes;
a later one is another file, for another form of bodies.
"""

from functools import cache
from importlib.resources import files

from zlib_ng import zlib_ng

# 300 articles of the corpus: 2,558 bytes without a dictionary, 2,130 with it. Level 7
# takes 0.34 ms for 2,401 bytes, level 6 0.29 for 2,422, level 9 0.54 for 2,366 (2,000
# articles of the corpus, docs/decisions/0022).
_LEVEL = 7
# What damaged bytes raise; zlib-ng's stub takes the class for one of its instances.
Damaged: type[Exception] = zlib_ng.error  # type: ignore[assignment]


def compressed(data: bytes) -> bytes:
    """Return *data* compressed with the dictionary, with zlib's own checksums."""
    to = zlib_ng.compressobj(_LEVEL, zdict=_dictionary())
    return to.compress(data) + to.flush()


def expanded(data: bytes) -> bytes:
    """Return what ``compressed`` was given; ``Damaged`` if it is not whole."""
    of = zlib_ng.decompressobj(zdict=_dictionary())
    found = of.decompress(data)
    if not of.eof:
        raise Damaged("the end is missing")
    return found


@cache
def _dictionary() -> bytes:
    return files("ujar.store").joinpath("bodies.zdict").read_bytes()
