"""Lists as people want them: as long as they ask for, where there is so much."""

from dataclasses import replace

from ujar.pipeline.archive import Ledger
from ujar.schema.keeping import Wanted
from ujar.schema.views import Page, StatementLine


def statements(
    ledger: Ledger, wanted: Wanted, limit: int, cursor: str | None
) -> Page[StatementLine]:
    """Return statements, the newest first; the archive is looked through for words."""
    page = ledger.statements(wanted, limit, cursor)
    while page.cursor and len(page.items) < limit:
        more = ledger.statements(wanted, limit - len(page.items), page.cursor)
        page = replace(more, items=page.items + more.items)
    return page
