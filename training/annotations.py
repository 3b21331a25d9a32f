"""Our own annotations: kept without text here, joined to the corpus to train."""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("annotations")
_KEPT = ("kind", "fragments", "cue", "source", "optional")


def bare(article: dict[str, Any]) -> dict[str, Any]:
    """Return what is ours of an annotated article: offsets and labels."""
    return {
        "id": article["id"],
        "length": len(article["text"]),
        "statements": [
            {k: s[k] for k in _KEPT if s.get(k) is not None}
            for s in article["statements"]
        ],
        "boilerplate": article["boilerplate"],
    }


def texts(shared: Path, wanted: set[str]) -> dict[str, str]:
    """Find the texts of the wanted articles in the corpus."""
    found: dict[str, str] = {}
    for path in sorted((shared / "corpus").glob("articles-*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                if article["id"] in wanted:
                    found[article["id"]] = article["text"]
    return found


def join(shared: Path, out: Path) -> int:
    """Write the annotations with their texts; return how many there are."""
    rows = [
        json.loads(line)
        for path in sorted(FOLDER.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    known = texts(shared, {row["id"] for row in rows})
    whole = [
        row | {"text": known[row["id"]]}
        for row in rows
        if len(known.get(row["id"], "")) == row["length"]
    ]
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in whole)
    out.write_text("".join(lines), encoding="utf-8")
    return len(whole)


def main() -> None:
    """Strip annotated files of their texts: ``annotations.py FILE…``."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", type=Path, nargs="+")
    FOLDER.mkdir(exist_ok=True)
    for path in parser.parse_args().files:
        rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        lines = (json.dumps(bare(row)) + "\n" for row in rows)
        (FOLDER / path.name).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
