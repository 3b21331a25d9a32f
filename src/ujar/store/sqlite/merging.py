"""The pieces that full text is written in, made one: each word is looked up in all.

FTS5 merges pieces as it writes, but leaves some twenty of 23,561 articles, by which a
search takes a sixth longer. Merging goes by small transactions: others may write in
between, and the space of what was merged is used again at once.
"""

from ujar.store.database import Database

# What tells an index' pieces, and what merges them.
_INDEXES = (
    ("article_words_pieces", "article_words_merged"),
    ("statement_words_pieces", "statement_words_merged"),
)
# Pages of a step: some 50 ms, in which others wait to write.
_PAGES = 500
# What is smaller is looked through in no time.
_SMALL = 200
# The share of the largest piece from which on the others do not count.
_WHOLE = 0.8
# It takes two steps for each _PAGES, and begins again when others write meanwhile: to
# an archive that is written all the time it must come to an end.
_MOST_STEPS = 4


def merge(database: Database) -> None:
    """Make one piece of each index of which much is in others than its largest."""
    for pieces, merged in _INDEXES:
        sizes = _sizes(database, pieces)
        if not _is_scattered(sizes):
            continue
        for _ in range(_MOST_STEPS * (1 + sum(sizes) // _PAGES)):
            with database.transaction():
                database.many(merged, [{"pages": -_PAGES}])
            if len(_sizes(database, pieces)) == 1:
                break


def _is_scattered(sizes: list[int]) -> bool:
    size = sum(sizes)
    return size >= _SMALL and max(sizes) < _WHOLE * size


def _sizes(database: Database, pieces: str) -> list[int]:
    """Return the pages of each piece."""
    return [pages for (pages,) in database.rows(pieces)]
