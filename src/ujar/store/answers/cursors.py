"""Where a list goes on: the sort keys of its last line, as a short text."""

from ujar.schema.keeping import ArchiveError


def written(*numbers: int) -> str:
    """Return the cursor behind a line with these sort keys.

    >>> written(20000, 17, 0), read("20000.17.0", 3)
    ('20000.17.0', (20000, 17, 0))
    """
    return ".".join(map(str, numbers))


def read(cursor: str | None, size: int) -> tuple[int | None, ...]:
    """Return the sort keys in *cursor*, as many None if there is none."""
    if cursor is None:
        return (None,) * size
    try:
        numbers = tuple(map(int, cursor.split(".")))
    except ValueError:
        numbers = ()
    if len(numbers) != size:
        raise ArchiveError(f"{cursor!r} is no cursor of this list")
    return numbers
