"""The outlet that names itself in front of its report: "KABAR SAGARA, LABUHAN - "."""

import re
from typing import Protocol

_LINES = 3
# A dateline is an outlet and a town: the longest of the first 3,000 articles of the
# corpus has 47 characters.
_LONGEST = 60
_DASH = re.compile(r"\s*(?:--?|–|—|:)(?=\s)")


class _Named(Protocol):
    @property
    def name(self) -> str: ...


class Named(Protocol):
    """What is asked of the table of outlets."""

    def named(self, name: str) -> _Named | None:
        """Return the outlet that is written so."""


def outlet(text: str, outlets: Named) -> str | None:
    """Return the outlet that a dateline in the first lines names, None if none does.

    It is written in capitals or as a domain there, which tells it from a headline.
    """
    for line in text.lstrip()[: _LINES * 200].split("\n")[:_LINES]:
        dash = _DASH.search(line[: _LONGEST + 2])
        for part in line[: dash.start()].split(",") if dash else ():
            written = part.strip()
            if (written.isupper() or "." in written) and (
                found := outlets.named(written)
            ):
                return found.name
    return None
