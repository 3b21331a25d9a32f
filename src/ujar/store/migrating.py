"""From any earlier layout of an archive to this version's, step by step."""

from collections.abc import Callable

from ujar.schema.keeping import ArchiveError
from ujar.store.dialect import migrations


def migrate(
    version: int, run: Callable[[str, int], None], where: str, dialect: str
) -> None:
    """Run the migrations that an archive of layout *version* lacks."""
    scripts = migrations(dialect)
    if version > len(scripts):
        raise ArchiveError(
            f"{where} was written by a later version of Ujar (layout {version}, this "
            f"version knows {len(scripts)}); install that one"
        )
    for number in range(version, len(scripts)):
        run(scripts[number], number + 1)
