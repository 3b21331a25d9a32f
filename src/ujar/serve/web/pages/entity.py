"""A person or an institution: what they said when, through whom, and who they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ujar.pipeline.archive import Ledger
from ujar.schema.keeping import Wanted
from ujar.schema.views import EntityView, Strand
from ujar.serve.web.charts import Months, by_month, stranded

_STATEMENTS, _NAMES = 15, 20


@dataclass(frozen=True, slots=True)
class Chart:
    """Statements over time, by outlet or by story; ``rows`` are the table."""

    by: str
    strands: Sequence[Strand]
    months: Months
    rows: Sequence[tuple[str, Sequence[int]]]

    @property
    def undated(self) -> int:
        """How many statements stand in no month."""
        return sum(strand.statements for strand in self.strands) - self._dated

    @property
    def undrawn(self) -> int:
        """How many stand in months that only the table has."""
        return self._dated - sum(stack.total for stack in self.months.stacks)

    @property
    def _dated(self) -> int:
        return sum(count for _, counts in self.rows for count in counts)


def shown(ledger: Ledger, view: EntityView, cursor: str | None) -> Mapping[str, object]:
    """Return what the page of an entity shows."""
    said = ledger.statements(Wanted(by=view.profile.id), _STATEMENTS, cursor)
    return {
        "entity": view,
        "profile": view.profile,
        "said": said.items,
        "after": said.cursor,
        "later": bool(cursor),
        "charts_of": _charts(view),
        "most": _NAMES,
    }


def _charts(view: EntityView) -> Sequence[Chart]:
    told = (("outlet", view.by_outlet), ("story", view.by_story))
    return [
        Chart(by, strands, months, by_month(strands)[::-1])
        for by, strands in told
        if (months := stranded(strands))
    ]
