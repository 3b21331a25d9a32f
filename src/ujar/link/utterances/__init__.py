"""The same words of the same speaker on the same occasion, in different articles."""

from ujar.link.utterances.digest import UtteranceDigest
from ujar.link.utterances.grouper import UtteranceGrouper
from ujar.link.utterances.linker import UtteranceLinker

__all__ = ["UtteranceDigest", "UtteranceGrouper", "UtteranceLinker"]
