"""Which of several reports is the earliest, as far as their times are known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# What stands behind a time that is known only to the year, month or day.
_EARLIEST = "0000-01-01T00:00"
_LATEST = "9999-12-31T23:59"
_DAY = len("2025-06-20")


@dataclass(frozen=True, slots=True)
class Report:
    """An article that reports the same words, and what is known of it."""

    article: str
    outlet: str | None
    published: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class First:
    """The report that may be the first, whether that is sure, and why."""

    report: Report
    sure: bool
    reason: str


def first(reports: Iterable[Report]) -> First | None:
    """Return the earliest report; None if none of several has a time.

    Two times that cover each other ("2025-06-20", "2025-06-20T11:24") tell nothing, and
    neither does a report without a time.
    """
    known = {r.article: r for r in reports}
    dated = sorted(
        (r for r in known.values() if r.published and len(r.published) >= _DAY),
        key=lambda r: (_low(r), _high(r), r.article),
    )
    if not dated:
        return None
    found = dated[0]
    rivals = [r for r in dated[1:] if _low(r) <= _high(found)]
    undated = len(known) - len(dated)
    if rivals:
        return First(found, sure=False, reason=_undecided([found, *rivals]))
    if undated:
        why = f"the earliest with a time; {undated} of {len(known)} reports have none"
        return First(found, sure=False, reason=why)
    return First(found, sure=True, reason=f"the earliest of {len(known)} reports")


def _undecided(rivals: Sequence[Report]) -> str:
    who = ", ".join(
        f"{r.outlet or r.article} ({(r.published or '').replace('T', ' ')})"
        for r in rivals[:3]
    )
    more = f" and {len(rivals) - 3} more" if len(rivals) > 3 else ""  # noqa: PLR2004
    return f"nothing tells which was first: {who}{more}"


def _low(report: Report) -> str:
    given = report.published or ""
    return given + _EARLIEST[len(given) :]


def _high(report: Report) -> str:
    given = report.published or ""
    return given + _LATEST[len(given) :]
