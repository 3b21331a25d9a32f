"""A person or an institution: what they said when, through whom, and who they are."""

from collections.abc import Mapping

from ujar.pipeline.archive import Ledger
from ujar.schema.keeping import Wanted
from ujar.serve.web.charts import months

_STATEMENTS, _NAMES = 15, 20


def shown(
    ledger: Ledger, entity: str, cursor: str | None
) -> Mapping[str, object] | None:
    """Return what the page of an entity shows, None if there is none."""
    view = ledger.entity(entity)
    if view is None:
        return None
    said = ledger.statements(Wanted(by=entity), _STATEMENTS, cursor)
    return {
        "entity": view,
        "profile": view.profile,
        "said": said.items,
        "after": said.cursor,
        "later": bool(cursor),
        "months": months(view.months),
        "most": _NAMES,
    }
