"""Whole readings by the shipped model, and articles mangled in every way."""

import json
import os
import random
import re
from pathlib import Path

import pytest
from hypothesis import strategies as st

from ujar.annotate import tagger
from ujar.pipeline import settings, wire

ROOT = Path(__file__).resolve().parents[2]
_EXPECTED = ROOT / "examples" / "expected.jsonl"
# A piece of an article: long enough to hold statements, short enough to be read often.
_PIECE = 360
# What no article should hold, and some that many do.
JUNK = [
    "\x00",
    "\x1b[31m",
    "\x85",
    "\u200b",
    "\u202e",
    "\u2028",
    "\ufeff",
    "\ufffd",
    "\ud800",
    "\udfff",
    "é́́",
    "漢字かな。「はい」と彼は言った。",
    "قال الوزير «نعم».",
    "Он сказал: «Да».",
    "नमस्ते",
    "👩‍👩‍👧",
    "<p>&nbsp;</p>",
    '"',
    "“",
    "”",
    "''",
    "‘",
    "»",
    "((",
    "]",
    "...",
    ",,",
    "Baca juga:",
    "ADVERTISEMENT",
    "[Gambas:Video]",
    "(abc/def)",
    "Rp",
    "1.234,5,6.7",
    "99999999999999999999999999 triliun persen",
    "1e400",
    "Selasa (31/2/2024)",
    "(0/0/0000)",
    "pukul 99.99 WIB",
    "kata",
    "katanya",
    "menurut",
    "Menurut dia, ",
    "dikutip dari",
    "kata kata kata kata",
    "\n\n\n",
    "\r\n",
    "\t",
]


def _texts():
    if not _EXPECTED.exists():
        return []
    lines = _EXPECTED.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines if line.strip()]


TEXTS = _texts()


def _piece(rng, text):
    start = rng.randrange(max(1, len(text) - _PIECE // 2))
    return text[start : start + rng.randint(1, _PIECE)]


def _cut(rng, text):
    a, b = sorted(rng.randrange(len(text) + 1) for _ in range(2))
    return text[:a] + text[b:] if b - a < len(text) else text[: len(text) // 2]


def _double(rng, text):
    a, b = sorted(rng.randrange(len(text) + 1) for _ in range(2))
    return text[:b] + text[a:b] + text[b:]


def _shuffle(rng, text):
    mark = rng.choice([". ", " ", ",", '"', "\n"])
    parts = text.split(mark)
    rng.shuffle(parts)
    return mark.join(parts)


def _glue(rng, text):
    drop = rng.choice([r"\s", r"\n", r"(?<=[.\"]) ", r"[.,]", r"[\"“”]"])
    return re.sub(drop, "", text)


def _insert(rng, text):
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(JUNK) * rng.choice([1, 1, 1, 40]) + text[at:]
    return text


def _case(rng, text):
    return rng.choice([str.lower, str.upper, str.title, str.swapcase])(text)


def _marks(rng, text):
    new = rng.choice(['"', "“", "”", "'", "”“"])
    return re.sub('["“”]', lambda _: rng.choice([new, new, "", '"']), text)


def _splice(rng, text):
    return text + rng.choice(["", " ", "\n"]) + _piece(rng, rng.choice(TEXTS))


WAYS = [_cut, _double, _shuffle, _glue, _insert, _case, _marks, _splice]


@st.composite
def _mangled(draw):
    rng = draw(st.randoms(use_true_random=False))
    text = _piece(rng, rng.choice(TEXTS))
    for way in draw(st.lists(st.sampled_from(WAYS), max_size=5)):
        text = way(rng, text)[: 3 * _PIECE]
    return text


@pytest.fixture(scope="session")
def mangled():
    """Pieces of the built-in sample, mangled; now and then any text at all."""
    if not TEXTS:
        pytest.skip(f"{_EXPECTED} is not there")
    return st.one_of(_mangled(), _mangled(), _mangled(), st.text(max_size=200))


@pytest.fixture(scope="session")
def sample_texts():
    """The texts of the built-in sample."""
    if not TEXTS:
        pytest.skip(f"{_EXPECTED} is not there")
    return TEXTS


@pytest.fixture(scope="session")
def reader():
    """The reader as `ujar read` has it, with its model."""
    try:
        tagger.load()
    except tagger.TaggerFilesError as error:
        pytest.skip(f"the model is not there: {error}")
    return wire.reader(settings.load(None, os.environ))


@pytest.fixture(scope="session")
def rng():
    """A generator that is the same in every run."""
    return random.Random(2026)  # noqa: S311  # not a secret
