"""Short texts that many rows repeat, by number and back."""

from ujar.store.database import Database


class Terms:
    """The rows of ``term`` within reach."""

    def __init__(self, database: Database) -> None:
        """Know no term yet."""
        self._database = database
        self._numbers: dict[str, int] = {}
        self._texts: dict[int, str] = {}

    def kept(self, text: str) -> int:
        """Return the number of *text*, which is kept if it was not."""
        if self.number(text) < 0:
            rows = self._database.rows("term_kept", text=text)
            self._remember(rows[0][0], text)
        return self._numbers[text]

    def number(self, text: str) -> int:
        """Return the number of *text*, -1 if no row has it."""
        if text not in self._numbers:
            rows = self._database.rows("term_number", text=text)
            if not rows:
                return -1
            self._remember(rows[0][0], text)
        return self._numbers[text]

    def text(self, number: int) -> str:
        """Return the text of a number that a row holds."""
        if number not in self._texts:
            rows = self._database.rows("term_text", n=number)
            self._remember(number, rows[0][0])
        return self._texts[number]

    def forget(self) -> None:
        """Forget everything: a transaction that kept terms was undone."""
        self._numbers.clear()
        self._texts.clear()

    def _remember(self, number: int, text: str) -> None:
        self._numbers[text] = number
        self._texts[number] = text
