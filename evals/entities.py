"""Score how forms of names are told to be one: pairs of names of COIN's paragraphs.

Of every two different names of a paragraph: are they one entity? COIN's chains say so.
Beside it rapidfuzz alone, and contained words. `python evals/entities.py` runs it. COIN
does not tell people from bodies and leaves many names unlinked ("PBB" beside what it
stands for), so that precision is too low for all three; compare them with each other.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz

from ujar.link.entities import bodies, people
from ujar.text.names import tokens

Pair = tuple[str, str, bool]

_MENTION = re.compile(r"PROPER\[(\d+)\]")
_LINK = re.compile(r"IDENT\[(\d+)_(\d+)\]")
_ALIKE = 90
_LONGEST = 8


def paragraphs(path: Path) -> Iterator[tuple[dict[str, str], list[tuple[str, str]]]]:
    """Yield for each paragraph its names by mention id, and the links."""
    names: dict[str, list[str]] = defaultdict(list)
    links: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#Text="):
            yield {k: " ".join(v) for k, v in names.items()}, links
            names, links = defaultdict(list), []
        columns = line.split("\t")
        if len(columns) > 3:
            for mention in _MENTION.findall(columns[3]):
                names[mention].append(columns[2])
            links.extend(_LINK.findall(columns[3]))
    yield {k: " ".join(v) for k, v in names.items()}, links


def pairs(path: Path) -> Iterator[Pair]:
    """Yield pairs of different names of a paragraph, and whether they are one."""
    for names, links in paragraphs(path):
        chain = chains(names, links)
        by_name: dict[str, set[str]] = defaultdict(set)
        for mention, name in names.items():
            if _is_name(name):
                by_name[name].add(chain[mention])
        for one, other in combinations(sorted(by_name), 2):
            if tokens(one) != tokens(other):
                yield one, other, bool(by_name[one] & by_name[other])


def chains(names: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each mention one that stands for its chain."""
    chain = {m: m for m in names}
    for one, other in links:
        old, new = chain.setdefault(one, one), chain.setdefault(other, other)
        for mention in [m for m, c in chain.items() if c == old]:
            chain[mention] = new
    return chain


def _is_name(name: str) -> bool:
    inner = name.split()
    return 0 < len(inner) <= _LONGEST and all(
        w[0].isupper() or not w[0].isalpha() for w in inner
    )


def ours(one: str, other: str) -> bool:
    """Whether the linker lets one be a form of the other."""
    if people.agreement(one, other) is not None:
        return True
    a, b = bodies.parse(one), bodies.parse(other)
    return a.form == b.form or bodies.spells(a, b) or bodies.spells(b, a)


def alike(one: str, other: str) -> bool:
    """Whether rapidfuzz finds the words of one in the other."""
    return fuzz.token_set_ratio(one.casefold(), other.casefold()) >= _ALIKE


def contained(one: str, other: str) -> bool:
    """Whether all words of one are words of the other."""
    a, b = set(tokens(one)), set(tokens(other))
    return a <= b or b <= a


def score(found: list[Pair], judge: Callable[[str, str], bool]) -> tuple[float, float]:
    """Return precision and recall of *judge*."""
    said = [(judge(one, other), same) for one, other, same in found]
    right = sum(yes and same for yes, same in said)
    yes, same = sum(y for y, _ in said), sum(s for _, s in said)
    return right / max(1, yes), right / max(1, same)


def main() -> None:
    """Print a line for each way of judging."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    path = parser.parse_args().shared / "data/coin/dev.tsv"
    if not path.exists():
        print(f"{path} is not there: nothing was scored")
        return
    found = list(pairs(path))
    print(f"{len(found)} pairs of names, {sum(s for _, _, s in found)} of one entity")
    for judge in (ours, alike, contained):
        precision, recall = score(found, judge)
        print(f"{judge.__name__:10} precision {precision:.3f}  recall {recall:.3f}")


if __name__ == "__main__":
    main()
