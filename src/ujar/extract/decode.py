"""From bytes to characters: which encoding, or why it is not text."""

import codecs
import re
from dataclasses import dataclass

_BOMS = (  # the longer first: UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip or office file",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\xd0\xcf\x11\xe0": "an office file",
    b"\x7fELF": "a program",
    b"MZ\x90\x00": "a program",
}
# What a file's first bytes may hold of C0 controls other than tab and line ends before
# it counts as not text: scraped text has a stray one now and then.
_MOST_CONTROLS = 0.01
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 1 << 16
# Bytes beyond ASCII that Western text in Windows-1252 is made of: typographic marks,
# currency signs, accented Latin letters. Others (0x81, 0x8d, ...) are not assigned.
_WESTERN = frozenset(
    b"\x80\x82\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb2\xb3"
    b"\xb4\xb7\xba\xbb\xbd\xc9\xd6\xdc\xe0\xe1\xe4\xe7\xe8\xe9\xea\xeb\xed\xef\xf1"
    b"\xf3\xf4\xf6\xfa\xfc"
)


class NotTextError(ValueError):
    """The bytes are not text; the message says what they seem to be."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, and the encoding that they were found to be in."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return the characters of *data*; NotTextError if it is no text.

    Tried in turn: byte order mark, the shape of UTF-16, UTF-8, the *declared* encoding,
    Windows-1252 where each byte is one of Western text, and charset-normalizer's guess.
    """
    sample = data[:_SAMPLE]
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if wide := _wide(sample):
        return _strict(data, wide)
    _refuse_binary(sample)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _mended(data, error.start) or _legacy(data, declared)


def _strict(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding.removesuffix("-sig"))
    except UnicodeDecodeError as error:
        begins = encoding.removesuffix("-sig").upper()
        raise NotTextError(
            f"begins like {begins}, but is broken at byte {error.start}"
        ) from error


def _wide(sample: bytes) -> str | None:
    """Return UTF-16 of one order if every other byte is mostly NUL."""
    half = len(sample) // 2
    if half < 2:  # noqa: PLR2004
        return None
    even, odd = (sample[i : half * 2 : 2].count(0) / half for i in (0, 1))
    if odd > 0.7 and even < 0.05:  # noqa: PLR2004  # Latin text: 0.97 and 0.0
        return "utf-16-le"
    if even > 0.7 and odd < 0.05:  # noqa: PLR2004
        return "utf-16-be"
    return None


def _refuse_binary(sample: bytes) -> None:
    for magic, what in _MAGIC.items():
        if sample.startswith(magic):
            raise NotTextError(f"is not text but {what}")
    controls = len(_CONTROLS.findall(sample))
    if controls > max(2, _MOST_CONTROLS * len(sample)):
        raise NotTextError("is not text: it is full of control bytes")


def _mended(data: bytes, start: int) -> Decoded | None:
    """Return UTF-8 with a few broken places shown as U+FFFD, None if it is not UTF-8.

    A page cut off inside a letter, or with one byte of another encoding, is still UTF-8
    where most of its letters beyond ASCII are whole.
    """
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    beyond = sum(1 for c in text[: _SAMPLE * 4] if c > "\x7f")
    cut = start >= len(data) - 3
    if cut or broken * 10 < beyond:
        return Decoded(text, "utf-8, broken in places")
    return None


def _legacy(data: bytes, declared: str | None) -> Decoded:
    for encoding in filter(None, (declared, _western(data))):
        try:
            return Decoded(data.decode(encoding), encoding.lower())
        except (LookupError, UnicodeDecodeError):
            continue
    return _guessed(data)


def _western(data: bytes) -> str | None:
    beyond = {b for b in data if b > 0x7F}  # noqa: PLR2004
    return "cp1252" if beyond <= _WESTERN else None


def _guessed(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415  # slow, seldom needed

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise NotTextError("is in no encoding that could be recognised; make it UTF-8")
    return Decoded(data.decode(best.encoding, errors="replace"), best.encoding)
