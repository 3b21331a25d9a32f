"""Calls of all kinds, made from the document: every answer is as it says.

Schemathesis makes calls that fit the document and calls that break it; whatever is
answered must be described, and what breaks it must be refused.
"""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.config import SchemathesisConfig
from starlette.testclient import TestClient

from ujar.serve.web import app
from ujar.serve.web.api.resources import ALL

CONFIG = {
    "checks": {
        # 400: it fits, but means nothing here: a cursor of another list, no words.
        "positive_data_acceptance": {"expected-statuses": ["2xx", "400", "404", "409"]},
        # 414: what breaks it may make the address longer than any that is read.
        "negative_data_rejection": {
            "expected-statuses": [
                "400",
                "404",
                "405",
                "409",
                "413",
                "414",
                "415",
                "422",
            ]
        },
    },
    "generation": {"database": "none"},
}
# An id may be any text: there is nothing to break in a call that takes nothing else.
KINDS = [
    pytest.param(call, mode, id=f"{call.id}-{mode.value}")
    for call in ALL
    for mode in schemathesis.GenerationMode
    if call.in_query or call.body or mode.is_positive
]
FEW, MANY = 5, 400
BASE = "http://127.0.0.1:8642"


@pytest.fixture(scope="module")
def made(own_archive):
    """Make *count* calls that fit the document, or that break it, and look at each."""
    client = TestClient(app.build(own_archive), base_url=BASE).__enter__()
    told = schemathesis.openapi.from_dict(
        client.get("/api/v1/openapi.json").json(),
        config=SchemathesisConfig.from_dict(CONFIG),
    )

    def make(call, mode, count):
        operation = told[f"/api/v1{call.path}"][call.method]

        @settings(
            max_examples=count,
            database=None,
            deadline=None,
            derandomize=count == FEW,
            phases=[Phase.generate],  # whatever fails tells its call as it is
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def every(case):
            asked = case.as_transport_kwargs(base_url=BASE)
            asked["content"] = asked.pop("data", None)
            answer = client.request(**{k: v for k, v in asked.items() if v})
            case.validate_response(answer)

        every()

    yield make
    client.__exit__(None, None, None)


@pytest.mark.parametrize(("call", "mode"), KINDS)
def test_calls(made, call, mode):
    made(call, mode, FEW)


@pytest.mark.long
@pytest.mark.parametrize(("call", "mode"), KINDS)
def test_many_calls(made, call, mode):
    made(call, mode, MANY)
