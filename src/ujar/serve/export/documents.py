"""JSON as standards have it: one document with a long list, written item by item."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ujar.serve.export.lines import whole


def dumped(value: object) -> bytes:
    """Return a value as one line of JSON that every reader takes (RFC 7493)."""
    return whole(json.dumps(value, ensure_ascii=False)).encode()


def streamed(
    head: Mapping[str, Any], key: str, items: Iterable[Mapping[str, Any]]
) -> Iterator[bytes]:
    r"""Yield an object with what *head* has, and under *key* the items, one a line.

    >>> b"".join(streamed({"a": 1}, "b", [{}, {"c": 2}]))
    b'{"a": 1, "b": [\n{},\n{"c": 2}\n]}\n'
    """
    yield dumped({**head, key: []}).removesuffix(b"]}") + b"\n"
    separator = b""
    for item in items:
        yield separator + dumped(item)
        separator = b",\n"
    yield b"\n]}\n" if separator else b"]}\n"


def known(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields without those that nothing is known for."""
    return {name: value for name, value in fields.items() if value}
