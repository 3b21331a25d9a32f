"""What a source hands over before anything is known about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Media(StrEnum):
    """What the bytes of a document are said to be."""

    TEXT = "text"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one article as fetched; ``name`` is what its user calls it."""

    name: str
    data: bytes
    media: Media = Media.TEXT


@dataclass(frozen=True, slots=True)
class Record:
    """One article as fields with names, not yet checked; ``weight`` in bytes."""

    name: str
    fields: Mapping[str, Any]
    weight: int = 0
