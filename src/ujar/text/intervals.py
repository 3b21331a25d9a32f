"""Values of dates that last from one day to another, as ISO 8601 writes them."""

import re

_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")


def ends(value: str | None) -> tuple[str, str] | None:
    """Return the first and the last day of an interval of days, None for others.

    >>> ends("2031-03-04/2031-03-07"), ends("2031-03"), ends(None)
    (('2031-03-04', '2031-03-07'), None, None)
    """
    found = _DAYS.fullmatch(value or "")
    return (found[1], found[2]) if found else None
