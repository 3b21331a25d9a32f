"""An entity's profile as bytes: what has no column of its own in the entity's row.

Values stand in the order of their fields, without names: most entities are named by
one article, and the names of the fields would be longer than what they hold. A new
field goes to the end, with a default.
"""

from dataclasses import MISSING, astuple, fields
from typing import Any, get_type_hints

import msgspec

from ujar.schema import EntityProfile, Tenure
from ujar.store.codec import legible

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


def pack(profile: EntityProfile) -> bytes:
    """Return what is known of an entity, besides its id and type."""
    values = {name: getattr(profile, name) for name in _NAMES}
    offices = tuple(_Office(*astuple(office)) for office in profile.offices)
    return _encoder.encode(_Kept(**(values | {"offices": offices})))


def unpack(id_: str, type_: str, packed: bytes) -> EntityProfile:
    """Return what ``pack`` was given."""
    with legible("an entity"):
        kept = _decoder.decode(packed)
    values = {field: getattr(kept, field) for field in _NAMES}
    if kept.offices:
        offices = tuple(Tenure(*msgspec.structs.astuple(o)) for o in kept.offices)
        values["offices"] = offices
    return EntityProfile(id_, type_, **values)
