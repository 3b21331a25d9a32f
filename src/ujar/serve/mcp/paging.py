"""Cursors of the tools: a place in a list, and nothing that needs to be believed."""

import re
from collections.abc import Sequence
from typing import TypeVar

from mcp.server.mcpserver.exceptions import ToolError

T = TypeVar("T")

_PLACE = re.compile(r"at(\d{1,6})")


def placed(cursor: str | None) -> int:
    """Return the place that *cursor* names, 0 without one."""
    if cursor is None:
        return 0
    found = _PLACE.fullmatch(cursor)
    if found is None:
        raise ToolError(
            "cursor is not one that this tool gave; leave it out to begin at the start."
        )
    return int(found[1])


def paged(
    items: Sequence[T], cursor: str | None, limit: int
) -> tuple[Sequence[T], str | None]:
    """Return the items from the cursor's place on, and the cursor behind them."""
    start = placed(cursor)
    behind = start + limit
    return items[start:behind], f"at{behind}" if behind < len(items) else None
