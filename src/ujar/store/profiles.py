"""An entity's profile as bytes: what has no column of its own in the entity's row.

Values stand in the order of their fields, without names: most entities are named by
one article, and the names of the fields would be longer than what they hold. A new
field goes to the end, with a default.

The profiles of whom an article is the first to name stand together, by their numbers:
they have their company in common (570 bytes an article alone, 162 together). A profile
that more articles have added to stands in its entity's row.
"""

from collections.abc import Mapping
from dataclasses import MISSING, astuple, fields
from typing import Any, get_type_hints

import msgspec
from zlib_ng import zlib_ng

from ujar.schema import EntityProfile, Tenure
from ujar.store.codec import legible

# Below this compressing gains nothing.
_SHORT = 150
_COMPRESSED = b"\x78"  # how zlib begins, and no array or map of MessagePack
_ARRAYS = {bytes([first]) for first in (*range(0x90, 0xA0), 0xDC, 0xDD)}
_COLUMNS = 2  # id and type are the first fields, and columns of the row


def _positional(kind: type, hints: dict[str, Any], skip: int = 0) -> Any:  # noqa: ANN401
    """Return a Struct of the fields of *kind* that is encoded without their names."""
    parts = [
        (f.name, hints[f.name], *(() if f.default is MISSING else (f.default,)))
        for f in fields(kind)[skip:]
    ]
    return msgspec.defstruct(f"_{kind.__name__}", parts, array_like=True)


_Office = _positional(Tenure, get_type_hints(Tenure))
_Kept = _positional(
    EntityProfile,
    get_type_hints(EntityProfile) | {"offices": tuple[_Office, ...]},  # type: ignore[valid-type]
    _COLUMNS,
)
_NAMES = [f.name for f in fields(EntityProfile)[_COLUMNS:]]
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Kept)
_together = msgspec.msgpack.Decoder(dict[int, msgspec.Raw])


def pack(profile: EntityProfile) -> bytes:
    """Return what is known of an entity, besides its id and type."""
    values = {name: getattr(profile, name) for name in _NAMES}
    offices = tuple(_Office(*astuple(office)) for office in profile.offices)
    return _short(_encoder.encode(_Kept(**(values | {"offices": offices}))))


def pack_together(packed: Mapping[int, bytes]) -> bytes:
    """Return packed profiles as one, by the numbers of their entities."""
    raw = {n: msgspec.Raw(_long(one)) for n, one in packed.items()}
    return zlib_ng.compress(_encoder.encode(raw))


def unpack(entity: tuple[int, str, str], packed: bytes) -> EntityProfile:
    """Return the profile of *entity*: its number, id and type.

    *packed* is what ``pack`` gave for it, or ``pack_together`` for it and others.
    """
    number, id_, type_ = entity
    with legible("an entity"):
        raw = _long(packed)
        kept = _decoder.decode(raw if _is_alone(raw) else _together.decode(raw)[number])
    values = {field: getattr(kept, field) for field in _NAMES}
    if kept.offices:
        offices = tuple(Tenure(*msgspec.structs.astuple(o)) for o in kept.offices)
        values["offices"] = offices
    return EntityProfile(id_, type_, **values)


def _is_alone(raw: bytes) -> bool:
    """Whether *raw* is an array of MessagePack: one profile, no map of several."""
    return raw[:1] in _ARRAYS


def _short(raw: bytes) -> bytes:
    return zlib_ng.compress(raw) if len(raw) >= _SHORT else raw


def _long(packed: bytes) -> bytes:
    return zlib_ng.decompress(packed) if packed[:1] == _COMPRESSED else packed
