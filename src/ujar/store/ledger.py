"""The archive as the faces see it; nothing here changes it."""

from ujar.store.database import Database
from ujar.store.terms import Terms


class DatabaseLedger:
    """Answers out of a database; see the port ``Ledger``."""

    def __init__(self, database: Database, terms: Terms) -> None:
        """Answer out of *database*."""
        self._database = database
        self._terms = terms
