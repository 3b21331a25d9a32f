"""Gives sentences in capitals a case that the encoder can read."""

import re

_SENTENCE = re.compile(r"[^.!?\n\r\u2028\u2029]+")
_LETTERS = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_LEAST_WORDS = 3
_LEAST_SHARE = 0.8


def recase(text: str) -> str:
    """Write sentences in capitals with small letters; the length never changes."""
    return _SENTENCE.sub(lambda match: _sentence(match.group()), text)


def _sentence(sentence: str) -> str:
    words = [w for w in _LETTERS.findall(sentence) if len(w) > 1]
    capitals = sum(map(str.isupper, words))
    if len(words) < _LEAST_WORDS or capitals < _LEAST_SHARE * len(words):
        return sentence
    return _LETTERS.sub(lambda match: _word(match.group()), sentence)


def _word(word: str) -> str:
    changed = word[0] + word[1:].lower()
    return changed if len(changed) == len(word) and word.isupper() else word
