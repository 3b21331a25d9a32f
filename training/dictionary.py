"""Makes src/ujar/store/bodies.zdict, with which bodies of articles are compressed.

    python training/dictionary.py ARCHIVE_OF_THE_SAMPLE OUTPUT

It holds words of the Indonesian tables, and bodies and reasons of the invented sample,
no text of any collected article.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from ujar.lang import load
from ujar.store import codec, open_archive
from ujar.store.archive import DatabaseArchive
from ujar.store.readings import bodies
from ujar.store.values import listed

_TABLES = ("words", "verbs", "utterances", "stories")
_WORDS, _REASONS, _BODIES = 12_000, 3_000, 16_000


def words(held: object) -> Iterator[str]:
    """Yield the words of a table, wherever they stand in it."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        yield from held
        for inner in held.values():
            yield from words(inner)
    elif isinstance(held, (list, tuple)):
        for inner in held:
            yield from words(inner)


def encoded(body: codec.Body) -> bytes:
    """Return a body as it is before it is compressed."""
    bare = replace(body, reading=replace(body.reading, meanings=()))
    return codec.encoded(bare)


def said(archive: DatabaseArchive, ids: Sequence[str]) -> set[str]:
    """Return why articles of the archive were linked."""
    database = archive._database  # noqa: SLF001
    numbers = [n for _, n in database.rows("numbers", articles=listed(ids))]
    rows = database.rows("reasons_of", articles=listed(numbers))
    return {text for _, body in rows for text in codec.unpack_reasons(body)}


def main(archive: str, output: str) -> None:
    """Write the dictionary."""
    found = dict.fromkeys(w for name in _TABLES for w in words(load("id").table(name)))
    told = " ".join(found).encode()[:_WORDS]
    with closing(open_archive(archive)) as opened:
        ids = sorted(opened.stale(""))
        held = bodies(opened._database, ids)  # noqa: SLF001
        texts = sorted(said(opened, ids))
        some = texts[:: len("".join(texts)) // _REASONS + 1]
    reasons = " ".join(some).encode()[:_REASONS]
    sample = b"".join(encoded(held[id_]) for id_ in ids)
    Path(output).write_bytes(told + reasons + sample[-_BODIES:])


if __name__ == "__main__":
    main(*sys.argv[1:])
