"""The OpenAPI document, made of the calls and of the types of their answers."""

import json
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from urllib.parse import urlencode

import msgspec

import ujar
from ujar.serve.web.api.answering import PREFIX
from ujar.serve.web.api.calls import Call
from ujar.serve.web.api.operations import REF, Part, operation, refusals
from ujar.serve.web.api.resources import ALL
from ujar.serve.web.problems import Problem

# What msgspec makes of the name Listing[T].
_PAGE = re.compile(rb"\bListing_(\w+?)_(?=\")")
_TOLD = """What an Ujar archive knows, for programs: who said what, in which words, who
else reported it, which figures differ, and from whom an article has its words.

* **Evidence.** Every answer names the article, and gives the exact words with their
  place in the article's text.
* **Places** are `[start, end]` with the end not included, counted in Unicode code
  points of `text` as /api/v1/articles/{article} gives it, from 0. In Python
  `text[start:end]`; in JavaScript `Array.from(text).slice(start, end).join("")`.
* **Days and times** are ISO 8601, as precise as the article says, in the outlet's local
  time. What is not known is null.
* **Scores** are from 0 to 1 unless said otherwise.
* **Lists** come in pages: `next` (and the header Link) is the address of the page that
  follows, null at the end.
* **Unchanged answers**: send the ETag of the last answer as If-None-Match; 304 has no
  body.
* **Refusals** are problems (RFC 9457) that name the parameter and the way out: 422 for
  a value that a parameter cannot have, 400 for one that it can have but that means
  nothing here.
* **Changes** take the role editor where one has to log in. Send JSON with
  Content-Type: application/json. 409 is what the archive does not bear, 413 a body
  that is too long. A change with If-Match, the ETag of what you saw, is made only if
  it is still so (412).
* Fields may be added; a field that is there keeps its name and meaning within v1.
"""
_TOKEN = {
    "type": "http",
    "scheme": "bearer",
    "description": "A token (`ujar token`, or the page of your account), where one has "
    "to log in. On the machine itself nobody needs one.",
}


@cache
def written() -> bytes:
    """Return the document as JSON."""
    return _PAGE.sub(rb"\1Page", msgspec.json.encode(document()))


def document() -> Part:
    """Return the OpenAPI 3.1 document of all calls."""
    answers, schemas = msgspec.json.schema_components(
        [*(c.answer for c in ALL), Problem], ref_template=REF
    )
    bodies, given = msgspec.json.schema_components(
        [c.body for c in ALL], ref_template=REF
    )
    told = {n: _described(n, s) for n, s in given.items()}
    told |= {n: _always(_described(n, s)) for n, s in schemas.items()}
    paths: dict[str, Part] = {}
    for call, answer, body in zip(ALL, answers, bodies, strict=False):
        sent = None if call.body is None else body
        whole = operation(call, answer, sent, examples().get(call.id, []))
        paths.setdefault(PREFIX + call.path, {})[call.method.lower()] = whole
    return {
        "openapi": "3.1.1",
        "info": {
            "title": "Ujar",
            "version": ujar.__version__,
            "summary": "Who said what in the news, with the words it stands on.",
            "description": _TOLD,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/", "description": "this server"}],
        "tags": _tags(),
        "security": [{}, {"token": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"token": _TOKEN},
            "schemas": told,
            "responses": refusals(),
        },
    }


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Return what each field of each record means."""
    file = resources.files("ujar.serve.web.api") / "fields.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def examples() -> Mapping[str, list[Part]]:
    """Return calls with their answers, by the id of the call."""
    file = resources.files("ujar.serve.web.api") / "examples.json"
    found: Mapping[str, list[Part]] = json.loads(file.read_text(encoding="utf-8"))
    return found


def addressed(call: Call, values: Mapping[str, str]) -> str:
    """Return the address of a call with these values."""
    path = PREFIX + call.at(values)
    names = {p.name for p in call.in_query}
    query = urlencode({k: v for k, v in values.items() if k in names})
    return f"{path}?{query}" if query else path


def _described(name: str, schema: Part) -> Part:
    """Return the schema of a record with what its fields mean."""
    schema["description"] = " ".join(schema.get("description", "").split())
    own, all_ = words().get(name.partition("_")[0], {}), words()["fields"]
    for field, part in schema.get("properties", {}).items():
        part["description"] = own.get(field) or all_.get(field, "")
    return schema


def _always(schema: Part) -> Part:
    """Return the schema of an answer, in which a field with a default is there too.

    Only one that is UNSET is not.
    """
    always = set(schema.get("required", ()))
    for field, part in schema.get("properties", {}).items():
        if "default" in part:
            del part["default"]
            always.add(field)
    if always:
        schema["required"] = [f for f in schema["properties"] if f in always]
    return schema


def _tags() -> list[Part]:
    told = words()["tags"]
    return [
        {"name": tag, "description": told[tag]}
        for tag in dict.fromkeys(c.tag for c in ALL)
    ]
