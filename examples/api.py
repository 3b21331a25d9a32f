"""Makes the examples of the API's document: calls, and what the sample answers.

Run it when an answer has changed on purpose: python examples/api.py
"""

import json
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from starlette.testclient import TestClient

from ujar.pipeline.settings import Settings
from ujar.serve.cli import adding
from ujar.serve.web import app
from ujar.serve.web.api.document import addressed
from ujar.serve.web.api.resources import ALL

_TO = Path("src/ujar/serve/web/api/examples.json")
_BASE = "http://127.0.0.1:8642"
# What is called, by what name, and with what; "@call.path" is out of an answer to it.
_PLAN: tuple[tuple[str, str, Mapping[str, Any]], ...] = (
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
    (
        "briefStory",
        "short",
        {"story": "@listStories.items.0.id", "length": "short"},
    ),
    (
        "briefEntity",
        "short",
        {"entity": "@listEntities.items.0.id", "length": "short"},
    ),
    ("briefSearch", "short", {"q": "abu vulkanik", "length": "short"}),
    ("listFormats", "all", {}),
    ("export", "a table", {"format": "csv", "article": "w-09"}),
    (
        "makeWatch",
        "conditions",
        {
            "body": {
                "name": "Lawoto, word for word",
                "wanted": {"by": "Lawoto", "kind": "direct"},
            }
        },
    ),
    (
        "changeWatch",
        "words, and a webhook",
        {
            "watch": "@makeWatch.id",
            "body": {
                "name": "Ash",
                "query": "abu",
                "webhook": "https://desk.example/ujar",
            },
        },
    ),
    ("signWatch", "one", {"watch": "@makeWatch.id"}),
    ("openFeed", "one", {"watch": "@makeWatch.id"}),
    ("closeFeed", "one", {"watch": "@makeWatch.id"}),
    ("getWatch", "one", {"watch": "@makeWatch.id"}),
    ("listWatches", "all", {}),
    ("listMatches", "newest", {"watch": "@makeWatch.id", "limit": "1"}),
    ("listTries", "none yet", {"watch": "@makeWatch.id"}),
    ("seeMatches", "all", {"watch": "@makeWatch.id"}),
    ("removeWatch", "one", {"watch": "@makeWatch.id"}),
    (
        "makeCorrection",
        "who said it",
        {
            "body": {
                "kind": "speaker",
                "statement": {"article": "w-07", "item": 3},
                "speaker": "Dewi Kartanala",
                "note": "she heads the agency that is named",
            }
        },
    ),
    (
        "makeCorrection",
        "the day",
        {
            "body": {
                "kind": "day",
                "statement": {"article": "w-06", "item": 0},
                "value": "2026-09-09",
            }
        },
    ),
    (
        "makeCorrection",
        "a name",
        {"body": {"kind": "rename", "entity": "Lawoto", "name": "Y. B. Lawoto"}},
    ),
    ("getCorrection", "one", {"correction": "@makeCorrection.id"}),
    ("listCorrections", "of an article", {"article": "w-07"}),
    ("exportCorrections", "judgements", {"what": "judgements"}),
    ("undoCorrection", "one", {"correction": "@makeCorrection.id"}),
)
# What would be another with every run.
_SECRETS = SimpleNamespace(
    token_hex=lambda n: "1a2b3c4d5e6f"[: 2 * n],
    token_bytes=lambda n: b"\0" * n,
    token_urlsafe=lambda n: "x" * n,
)
_STEADY: Mapping[str, Any] = {
    "ujar.pipeline.watches.editing.secrets": _SECRETS,
    "ujar.pipeline.wire_watches.now": lambda: 1_790_000_000,
    "ujar.pipeline.wire_links.now": lambda: "2026-09-21T13:33:20Z",
    "ujar.serve.web.api.resources.corrections.login": lambda: "ida",
}


def main() -> None:
    """Write the examples."""
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(
            Settings(workers=1, outlets=Path("examples/sample/outlets.toml")),
            archive=f"{folder}/sample.db",
        )
        wishes = adding.Wishes(("examples/expected.jsonl",), settings, annotated=True)
        adding.run(wishes)
        found = made(settings)
    _TO.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")


def made(settings: Settings) -> dict[str, list[dict[str, Any]]]:
    """Return the examples, by the id of the call; the archive is changed by some."""
    found: dict[str, list[dict[str, Any]]] = {}
    with ExitStack() as stack:
        for name, steady in _STEADY.items():
            stack.enter_context(patch(name, steady))
        client = TestClient(app.build(settings), base_url=_BASE)
        asked = _Asked(stack.enter_context(client))
        for call, name, values in _PLAN:
            found.setdefault(call, []).append(asked.example(call, name, values))
    return found


@dataclass(frozen=True, slots=True)
class _Asked:
    """Makes calls, of which later ones say what earlier ones have answered."""

    client: TestClient
    answers: dict[str, Any] = field(default_factory=dict)

    def example(self, id_: str, name: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """Make a call and return it as an example."""
        call = next(c for c in ALL if c.id == id_)
        given = {k: self._meant(v) for k, v in values.items()}
        sent = {"body": given.pop("body")} if "body" in given else {}
        address = addressed(call, given)
        answer = self.client.request(call.method, address, json=sent.get("body"))
        answer.raise_for_status()
        media = answer.headers.get("content-type", "")
        if call.stream:
            body, more = answer.text, {"media": media}
        else:
            body, more = (answer.json() if answer.content else None), {}
        self.answers.setdefault(id_, body)
        example = {"name": name, "address": address, "values": given, **sent, **more}
        return {**example, "answer": body}

    def _meant(self, value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, dict):
            return {k: self._meant(v) for k, v in value.items()}
        if not isinstance(value, str) or not value.startswith("@"):
            return value
        call, *steps = value[1:].split(".")
        found = self.answers[call]
        for step in steps:
            found = found[int(step) if step.isdecimal() else step]
        return str(found)


if __name__ == "__main__":
    main()
