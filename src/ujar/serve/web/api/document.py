"""The OpenAPI document, made of the calls and of the types of their answers."""

import json
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from msgspec import UNSET

import ujar
from ujar.serve.web.api.answering import PREFIX
from ujar.serve.web.api.calls import Call
from ujar.serve.web.api.parameters import Parameter
from ujar.serve.web.api.resources import ALL
from ujar.serve.web.problems import MEDIA_TYPE, TITLES, Problem

Part = dict[str, Any]

# What msgspec makes of the name Listing[T].
_PAGE = re.compile(rb"\bListing_(\w+?)_(?=\")")
_REF = "#/components/schemas/{name}"
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
* Fields may be added; a field that is there keeps its name and meaning within v1.
"""
_TOKEN = {
    "type": "http",
    "scheme": "bearer",
    "description": "A token (`ujar token`, or the page of your account), where one has "
    "to log in. On the machine itself nobody needs one.",
}
# What every call may answer beside what it is asked for.
_ALWAYS = (304, 401, 403, 414, 421, 422, 500, 503)
# What some of these say, for example.
_REFUSED: Mapping[int, tuple[str, str | None]] = {
    401: ("Log in, or send a token.", None),
    403: ("This takes the role editor.", None),
    400: ("after is no cursor of this list under these conditions; …", "after"),
    404: ("There is no such story; /api/v1/stories lists them.", None),
    414: ("The address is longer than 4,000 characters.", None),
    421: ("This is not served by this name.", None),
    422: ("limit must be a whole number from 1 to 100.", "limit"),
    500: ("Ujar could not answer this; its log on the server says why.", None),
    503: ("The archive is locked by another program; try again.", None),
}


@cache
def written() -> bytes:
    """Return the document as JSON."""
    return _PAGE.sub(rb"\1Page", msgspec.json.encode(document()))


def document() -> Part:
    """Return the OpenAPI 3.1 document of all calls."""
    answers, schemas = msgspec.json.schema_components(
        [*(c.answer for c in ALL), Problem], ref_template=_REF
    )
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
        "paths": {
            PREFIX + call.path: {"get": _operation(call, answer)}
            for call, answer in zip(ALL, answers, strict=False)
        },
        "components": {
            "securitySchemes": {"token": _TOKEN},
            "schemas": {n: _described(n, s) for n, s in schemas.items()},
            "responses": {str(s): _refusal(s) for s in (400, 404, *_ALWAYS)},
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
    path = PREFIX + call.path
    for parameter in call.in_path:
        part = quote(values[parameter.name], safe="")
        path = path.replace(f"{{{parameter.name}}}", part)
    names = {p.name for p in call.in_query}
    query = urlencode({k: v for k, v in values.items() if k in names})
    return f"{path}?{query}" if query else path


def _operation(call: Call, answer: Part) -> Part:
    also = (*((400,) if _may_mean_nothing(call) else ()), *_ALWAYS)
    also = (*also, *((404,) if call.missing else ()))
    shown = examples().get(call.id, [])
    return {
        "operationId": call.id,
        "tags": [call.tag],
        "summary": call.summary,
        "description": call.told,
        "parameters": [_parameter(p, shown) for p in call.parameters],
        "responses": {
            "200": _answer(call, answer, shown),
            **{str(s): {"$ref": f"#/components/responses/{s}"} for s in sorted(also)},
        },
    }


def _may_mean_nothing(call: Call) -> bool:
    return call.paged or call.id == "search"


def _parameter(parameter: Parameter, shown: list[Part]) -> Part:
    schema = parameter.values.schema()
    if parameter.default is not None:
        schema["default"] = parameter.default
    told = {
        "name": parameter.name,
        "in": "path" if parameter.in_path else "query",
        "required": parameter.required,
        "description": parameter.told,
        "schema": schema,
    }
    given = (e["values"] for e in shown if parameter.name in e["values"])
    if parameter.required and (values := next(given, None)) is not None:
        told["example"] = values[parameter.name]
    return told


def _answer(call: Call, schema: Part, shown: list[Part]) -> Part:
    content: Part = {"schema": schema}
    if shown:
        content["examples"] = {
            e["name"]: {"summary": e["address"], "value": e["answer"]} for e in shown
        }
    headers = {
        "ETag": _header("Names this state of the answer; see If-None-Match."),
    }
    if call.paged:
        headers["Link"] = _header('The page that follows, as `<address>; rel="next"`.')
    return {
        "description": call.summary,
        "headers": headers,
        "content": {"application/json": content},
    }


def _described(name: str, schema: Part) -> Part:
    """Return the schema of a record with what its fields mean.

    A field with a default is always there all the same, but for one that is UNSET.
    """
    schema["description"] = " ".join(schema.get("description", "").split())
    own, all_ = words().get(name.partition("_")[0], {}), words()["fields"]
    always = set(schema.get("required", ()))
    for field, part in schema.get("properties", {}).items():
        if "default" in part:
            del part["default"]
            always.add(field)
        part["description"] = own.get(field) or all_.get(field, "")
    if always:
        schema["required"] = [f for f in schema["properties"] if f in always]
    return schema


def _header(told: str) -> Part:
    return {"description": told, "schema": {"type": "string"}}


def _refusal(status: int) -> Part:
    if status == 304:  # noqa: PLR2004
        return {"description": "Nothing has changed since the answer with this ETag."}
    schema = {"$ref": _REF.format(name="Problem")}
    told, wrong = _REFUSED.get(status, ("", None))
    example = Problem(status, TITLES[status], told, parameter=wrong or UNSET)
    content = {"schema": schema, "example": msgspec.to_builtins(example)}
    return {"description": TITLES[status], "content": {MEDIA_TYPE: content}}


def _tags() -> list[Part]:
    told = words()["tags"]
    return [
        {"name": tag, "description": told[tag]}
        for tag in dict.fromkeys(c.tag for c in ALL)
    ]
