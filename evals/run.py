"""Is it right? Print how good Ujar is, beside what it must reach, in Markdown.

usage: python evals/run.py [--shared FOLDER] [--also FILE.jsonl] [--only NAME …]

--also gives a second set of annotated articles, shown in a column of its own (without
it: the 28 of heldout.py); --only
limits what is measured; --write keeps what is printed in evals/RESULTS.md, in place of
what stood there under the same headings.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import heldout
import links
import names
import sample
import speakers
import statements
from scores import ROOT, Shared, load, score_file
from table import against, rows, share, targets
from variants import model

_HERE = Path(__file__).parent
_RESULTS = _HERE / "RESULTS.md"
_HEAD = "# Scores\n\nPrinted by `make eval`; evals/README.md says what is what.\n"
# Measures that others wrote, and what they are given of ../shared.
_SCRIPTS = {
    "dates": ("gold/dev.jsonl",),
    "figures": (),
    "sentences": ("data/ud",),
    "pages": (),
    "stories": ("gold/dev.jsonl", "gold/groups.jsonl", "corpus"),
    "copies": ("corpus",),
}


def main() -> None:
    """Measure what was asked for and print it as it comes."""
    wishes = _parsed()
    shared = Shared(wishes.shared.resolve())
    parts = MEASURES if shared.present else {"sample": _sample}
    if not shared.present:
        print(f"{shared.folder} is not there: only the built-in sample is scored.\n")
    also = wishes.also or (heldout.joined(shared.folder) if shared.present else None)
    chosen = wishes.only or list(parts)
    kept = []
    for name in chosen:
        for text in parts[name](shared, also):
            print(f"{text}\n", flush=True)
            kept.append(text)
    if wishes.write:
        found = _sections("\n\n".join(kept))
        before = _RESULTS.read_text("utf-8") if _RESULTS.exists() else _HEAD
        held = {**_sections(before), **found}
        _RESULTS.write_text("\n\n".join(held.values()) + "\n", encoding="utf-8")


def _sections(text: str) -> dict[str, str]:
    """Return the parts of *text* by the plain words that their headings begin with."""
    parts = re.split(r"\n+(?=## )", text.strip())
    return {re.split(r"[,(]", part.partition("\n")[0])[0]: part for part in parts}


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--also", type=Path, metavar="FILE")
    parser.add_argument("--only", nargs="+", choices=MEASURES, metavar="NAME")
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def _articles(shared: Shared, also: Path | None) -> Iterator[str]:
    columns = {"dev": score_file(shared, shared.dev)}
    if also is not None:
        columns[also.stem] = score_file(shared, also.resolve())
    yield "## The articles, read by `ujar read --jsonl`"
    yield against(targets("dev"), columns)


def _sample(_shared: Shared, _also: Path | None) -> Iterator[str]:
    found = sample.scores()
    yield "## The built-in sample, by Ujar's own count"
    yield rows(["figure", "score"], [[k, share(v)] for k, v in found.items()])


def _statements(shared: Shared, also: Path | None) -> Iterator[str]:
    yield "## Who finds statements"
    yield from _sets(shared, also, statements.compare)


def _speakers(shared: Shared, also: Path | None) -> Iterator[str]:
    yield "## Who chooses the speaker, given the right statements"
    yield from _sets(shared, also, speakers.compare)


def _sets(
    shared: Shared, also: Path | None, compare: Callable[..., str]
) -> Iterator[str]:
    for path in filter(None, (shared.dev, also)):
        yield f"On {path.stem}:"
        yield compare(shared, load(path))


def _names(shared: Shared, _also: Path | None) -> Iterator[str]:
    yield "## Names, by the shipped model (strict F1)"
    aims = targets("names")
    body = []
    for name, found in names.scores(model(), shared.folder / "data"):
        kinds = [share(found.get(k)) for k in ("PER", "ORG", "LOC")]
        met = "yes" if found["F1"] >= aims[name] else "no"
        body.append([name, share(aims[name]), share(found["F1"]), *kinds, met])
    yield rows(["set", "at least", "F1", "PER", "ORG", "LOC", "met"], body)


def _links(shared: Shared, _also: Path | None) -> Iterator[str]:
    yield from links.tables(shared, links.company(shared))


def _script(name: str) -> Callable[[Shared, Path | None], Iterator[str]]:
    def measure(shared: Shared, _also: Path | None) -> Iterator[str]:
        path = _HERE / f"{name}.py"
        if path.exists():
            given = [str(shared.folder / part) for part in _SCRIPTS[name]]
            command = [sys.executable, str(path), *given]
            done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
            yield f"## {name.capitalize()} (evals/{name}.py)"
            yield f"```\n{done.stdout.decode().rstrip()}\n```"

    return measure


MEASURES: dict[str, Callable[[Shared, Path | None], Iterator[str]]] = {
    "articles": _articles,
    "sample": _sample,
    "statements": _statements,
    "speakers": _speakers,
    "names": _names,
    "links": _links,
    **{name: _script(name) for name in _SCRIPTS},
}


if __name__ == "__main__":
    main()
