"""A query in each database's own words; only stems of letters and digits go in."""

from collections.abc import Iterable

from ujar.schema.search import Term


def match(dialect: str, terms: Iterable[Term], without: Iterable[Term]) -> str:
    """Return what the full text of *dialect* is asked.

    >>> match("sqlite", [(("harga", "beras"),)], [(("impor",),)])
    '(("harga beras")) NOT (("impor"))'
    >>> match("postgres", [(("harga", "beras"),)], [(("impor",),)])
    "(('harga' <-> 'beras')) & !(('impor'))"
    """
    if dialect == "sqlite":
        wanted = " AND ".join(map(_sqlite, terms))
        barred = " OR ".join(map(_sqlite, without))
        return f"({wanted}) NOT ({barred})" if barred else f"({wanted})"
    wanted = " & ".join(map(_postgres, terms))
    barred = " | ".join(map(_postgres, without))
    return f"({wanted}) & !({barred})" if barred else f"({wanted})"


def _sqlite(term: Term) -> str:
    return "(" + " OR ".join(f'"{" ".join(row)}"' for row in term) + ")"


def _postgres(term: Term) -> str:
    rows = (" <-> ".join(f"'{stem}'" for stem in row) for row in term)
    return "(" + " | ".join(rows) + ")"
