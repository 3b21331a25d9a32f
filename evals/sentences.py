"""Score the sentence splitter on UD Indonesian, joined with and without spaces.

usage: python evals/sentences.py [FOLDER of UD files, default ../shared/data/ud]

The sentences of the CSUI test set (news) and of PUD (news and wiki, translated) are
joined, with a space or with none, and split again. Counted are boundaries: F1 over the
offsets at which a sentence ends, the end of the text left out. Beside it a plain
regular expression: a stop, space, a capital letter.
"""

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from ujar.annotate import sentences
from ujar.lang.tables import Language

_SETS = {
    "CSUI test": "csui/id_csui-ud-test.conllu",
    "PUD": "pud/id_pud-ud-test.conllu",
}
_PLAIN = re.compile(r"[.!?][\"”')]*(?=\s+[\"“'(]?[A-Z0-9])")
# Sentences joined to one text: an article has about so many.
_CHUNK = 20

Splitter = Callable[[str], set[int]]


def main(folder: Path) -> None:
    """Print precision, recall and F1 of both splitters on every set and joint."""
    for name, path in _SETS.items():
        texts = list(_texts(folder / path))
        for label, joint in (("spaces", " "), ("no spaces", "")):
            for who, splitter in (("ujar", _ours), ("plain regex", _plain)):
                p, r, f = _score(texts, joint, splitter)
                row = f"{name:10s} {label:10s} {who:12s}"
                print(f"{row} P {p:.3f} R {r:.3f} F1 {f:.3f}")


def _texts(path: Path) -> Iterable[str]:
    mark = "# text = "
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(mark):
            yield line.removeprefix(mark).strip()


def _score(
    texts: list[str], joint: str, splitter: Splitter
) -> tuple[float, float, float]:
    right = given = wanted = 0
    for i in range(0, len(texts), _CHUNK):
        chunk = texts[i : i + _CHUNK]
        ends, at = set(), 0
        for text in chunk[:-1]:
            at += len(text)
            ends.add(at)
            at += len(joint)
        found = splitter(joint.join(chunk))
        right += len(ends & found)
        given += len(found)
        wanted += len(ends)
    p, r = right / max(1, given), right / max(1, wanted)
    return p, r, 2 * p * r / max(1e-9, p + r)


def _ours(text: str) -> set[int]:
    found = sentences.split(text, (), Language("id"))
    return {s.span.end for s in found} - {len(text)}


def _plain(text: str) -> set[int]:
    return {m.end() for m in _PLAIN.finditer(text)} - {len(text)}


if __name__ == "__main__":
    default = Path(__file__).parents[2] / "shared/data/ud"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else default)
