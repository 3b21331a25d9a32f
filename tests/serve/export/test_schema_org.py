"""JSON-LD of schema.org, held to the vocabulary: terms, domains and ranges."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SDO

from ujar.serve.export import schema_org
from ujar.serve.export.formats import FORMATS, Wish
from ujar.serve.export.selection import Selection

# rdflib's own parser still makes one.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

BASE = "https://news.example"
CREATIVE = {SDO.NewsArticle, SDO.Quotation}
AGENTS = {SDO.Person, SDO.Organization}
NAMED = {*AGENTS, SDO.Place, SDO.Audience}
TEXT = None
# Of each term: the types that have it, and what it may be, as schema.org defines them
# (of subtypes and supertypes those that are written here; TEXT for text and dates).
SHAPES = {
    SDO.identifier: (CREATIVE, {TEXT}),
    SDO.headline: (CREATIVE, {TEXT}),
    SDO.datePublished: (CREATIVE, {TEXT}),
    SDO.dateCreated: (CREATIVE, {TEXT}),
    SDO.inLanguage: (CREATIVE, {TEXT}),
    SDO.keywords: (CREATIVE, {TEXT}),
    SDO.text: (CREATIVE, {TEXT}),
    SDO.url: (CREATIVE | NAMED, {TEXT}),
    SDO.name: (NAMED, {TEXT}),
    SDO.alternateName: (NAMED, {TEXT}),
    SDO.author: (CREATIVE, AGENTS),
    SDO.publisher: (CREATIVE, AGENTS),
    SDO.audience: (CREATIVE, {SDO.Audience}),
    SDO.locationCreated: (CREATIVE, {SDO.Place}),
    SDO.hasPart: (CREATIVE, CREATIVE),
    SDO.isPartOf: (CREATIVE, CREATIVE),
    SDO.isBasedOn: (CREATIVE, CREATIVE),
    SDO.citation: (CREATIVE, {TEXT, *CREATIVE}),
    SDO.spokenByCharacter: ({SDO.Quotation}, AGENTS),
}


def graph_of(document):
    """Read JSON-LD with the vocabulary at hand: nothing is fetched."""
    assert document["@context"] == "https://schema.org"
    offline = {**document, "@context": {"@vocab": str(SDO)}}
    return Graph().parse(data=json.dumps(offline), format="json-ld")


def check(graph):
    """Hold every statement of the graph to the shapes."""
    types = {}
    for subject, kind in graph.subject_objects(RDF.type):
        types.setdefault(subject, set()).add(kind)
    for subject, term, value in graph:
        if term == RDF.type:
            assert value in CREATIVE | NAMED, value
            continue
        domain, range_ = SHAPES[term]
        assert types[subject] <= domain, (term, types[subject])
        if isinstance(value, Literal):
            assert TEXT in range_, term
        else:
            assert types[value] <= range_, (term, types[value])


def document(ledger, **wish):
    written = FORMATS["schema-org"].write(ledger, Wish(base=BASE, **wish))
    return json.loads(b"".join(written))


def test_the_sample_is_of_the_vocabulary(ledger):
    whole = document(ledger)
    graph = graph_of(whole)
    check(graph)
    articles = ledger.articles(Selection().wanted, 100).items
    assert len(whole["@graph"]) == len(articles)
    assert set(graph.subjects(RDF.type, SDO.NewsArticle)) >= {
        URIRef(node["@id"]) for node in whole["@graph"]
    }


def test_a_quotation_says_who_where_and_after_whom(ledger):
    whole = document(ledger)
    quoted = [q for a in whole["@graph"] for q in a.get("hasPart", ())]
    lines = ledger.statements(Selection().wanted, 1000).items
    assert sorted(q["text"] for q in quoted) == sorted(s.words for s in lines)
    graph = graph_of(whole)
    assert all(q["isPartOf"]["@id"] == q["@id"].partition("#")[0] for q in quoted)
    assert list(graph.objects(None, SDO.citation))
    kinds = {q["keywords"][0] for q in quoted}
    assert {"direct", "indirect"} <= kinds


def test_an_utterance_cites_its_reports(ledger):
    line = next(
        s for s in ledger.statements(Selection().wanted, 1000).items if s.utterances
    )
    view = ledger.utterance(line.utterances[0])
    found = schema_org.utterance(view, "PER", f"{BASE}/utterance/{view.id}")
    check(graph_of(found))
    assert len(found["citation"]) == len({v.article.id for v in view.versions})


@given(data=st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_article_is_of_the_vocabulary(data, any_told):
    told = data.draw(any_told)
    whole = json.loads(b"".join(schema_org.document([told], BASE)))
    check(graph_of(whole))
    assert len(whole["@graph"][0].get("hasPart", ())) == len(told.said)


@pytest.mark.parametrize("id_", ["nobody", "../x?y#z"])
def test_of_an_article_that_is_not_there_nothing(ledger, id_):
    assert document(ledger, selection=Selection(article=id_))["@graph"] == []
