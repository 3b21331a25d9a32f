"""Web annotations: what the model demands, and selectors that find their words."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ujar.serve.export import web_annotation
from ujar.serve.export.formats import FORMATS, Wish
from ujar.serve.export.lines import whole
from ujar.serve.export.selection import Selection

BASE = "https://news.example"
PURPOSES = {"identifying", "classifying", "describing", "linking"}


def targets(annotation):
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def check(annotation, said):
    """Hold an annotation to the model, and its selectors to the article's text."""
    text = said.reading.article.text
    assert annotation["type"] == "Annotation"
    assert annotation["id"].startswith(f"{BASE}/article/")
    assert {body["purpose"] for body in annotation["body"]} <= PURPOSES
    for body in annotation["body"]:
        required = {"TextualBody": "value", "SpecificResource": "source"}
        assert body[required[body["type"]]]
    fragments = []
    for target in targets(annotation):
        place, quote = target["selector"]
        start, end = place["start"], place["end"]
        fragments.append((start, end))
        assert (place["type"], quote["type"]) == (
            "TextPositionSelector",
            "TextQuoteSelector",
        )
        assert quote["exact"] == text[start:end]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        assert len(quote["prefix"]) == min(32, start)
        assert len(quote["suffix"]) == min(32, len(text) - end)
    assert fragments == [tuple(f) for f in said.statement.fragments]


def test_each_statement_of_the_sample_has_one(ledger):
    from ujar.serve.export.selection import statements  # noqa: PLC0415

    written = FORMATS["web-annotation"].write(ledger, Wish(base=BASE))
    page = json.loads(b"".join(written))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert page["id"] == f"{BASE}/statements#annotations"
    found = list(statements(ledger, Selection()))
    assert len(page["items"]) == len(found) > 50
    for annotation, said in zip(page["items"], found, strict=True):
        check(annotation, said)
    assert len({a["id"] for a in page["items"]}) == len(found)


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_article_is_annotated(data, any_told):
    told = data.draw(any_told)
    for said in told.said:
        check(web_annotation.annotation(said, BASE), said)
    page = json.loads(b"".join(web_annotation.document(told.said, BASE, "/x")))
    assert len(page["items"]) == len(told.said)
    quoted = [t["selector"][1]["exact"] for a in page["items"] for t in targets(a)]
    text = told.reading.article.text
    spans = [f for s in told.said for f in s.statement.fragments]
    assert quoted == [whole(text[slice(*f)]) for f in spans]
