"""The OpenAPI document: whole, described, and true of what is answered."""

import json
import re
from copy import deepcopy

import jsonschema_rs
import pytest

from ujar.serve.web.api import document
from ujar.serve.web.api.resources import ALL


@pytest.fixture(scope="module")
def told(sample):
    answer = sample.get("/api/v1/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def strict(told):
    """The document's schemas, with which a field that is not described is an error."""
    schemas = deepcopy(told["components"]["schemas"])
    for schema in schemas.values():
        if schema.get("type") == "object":
            schema["additionalProperties"] = False
    return {"components": {"schemas": schemas}}


def test_everything_is_described(told):
    for name, schema in told["components"]["schemas"].items():
        assert schema["description"], name
        for field, part in schema.get("properties", {}).items():
            assert part["description"].endswith((".", ")")), (name, field)
    for operations in told["paths"].values():
        for operation in operations.values():
            assert operation["summary"]
            assert operation["description"]
            assert all(p["description"] for p in operation["parameters"])


def test_no_word_is_left_over(told):
    """A description of a field that no record has any more."""
    there = told["components"]["schemas"]
    fields = {f for s in there.values() for f in s.get("properties", {})}
    assert set(document.words()["fields"]) <= fields
    for name, own in document.words().items():
        if name not in {"fields", "tags", "Listing"}:
            assert set(own) <= set(there[name]["properties"]), name


def test_ids_of_operations_are_unique(told):
    found = [o["operationId"] for p in told["paths"].values() for o in p.values()]
    assert len(found) == len(set(found)) == len(ALL)
    assert all(re.fullmatch(r"[a-z][A-Za-z]+", name) for name in found)


@pytest.mark.parametrize("call", ALL, ids=lambda c: c.id)
def test_examples_fit_their_schema(told, call):
    operation = told["paths"]["/api/v1" + call.path][call.method.lower()]
    contents = [operation["requestBody"]["content"]] if call.body else []
    status = str(call.change.status if call.change else 200)
    if status == "204":
        assert "content" not in operation["responses"][status]
    else:
        contents.append(operation["responses"][status]["content"])
    for content in contents:
        shown = [c for c in content.values() if "examples" in c]
        assert shown
        for one in shown:
            validator = jsonschema_rs.validator_for({**strict(told), **one["schema"]})
            for example in one["examples"].values():
                validator.validate(example["value"])


def test_schemas_are_schemas(told):
    for schema in told["components"]["schemas"].values():
        jsonschema_rs.meta.validate(schema)
    text = json.dumps(told)
    for name in re.findall(r'"#/components/schemas/(\w+)"', text):
        assert name in told["components"]["schemas"]
