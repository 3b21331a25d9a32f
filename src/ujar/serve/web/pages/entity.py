"""A person or an institution: what they said when, through whom, and who they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ujar.pipeline.archive import Ledger
from ujar.schema.keeping import Wanted
from ujar.schema.views import EntityView, Strand
from ujar.serve.web.plots.months import Counted, Months, Part, by_month, drawn_months
from ujar.serve.web.voice import Voice

_STATEMENTS, _NAMES = 15, 20
# Strands in their order; what is left over has the last.
_SHADES = ("var(--p1-l)", "var(--p2-l)", "var(--p3-l)", "var(--p4-l)")
_REST = "var(--rule-2)"


@dataclass(frozen=True, slots=True)
class Chart:
    """Statements over time, by outlet or by story; ``rows`` are the table."""

    by: str
    strands: Sequence[Strand]
    parts: Sequence[Part]
    months: Months
    rows: Counted

    @property
    def undated(self) -> int:
        """How many statements stand in no month."""
        return sum(strand.statements for strand in self.strands) - self._dated

    @property
    def undrawn(self) -> int:
        """How many stand in months that only the table has."""
        return self._dated - self.months.shown

    @property
    def _dated(self) -> int:
        return sum(count for _, counts in self.rows for count in counts)


def shown(
    ledger: Ledger, view: EntityView, cursor: str | None, voice: Voice
) -> Mapping[str, object]:
    """Return what the page of an entity shows."""
    said = ledger.statements(Wanted(by=view.profile.id), _STATEMENTS, cursor)
    return {
        "entity": view,
        "profile": view.profile,
        "said": said.items,
        "after": said.cursor,
        "later": bool(cursor),
        "charts_of": _charts(view, voice),
        "most": _NAMES,
    }


def _charts(view: EntityView, voice: Voice) -> Sequence[Chart]:
    charts = []
    for by, strands in (("outlet", view.by_outlet), ("story", view.by_story)):
        rows, parts = by_month(strands), _parts(strands, voice)
        if months := drawn_months(rows, parts, voice):
            charts.append(Chart(by, strands, parts, months, rows[::-1]))
    return charts


def _parts(strands: Sequence[Strand], voice: Voice) -> Sequence[Part]:
    return [
        Part(strand.name or voice.say("others"), _SHADES[i] if strand.key else _REST)
        for i, strand in enumerate(strands)
    ]
