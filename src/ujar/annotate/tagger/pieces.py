"""Turns words into the encoder's piece numbers."""

from typing import TYPE_CHECKING

from ujar.annotate.tagger.words import Words

if TYPE_CHECKING:
    from tokenizers import Tokenizer

START, END, UNKNOWN = 0, 2, 3
BREAK_SIGN = "\u00b6"
MAX_WORD_PIECES = 12
_SPACE = "\u2581"


class Pieces:
    """The tokenizer with what it needs at hand; ``digest`` is its file's SHA-256."""

    __slots__ = ("_break", "_tokenizer", "digest")

    def __init__(self, tokenizer: "Tokenizer", digest: str = "") -> None:
        self._tokenizer = tokenizer
        self.digest = digest
        self._break = tokenizer.token_to_id(BREAK_SIGN) or UNKNOWN

    def cut(self, text: str, words: Words) -> list[list[int]]:
        """Return every word's pieces; a line break goes before its next word."""
        forms = [
            (_SPACE if spaced else "") + text[a:b]
            for (a, b), spaced in zip(words.spans, words.spaced, strict=True)
        ]
        known = self.of(list(dict.fromkeys(forms)))
        return [
            [self._break, *known[form]] if broken else known[form]
            for form, broken in zip(forms, words.broken, strict=True)
        ]

    def of(self, forms: list[str]) -> dict[str, list[int]]:
        """Return the pieces of each form of a word."""
        clean = [_encodable(form) for form in forms]
        cuts = self._tokenizer.encode_batch(clean, add_special_tokens=False)
        return {
            form: cut.ids[:MAX_WORD_PIECES] or [UNKNOWN]
            for form, cut in zip(forms, cuts, strict=True)
        }


def _encodable(form: str) -> str:
    return form.encode("utf-8", "replace").decode("utf-8")
