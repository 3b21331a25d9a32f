"""How one call stands in the OpenAPI document."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import UNSET

from ujar.serve.web.api import repeating
from ujar.serve.web.api.calls import Call
from ujar.serve.web.api.parameters import Parameter
from ujar.serve.web.problems import MEDIA_TYPE, TITLES, Problem

Part = dict[str, Any]

REF = "#/components/schemas/{name}"
_JSON = "application/json"
_UNCHANGED = 304
# What every call may answer beside what it is asked for.
_ALWAYS = (401, 403, 414, 421, 422, 500, 503)
# What a call that changes something may answer beside that.
_CHANGING = (400, 408, 413, 415)
# What some of these say, for example.
_REFUSED: Mapping[int, tuple[str, str | None]] = {
    401: ("Log in, or send a token.", None),
    403: ("This takes the role editor.", None),
    400: ("after is no cursor of this list under these conditions; …", "after"),
    404: ("There is no such story; /api/v1/stories lists them.", None),
    408: ("The rest of what was sent did not come.", None),
    409: ("w-06#0: day is 2026-09-09 already.", None),
    412: ("It is not as If-Match has it any more; get it again.", None),
    413: ("At most 64,000 bytes are taken here.", None),
    414: ("The address is longer than 4,000 characters.", None),
    415: ("Send the body as JSON, with Content-Type: application/json.", None),
    421: ("This is not served by this name.", None),
    422: ("limit must be a whole number from 1 to 100.", "limit"),
    500: ("Ujar could not answer this; its log on the server says why.", None),
    501: ("Parquet needs pyarrow, which is not installed: …", None),
    503: ("The archive is locked by another program; try again.", None),
}


def operation(call: Call, answer: Part, body: Part | None, shown: list[Part]) -> Part:
    """Return what the document says of a call, with examples of it."""
    told: Part = {
        "operationId": call.id,
        "tags": [call.tag],
        "summary": call.summary,
        "description": _told(call),
        "parameters": [
            *(_parameter(p, shown) for p in call.parameters),
            *_repeated(call),
        ],
    }
    if body is not None:
        told["requestBody"] = _body(body, shown)
    refused: Part = {
        str(s): {"$ref": f"#/components/responses/{s}"} for s in _refusals(call)
    }
    status = call.change.status if call.change else 200
    told["responses"] = {str(status): _answer(call, answer, shown), **refused}
    return told


def refusals() -> Part:
    """Return what answers that refuse look like, by status."""
    return {str(s): _refusal(s) for s in (_UNCHANGED, *_REFUSED)}


def _told(call: Call) -> str:
    if call.change is None:
        return call.told
    return f"{call.told} Takes the role {call.change.role.value}."


def _refusals(call: Call) -> list[int]:
    """Return the statuses with which a call may be refused."""
    found = {*_ALWAYS, *call.refusals}
    if call.paged:
        found.add(400)
    if call.missing:
        found.add(404)
    if call.change is None:
        return sorted({*found, _UNCHANGED})
    found |= {*_CHANGING, *((412,) if call.change.method != "POST" else ())}
    return sorted(found)


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


def _repeated(call: Call) -> list[Part]:
    """Return the header with which what is made is made once."""
    if call.change is None or call.change.made is None:
        return []
    schema = {"type": "string", "pattern": repeating.FORM}
    told = {"name": repeating.NAME, "in": "header", "required": False}
    return [{**told, "description": repeating.TOLD, "schema": schema}]


def _body(schema: Part, shown: list[Part]) -> Part:
    content: Part = {"schema": schema}
    if shown:
        content["examples"] = {e["name"]: {"value": e["body"]} for e in shown}
    return {"required": True, "content": {_JSON: content}}


def _answer(call: Call, schema: Part, shown: list[Part]) -> Part:
    if call.change and call.change.removed:
        return {"description": "It is done; there is no body."}
    return {
        "description": call.summary,
        "headers": _headers(call),
        "content": {m: _content(m, call, schema, shown) for m in call.media},
    }


def _content(media: str, call: Call, schema: Part, shown: list[Part]) -> Part:
    """Return what an answer of that type holds; what is streamed may be anything."""
    content: Part = {"schema": {} if call.stream else schema}
    examples = {
        e["name"]: {"summary": e["address"], "value": e["answer"]}
        for e in shown
        if e.get("media", media) == media
    }
    return {**content, **({"examples": examples} if examples else {})}


def _headers(call: Call) -> Part:
    if call.change:
        if not call.change.made:
            return {}
        return {"Location": _header("Address of what was made.")}
    if call.stream:
        return {"Content-Disposition": _header("How to name the file.")}
    headers = {"ETag": _header("Names this state of the answer; see If-None-Match.")}
    if call.paged:
        headers["Link"] = _header('The page that follows, as `<address>; rel="next"`.')
    return headers


def _header(told: str) -> Part:
    return {"description": told, "schema": {"type": "string"}}


def _refusal(status: int) -> Part:
    if status == _UNCHANGED:
        return {"description": "Nothing has changed since the answer with this ETag."}
    schema = {"$ref": REF.format(name="Problem")}
    told, wrong = _REFUSED[status]
    example = Problem(status, TITLES[status], told, parameter=wrong or UNSET)
    content = {"schema": schema, "example": msgspec.to_builtins(example)}
    return {"description": TITLES[status], "content": {MEDIA_TYPE: content}}
