"""What the calls answer: what the command line prints, with the words it stands on."""

import json
import runpy
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from click.testing import CliRunner

from ujar.__main__ import main
from ujar.serve.web.api import document
from ujar.serve.web.api.resources import ALL

V1 = "/api/v1"


def near(value):
    """Numbers may differ in the last place from machine to machine."""
    if isinstance(value, float):
        return pytest.approx(value, abs=1e-4)
    if isinstance(value, dict):
        return {k: near(v) for k, v in value.items()}
    return [near(v) for v in value] if isinstance(value, list) else value


def got(client, path, **query):
    answer = client.get(V1 + path, params=query)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def test_every_call_has_an_example():
    assert {c.id for c in ALL} == set(document.examples())


@pytest.fixture(scope="module")
def again(own_archive):
    """The examples, made anew: some change the archive that they are made of."""
    return runpy.run_path("examples/api.py")["made"](own_archive)


@pytest.mark.parametrize("call", ALL, ids=lambda c: c.id)
def test_examples_are_what_is_answered(again, call):
    """Make them again with: python examples/api.py."""
    assert again[call.id] == near(document.examples()[call.id])


@pytest.mark.parametrize(
    ("words", "path", "query"),
    [
        (
            ["statements", "--by", "Dewi Kartanala"],
            "/statements",
            {"by": "Dewi Kartan"},
        ),
        (["statements", "--kind", "direct"], "/statements", {"kind": "direct"}),
        (["stories", "--least", "1"], "/stories", {"least": 1}),
        (["search", "abu"], "/search", {"q": "abu", "limit": 10}),
        (["origins", "w-06"], "/origins", {"article": "w-06"}),
        (["who", "A"], "/entities", {"name": "A"}),
    ],
)
def test_one_shape(sample, sample_settings, words, path, query):
    """The API and the command line say the same in the same words."""
    archive = ["--archive", sample_settings.archive, "--json"]
    printed = CliRunner().invoke(main, [*words, *archive])
    told = json.loads(printed.stdout)
    told = told.get("items", told) if isinstance(told, dict) else told
    assert told
    assert got(sample, path, **query)["items"] == told


def test_pages_make_the_whole(sample):
    """Page by page, by ``next``, nothing is missing and nothing comes twice."""
    for path in ("/statements", "/articles", "/utterances", "/entities", "/facts"):
        whole = got(sample, path, limit=100)["items"]
        found, address = [], f"{V1}{path}?limit=3"
        while address:
            answer = sample.get(address)
            page = answer.json()
            found += page["items"]
            assert len(page["items"]) <= 3
            address = page["next"]
            link = f'<{address}>; rel="next"' if address else None
            assert answer.headers.get("link") == link
            if address:
                assert parse_qs(urlsplit(address).query)["after"] == [page["cursor"]]
        assert found[: len(whole)] == whole
        assert len({json.dumps(f) for f in found}) == len(found)


def placed(value):
    """Yield (article, words, span) of all that says where it stands."""
    if isinstance(value, list):
        for part in value:
            yield from placed(part)
    if not isinstance(value, dict):
        return
    home = value.get("first") or value.get("article")
    if "span" in value and "words" in value and isinstance(home, dict):
        yield home["id"], value.get("sentence") or value["words"], value["span"]
    if "excerpt" in value:
        yield home["id"], value["words"], value["excerpt"]
    for part in value.values():
        yield from placed(part)


def test_words_are_those_of_the_text(sample):
    """Whatever is quoted stands where the answer says, letter by letter."""
    story = got(sample, "/stories", limit=1)["items"][0]["id"]
    answers = [
        got(sample, "/statements", limit=100),
        got(sample, "/utterances", limit=100),
        got(sample, "/facts", limit=100),
        got(sample, "/search", q="gunung warga", limit=100),
        got(sample, f"/stories/{story}"),
    ]
    texts, count = {}, 0
    for article, words, (start, end) in placed(answers):
        if article not in texts:
            texts[article] = got(sample, f"/articles/{quote(article, safe='')}")["text"]
        parts = words.split(" … ")
        assert texts[article][start:end].startswith(parts[0])
        assert texts[article][start:end].endswith(parts[-1])
        assert all(part in texts[article][start:end] for part in parts)
        count += 1
    assert count > 150


def test_an_article_and_its_statements_agree(sample):
    article = got(sample, "/articles/w-06")
    for item, statement in enumerate(article["statements"]):
        one = got(sample, f"/statements/w-06/{item}")
        assert one["statement"] == statement
        assert one["words"] == [
            article["text"][start:end] for start, end in statement["fragments"]
        ]
        assert one["line"]["item"] == item
        assert one["line"]["utterances"] == statement.get("utterance", [])


def test_by_whom_and_of_which_story(sample):
    entity = got(sample, "/entities", name="Dewi Kartanala")["items"][0]
    said = got(sample, "/utterances", by=entity["id"], limit=100)["items"]
    assert said
    for line in said:
        view = got(sample, f"/utterances/{line['id']}")
        assert len(view["versions"]) == line["members"]
        assert entity["id"] in {v["entity"] for v in view["versions"]}
    story = got(sample, "/stories", limit=1)["items"][0]["id"]
    whole = got(sample, f"/stories/{story}")
    listed = got(sample, "/utterances", story=story, limit=100)["items"]
    assert {u["id"] for u in listed} == {u["id"] for u in whole["utterances"]}
    facts = got(sample, "/facts", story=story, limit=100)["items"]
    assert {f["id"] for f in facts} == {f["id"] for f in whole["facts"]}
    differ = got(sample, "/facts", story=story, relation="differ")["items"]
    assert len(differ) == whole["line"]["disagreements"]


def test_ids_of_any_letters(hostile):
    """Slashes, dots, question marks, markup: percent-encoded they are only letters."""
    lines = got(hostile, "/articles", limit=100)["items"]
    assert len(lines) > 50
    # The test's client decodes an id twice; a browser walks the one that has a %.
    for line in (line for line in lines if "%" not in line["id"]):
        held = quote(line["id"], safe="")
        assert got(hostile, f"/articles/{held}")["id"] == line["id"]
        if line["id"] != "silent":
            one = got(hostile, f"/statements/{held}/0")
            assert one["line"]["article"]["id"] == line["id"]
            assert got(hostile, "/origins", article=line["id"])["items"]


def test_nothing_is_there(empty):
    for path in ("/stories", "/articles", "/statements", "/utterances", "/entities"):
        page = got(empty, path)
        assert page == {"items": [], "cursor": None, "next": None}
