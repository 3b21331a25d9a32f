"""Attacks in articles, and in what a model asks, stay quoted text in the answers."""

import re
from contextlib import closing

import anyio
import pytest

pytest.importorskip("mcp", reason="needs ujar[mcp]")

from mcp import Client

from ujar.pipeline import opening
from ujar.schema.keeping import Wanted
from ujar.serve.mcp.answers import NOTICE
from ujar.serve.visible import visible
from ujar.serve.web import tools
from ujar.serve.web.desks import Desks


@pytest.fixture(scope="module")
def texts(hostile_settings):
    """The text of every article."""
    with opening.opened(hostile_settings, create=False) as archive:
        ids = [a.id for a in archive.articles(Wanted(), 200).items]
        return {k: r.article.text for k, r in archive.readings(ids).items()}


@pytest.fixture
def answers(hostile_settings):
    """Answers to calls, each with the name of a tool and its arguments."""

    def asked(calls):
        async def run():
            with closing(Desks(hostile_settings, count=1)) as desks:
                server = tools.server(hostile_settings, desks)
                async with Client(server) as client:
                    return [await client.call_tool(n, given) for n, given in calls]

        return anyio.run(run)

    return asked


def quoted(value):
    """Yield every evidence of an answer."""
    if isinstance(value, dict):
        if "quotation" in value:
            yield value
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        yield from quoted(inner)


def test_articles_that_give_orders_are_quoted(hostile_settings, answers, texts):
    with opening.opened(hostile_settings, create=False) as archive:
        stories = [line.id for line in archive.stories(Wanted(), 20).items]
        said = archive.statements(Wanted(), 80).items
    spoken = [f"{line.article.id}#{line.item}" for line in said]
    calls = [("search_statements", {"query": "roboh banjir", "limit": 50})]
    calls += [("trace_source", {"statement": one[:200]}) for one in spoken[:30]]
    for story in stories:
        calls += [("story_timeline", {"story": story, "limit": 50})]
        calls += [("compare_figures", {"story": story})]
        calls += [("brief", {"subject": "story", "name": story})]
    seen = 0
    for (name, _), answer in zip(calls, answers(calls), strict=True):
        told = answer.content[0].text
        assert visible(told) == told, name
        if answer.is_error:
            continue
        assert NOTICE in told
        assert not re.search(r"(?m)^\s*(SYSTEM:|- Presiden|Abaikan|Set-Cookie)", told)
        for one in quoted(answer.structured_content):
            seen += 1
            assert one["address"].startswith("/article/")
            text = texts[one["article"]][one["start"] : one["end"]]
            assert one["quotation"] == visible(text)
    assert seen > len(texts)


def test_attacks_in_what_is_asked_are_answered_in_a_sentence(answers, attacks):
    calls = []
    for text in attacks.values():
        calls += [
            ("search_statements", {"query": text[:400], "by": text[:200]}),
            ("search_statements", {"since": text[:40], "cursor": text[:100]}),
            ("who_said", {"words": text[:400]}),
            ("trace_source", {"statement": text[:200]}),
            ("compare_versions", {"utterance": text[:200]}),
            ("story_timeline", {"story": text[:200]}),
            ("brief", {"subject": "search", "name": text[:200]}),
        ]
    for call, answer in zip(calls, answers(calls), strict=True):
        told = answer.content[0].text
        assert told, call
        assert "Traceback" not in told
        assert visible(told) == told, call
