"""Outlets: how their articles were made, who takes from whom, who is heard."""

from ujar.schema.outlets import OutletsView, OutletView
from ujar.serve.web.api.calls import Call
from ujar.serve.web.api.parameters import DAYS, LIMIT, identified

CALLS = (
    Call(
        id="listOutlets",
        path="/outlets",
        tag="outlets",
        summary="List outlets, those with the most articles first",
        told="How much of what they print is their own, of an agency or another "
        "outlet's, who takes from whom, and how diverse the voices are; in the days "
        "asked for. `unshown` says how many outlets `limit` leaves out.",
        answer=OutletsView,
        ask=lambda q: q.ledger.outlets(q.wanted, q.limit),
        parameters=(*DAYS, LIMIT),
        dear=lambda q: ("outlets", q.wanted, q.limit),
    ),
    Call(
        id="getOutlet",
        path="/outlets/{outlet}",
        tag="outlets",
        summary="Get one outlet: what it makes, whom it takes from, who is heard",
        told="Counts of the days asked for. Its articles are in "
        "/api/v1/articles?outlet=NAME, what it reports in "
        "/api/v1/statements?outlet=NAME.",
        answer=OutletView,
        ask=lambda q: q.ledger.outlet(q.values["outlet"], q.wanted),
        parameters=(
            identified("outlet", "The outlet's name, as answers have it."),
            *DAYS,
        ),
        missing="There is no article of such an outlet in these days; "
        "/api/v1/outlets lists the outlets.",
        dear=lambda q: ("outlet", q.values["outlet"], q.wanted),
    ),
)
