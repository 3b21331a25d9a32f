"""An article's reading as bytes: columns in msgspec's MessagePack, compressed.

A body begins with a byte that names its form, so that a later form can be read beside
this one. Vectors do not compress; they are kept apart, one after the other.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import msgspec
from zlib_ng import zlib_ng

from ujar.schema import (
    Article,
    Boilerplate,
    Copy,
    DateExpression,
    Dropped,
    Figure,
    LocalEntity,
    Meaning,
    Mention,
    Origin,
    Placing,
    Reading,
    Sentence,
    Span,
    Statement,
)
from ujar.schema.keeping import ArchiveError
from ujar.store.columns import Columns
from ujar.store.dictionary import Damaged, compressed, expanded
from ujar.store.held import Held
from ujar.store.values import clean

_FORM = b"\x03"
# Of layouts before 7: without a dictionary.
_EARLIER = b"\x01"
# JSON in ASCII, for a text with half of a surrogate pair, which UTF-8 cannot hold.
_ASCII = b"\x02"


@dataclass(frozen=True, slots=True)
class Placed:
    """An entity as the article knows it, how sure it is who that is, and why."""

    local: LocalEntity
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Sure:
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Body:
    """What is kept of an article as a whole."""

    reading: Reading
    placing: Placing
    entities: tuple[Placed, ...] = ()


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of a reading's meanings, one after the other."""

    model: str
    body: bytes


_LAYERS: Mapping[str, Columns] = {
    "boilerplate": Columns(Boilerplate),
    "sentences": Columns(Sentence),
    "mentions": Columns(Mention),
    "dates": Columns(DateExpression),
    "statements": Columns(Statement),
    "figures": Columns(Figure),
    "origins": Columns(Origin),
    "dropped": Columns(Dropped),
    "meanings": Columns(Meaning),
}
SHOWN = ("sentences", "statements", "figures")
_LOCALS, _PLACED = Columns(LocalEntity), Columns(_Sure)
_Coded: Any = msgspec.defstruct(
    "_Coded",
    [
        ("article", Article),
        ("placing", Placing),
        ("day", str | None, None),
        ("locals", _LOCALS.type | None, None),
        ("placed", _PLACED.type | None, None),
        *((name, columns.type | None, None) for name, columns in _LAYERS.items()),
    ],
    omit_defaults=True,
)

# What pages show is shown again: 15 KB each of some layers, 60 KB of all. Those of long
# texts are not held.
_LONGEST = 50_000
_glanced: Held[tuple[bytes, tuple[str, ...]], Reading] = Held(2_000)
_unpacked: Held[bytes, Body] = Held(300)

_encoder = msgspec.msgpack.Encoder()
_bodies = msgspec.msgpack.Decoder(_Coded)
_knowns: Any = msgspec.msgpack.Decoder(
    msgspec.defstruct("_Known", [("locals", _LOCALS.type | None, None)])
)
_texts = msgspec.msgpack.Decoder(list[str])
_copies = msgspec.msgpack.Decoder(Copy)


@contextmanager
def legible(what: str) -> Iterator[None]:
    """Turn what decoding may raise into a sentence about *what* was decoded."""
    try:
        yield
    except (Damaged, msgspec.DecodeError, ValueError, LookupError) as error:
        raise ArchiveError(
            f"{what} in the archive is damaged; ujar check says what else is, and a "
            "backup may have it whole"
        ) from error


def pack(body: Body) -> tuple[bytes, Vectors | None]:
    """Return *body* as bytes, and the vectors that it holds."""
    meanings = body.reading.meanings
    vectors = None
    if meanings and len({(m.model, len(m.vector)) for m in meanings}) == 1:
        vectors = Vectors(meanings[0].model, b"".join(m.vector for m in meanings))
        bare = tuple(replace(m, vector=b"", model="") for m in meanings)
        bare = () if bare == _usual(body.reading) else bare
        body = replace(body, reading=replace(body.reading, meanings=bare))
    try:
        return _FORM + compressed(encoded(body)), vectors
    except UnicodeEncodeError:
        plain = json.dumps(msgspec.to_builtins(_coded(body))).encode("ascii")
        return _ASCII + zlib_ng.compress(plain), vectors


def encoded(body: Body) -> bytes:
    """Return *body*, without vectors, as bytes that compress well."""
    return _encoder.encode(_coded(body))


def unpack(packed: bytes, vectors: Vectors | None) -> Body:
    """Return what ``pack`` was given."""
    body = _whole(packed)
    if vectors is None:
        return body
    return replace(body, reading=_with(body.reading, vectors))


def unpack_reading(packed: bytes, vectors: Vectors | None) -> Reading:
    """Return the reading of what ``pack`` was given; it is not held here."""
    reading = _layers(packed, tuple(_LAYERS))
    return reading if vectors is None else _with(reading, vectors)


def _with(reading: Reading, vectors: Vectors) -> Reading:
    """Return the reading with its vectors."""
    meanings = reading.meanings or _usual(reading)
    held, model = vectors.body, vectors.model
    width = len(held) // max(1, len(meanings))
    filled = tuple(
        Meaning(m.span, held[i * width : (i + 1) * width], model)
        for i, m in enumerate(meanings)
    )
    return replace(reading, meanings=filled)


def _whole(packed: bytes) -> Body:
    if (held := _unpacked.get(packed)) is not None:
        return held
    with legible("an article"):
        body = _body(_read(packed, _bodies))
    if len(body.reading.article.text) <= _LONGEST:
        _unpacked.put(packed, body)
    return body


def glance(packed: bytes, layers: Collection[str] = SHOWN) -> Reading:
    """Return what lists show of an article: its text and those of SHOWN alone."""
    key = packed, tuple(layers)
    if (held := _glanced.get(key)) is not None:
        return held
    found = _layers(*key)
    if len(found.article.text) <= _LONGEST:
        _glanced.put(key, found)
    return found


def entities(packed: bytes) -> tuple[LocalEntity, ...]:
    """Return whom an article knows, and nothing else of it."""
    with legible("an article"):
        return tuple(_LOCALS.records(_read(packed, _knowns).locals))


def _layers(packed: bytes, layers: tuple[str, ...]) -> Reading:
    with legible("an article"):
        coded = _read(packed, _glances(layers))
        read = {name: _LAYERS[name].records(getattr(coded, name)) for name in layers}
        return Reading(coded.article, day=coded.day, **read)


@cache
def _glances(layers: tuple[str, ...]) -> Any:  # noqa: ANN401
    """Return what decodes the text and *layers* alone, passing over the others."""
    told: list[Any] = [("article", Article), ("day", str | None, None)]
    told += [(name, _LAYERS[name].type | None, None) for name in layers]
    return msgspec.msgpack.Decoder(msgspec.defstruct("_Glance", told))


def _usual(reading: Reading) -> tuple[Meaning, ...]:
    """Return what has a vector in nearly every reading: the head, each statement."""
    spans = (Span(0, 0), *(s.span for s in reading.statements))
    return tuple(Meaning(span, b"", "") for span in spans)


def _coded(body: Body) -> Any:  # noqa: ANN401
    reading = body.reading
    layers = {name: c.of(getattr(reading, name)) for name, c in _LAYERS.items()}
    return _Coded(
        article=reading.article,
        placing=body.placing,
        day=reading.day,
        locals=_LOCALS.of([p.local for p in body.entities]),
        placed=_PLACED.of([_Sure(p.score, p.reason) for p in body.entities]),
        **layers,
    )


def _body(coded: Any) -> Body:  # noqa: ANN401
    layers = {name: c.records(getattr(coded, name)) for name, c in _LAYERS.items()}
    sure = _PLACED.records(coded.placed)
    pairs = zip(_LOCALS.records(coded.locals), sure, strict=True)
    return Body(
        reading=Reading(coded.article, day=coded.day, **layers),
        placing=coded.placing,
        entities=tuple(Placed(local, s.score, s.reason) for local, s in pairs),
    )


def _read(packed: bytes, decoder: Any) -> Any:  # noqa: ANN401
    form, held = packed[:1], packed[1:]
    if form == _FORM:
        return decoder.decode(expanded(held))
    if form == _EARLIER:
        return decoder.decode(zlib_ng.decompress(held))
    if form == _ASCII:
        return msgspec.convert(json.loads(zlib_ng.decompress(held)), decoder.type)
    raise ArchiveError(
        "an article is kept in a form that this version does not know; "
        "it was written by a later one"
    )


def pack_copy(copy: Copy) -> bytes:
    """Return a copy as bytes."""
    return _encoder.encode(copy)


def unpack_copy(packed: bytes) -> Copy:
    """Return what ``pack_copy`` was given."""
    with legible("a copy"):
        return _copies.decode(packed)


def pack_reasons(reasons: Sequence[str]) -> bytes:
    """Return texts as bytes."""
    return compressed(_encoder.encode([clean(reason) or "" for reason in reasons]))


def unpack_reasons(packed: bytes) -> list[str]:
    """Return what ``pack_reasons`` was given."""
    with legible("a reason"):
        return _texts.decode(expanded(packed))
