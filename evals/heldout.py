"""A second set: 28 articles that nobody looked at while writing the rules.

Annotated by us like the gold, of outlets that the gold has little of. The repository
keeps offsets and labels only; the texts are joined from ../shared/corpus. A speaker is
kept as the span where the name stands; "" where it stands nowhere as such.
"""

import gzip
import json
import tempfile
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "data" / "heldout.jsonl"
_NAMED = ("speaker", "addressee", "via")


def bare(article: dict[str, Any]) -> dict[str, Any]:
    """Return what is ours of an annotated article: offsets, labels, numbers, days."""
    text = article["text"]
    kept = ("boilerplate", "origins")
    return {
        "id": article["id"],
        "length": len(text),
        "statements": [_without_words(s, text) for s in article["statements"]],
        "figures": [
            {k: v for k, v in f.items() if k not in ("unit", "of")}
            for f in article["figures"]
        ],
        **{k: article[k] for k in kept},
    }


def joined(shared: Path) -> Path | None:
    """Write the set with its texts to a temporary file; None without the corpus."""
    rows = [json.loads(line) for line in _FILE.read_text("utf-8").splitlines()]
    known = _articles(shared, {row["id"] for row in rows})
    if len(known) < len(rows):
        return None
    path = Path(tempfile.mkdtemp()) / "heldout.jsonl"
    whole = (_whole(row, known[row["id"]]) for row in rows)
    lines = "".join(json.dumps(x, ensure_ascii=False) + "\n" for x in whole)
    path.write_text(lines, encoding="utf-8")
    return path


def _articles(shared: Path, wanted: set[str]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((shared / "corpus").glob("articles-*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                if article["id"] in wanted:
                    found[article["id"]] = article
    return found


def _without_words(statement: dict[str, Any], text: str) -> dict[str, Any]:
    kept = {k: v for k, v in statement.items() if k not in (*_NAMED, "place")}
    for name in _NAMED:
        if statement.get(name):
            kept[name] = _place(statement[name], text)
    kept["aliases"] = [
        p for a in statement.get("aliases", ()) if (p := _place(a, text))
    ]
    return kept


def _place(name: str, text: str) -> list[int] | None:
    at = text.find(name)
    return [at, at + len(name)] if at >= 0 else None


def _whole(row: dict[str, Any], article: dict[str, Any]) -> dict[str, Any]:
    text = article["text"]
    if len(text) != row["length"]:
        raise ValueError(f"the corpus has another text of {row['id']}")
    for statement in row["statements"]:
        for name in _NAMED:
            if name in statement:
                statement[name] = _word(statement[name], text)
        statement["aliases"] = [_word(a, text) for a in statement["aliases"]]
    return article | row


def _word(place: list[int] | None, text: str) -> str | None:
    return text[place[0] : place[1]] if place else None
