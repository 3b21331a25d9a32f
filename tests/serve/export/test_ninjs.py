"""ninjs: only what the standard has, of the types that it has."""

import json
import re
from typing import Annotated, Literal

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ujar.serve.export import ninjs
from ujar.serve.export.formats import FORMATS, Wish
from ujar.serve.export.lines import whole

BASE = "https://news.example"
URI = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*$")
Uri = Annotated[str, msgspec.Meta(pattern=URI.pattern)]


# What of ninjs 3.2 is written, after its JSON schema (additionalProperties: false).
class Value(msgspec.Struct, forbid_unknown_fields=True):
    value: str
    role: str | None = None
    contentType: str | None = None  # noqa: N815


class Body(Value, forbid_unknown_fields=True):
    charCount: int | None = None  # noqa: N815
    wordCount: int | None = None  # noqa: N815


class Named(msgspec.Struct, forbid_unknown_fields=True):
    name: str | None = None
    rel: str | None = None
    uri: Uri | None = None
    literal: str | None = None


class Source(msgspec.Struct, forbid_unknown_fields=True):
    name: str | None = None
    role: str | None = None
    uri: Uri | None = None


class AltId(msgspec.Struct, forbid_unknown_fields=True):
    role: str | None = None
    value: str | None = None


class Rendition(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    href: Uri | None = None
    contentType: str | None = None  # noqa: N815


class Standard(msgspec.Struct, forbid_unknown_fields=True):
    name: Literal["ninjs"]
    version: Literal["3.2"]
    schema: Uri


class Item(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    uri: Uri
    type: Literal["text", "component"]
    representationType: Literal["full", "partial"] | None = None  # noqa: N815
    standard: Standard | None = None
    language: str | None = None
    title: str | None = None
    headlines: list[Value] = []
    by: str | None = None
    descriptions: list[Value] = []
    bodies: list[Body] = []
    infoSources: list[Source] = []  # noqa: N815
    people: list[Named] = []
    organisations: list[Named] = []
    places: list[Named] = []
    subjects: list[Named] = []
    events: list[Named] = []
    altIds: list[AltId] = []  # noqa: N815
    renditions: list[Rendition] = []
    located: str | None = None
    associations: list["Associated"] = []


class Associated(Item, forbid_unknown_fields=True, kw_only=True):
    name: str
    rel: str | None = None


def test_the_sample_is_of_the_standard(ledger):
    lines = b"".join(FORMATS["ninjs"].write(ledger, Wish(base=BASE))).splitlines()
    items = [msgspec.json.decode(line, type=Item) for line in lines]
    assert len(items) == ledger.totals().articles
    for item in items:
        (id_,) = (a.value for a in item.altIds)
        reading = ledger.readings([id_])[id_]
        assert item.bodies[0].value == reading.article.text
        assert item.bodies[0].charCount == len(reading.article.text)
        assert len(item.associations) == len(reading.statements)
    assert any(s.rel == "speaker" for i in items for s in i.people)


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_article_is_of_the_standard(data, any_told):
    told = data.draw(any_told)
    (line,) = ninjs.lines([told], BASE)
    assert line.count(b"\n") == 1
    item = msgspec.json.decode(line, type=Item)
    assert item.bodies[0].value == whole(told.reading.article.text)
    assert json.loads(line)["uri"] == item.uri
