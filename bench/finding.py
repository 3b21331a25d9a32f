"""What a measurement found, and whether it is within its limit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One measured value; ``most`` and ``least`` are its limits, if it has any."""

    what: str
    value: float
    unit: str = ""
    most: float | None = None
    least: float | None = None
    note: str = ""

    @property
    def met(self) -> str:
        """Whether it is within its limits, or nothing if it has none."""
        if self.most is None and self.least is None:
            return ""
        low = self.least is not None and self.value < self.least
        high = self.most is not None and self.value > self.most
        return "no" if low or high else "yes"

    def cells(self) -> list[str]:
        """Return the finding as the cells of a table."""
        limit = ""
        if self.most is not None:
            limit = f"at most {self.most:g}"
        if self.least is not None:
            limit = f"at least {self.least:g}"
        shown = f"{self.value:.3g}" if self.value < 1000 else f"{self.value:.0f}"
        return [self.what, f"{shown} {self.unit}".strip(), limit, self.met, self.note]


HEAD = ("", "measured", "limit", "met", "note")


def table(found: list[Finding]) -> str:
    """Return the findings as a table in Markdown."""
    lines = [list(HEAD), ["---"] * len(HEAD), *(f.cells() for f in found)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
