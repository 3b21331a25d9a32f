"""Makes the examples of the API's document: calls, and what the sample answers.

Run it when an answer has changed on purpose: python examples/api.py
"""

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from ujar.pipeline.settings import Settings
from ujar.serve.cli import adding
from ujar.serve.web import app
from ujar.serve.web.api.document import addressed
from ujar.serve.web.api.resources import ALL

_TO = Path("src/ujar/serve/web/api/examples.json")
_BASE = "http://127.0.0.1:8642"
# What is called, by what name, and with what; "@call.path" is out of an answer to it.
_PLAN: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("listStories", "newest", {"limit": "1"}),
    ("getStory", "one", {"story": "@listStories.items.0.id"}),
    ("listArticles", "of an outlet", {"outlet": "Denyut", "limit": "2"}),
    ("getArticle", "short", {"article": "w-09"}),
    ("listStatements", "by a name", {"by": "Dewi Kartanala", "limit": "2"}),
    (
        "listStatements",
        "demands in September",
        {"act": "urge", "since": "2026-09-01", "until": "2026-09-30", "limit": "1"},
    ),
    ("getStatement", "with a credit", {"article": "w-06", "item": "0"}),
    ("listUtterances", "of a speaker", {"by": "Dewi Kartanala", "limit": "1"}),
    ("getUtterance", "one", {"utterance": "@listUtterances.items.0.id"}),
    ("listEntities", "by name", {"name": "Dewi Kartanala"}),
    ("listEntities", "all", {"limit": "2"}),
    ("getEntity", "one", {"entity": "@listEntities.items.0.id"}),
    ("listFacts", "that differ", {"relation": "differ", "limit": "1"}),
    ("getFact", "one", {"fact": "@listFacts.items.0.id"}),
    ("traceOrigins", "of an article", {"article": "w-06"}),
    ("traceOrigins", "of a statement", {"article": "w-06", "item": "0"}),
    ("listOutlets", "in September", {"since": "2026-09-01", "limit": "2"}),
    ("getOutlet", "one", {"outlet": "Denyut"}),
    ("search", "words", {"q": "abu vulkanik", "limit": "2"}),
    ("search", "a phrase", {"q": '"warga Mareta"', "limit": "1"}),
)


def main() -> None:
    """Write the examples."""
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(
            Settings(workers=1, outlets=Path("examples/sample/outlets.toml")),
            archive=f"{folder}/sample.db",
        )
        wishes = adding.Wishes(("examples/expected.jsonl",), settings, annotated=True)
        adding.run(wishes)
        with TestClient(app.build(settings), base_url=_BASE) as client:
            found = dict(_made(client))
    _TO.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _made(client: TestClient) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    answers: dict[str, Any] = {}
    made: dict[str, list[dict[str, Any]]] = {}
    for call, name, values in _PLAN:
        given = {k: _meant(v, answers) for k, v in values.items()}
        address = addressed(next(c for c in ALL if c.id == call), given)
        answer = client.get(address).raise_for_status().json()
        answers.setdefault(call, answer)
        example = {"name": name, "address": address, "values": given, "answer": answer}
        made.setdefault(call, []).append(example)
    yield from made.items()


def _meant(value: str, answers: Mapping[str, Any]) -> str:
    if not value.startswith("@"):
        return value
    call, *steps = value[1:].split(".")
    found = answers[call]
    for step in steps:
        found = found[int(step) if step.isdecimal() else step]
    return str(found)


if __name__ == "__main__":
    main()
