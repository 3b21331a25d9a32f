"""How rare the words of Indonesian news are: counts them, writes lang/id/rarity.toml.

usage: python training/rarity.py DATA > src/ujar/lang/id/rarity.toml

Counted are the sentences of three sets of annotated news whose licences allow it
(IDNER-News-2K, NERGrit, NERUI; no test split), 125,000 words. What a word tells is
the negative logarithm of its share, in steps of half a nat.
"""

from __future__ import annotations

import collections
import math
import sys
import textwrap
from pathlib import Path

from ujar.text.words import words

FILES = (
    "idner-news-2k/train.txt",
    "idner-news-2k/dev.txt",
    "nergrit/train_preprocess.txt",
    "nergrit/valid_preprocess.txt",
    "nerui/nergithub.txt",
)
LEAST = 2
STEPS = 2
HEAD = """\
# What a word tells in Indonesian news: the negative logarithm of its share of the
# words, in nats, rounded to halves; words that are not here tell `unknown` nats.
# Made by training/rarity.py from IDNER-News-2K, NERGrit and NERUI.
"""


def counted(folder: Path) -> collections.Counter[str]:
    """Count the words of the sets, one token with its tags on each line."""
    counts: collections.Counter[str] = collections.Counter()
    for name in FILES:
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            token = line.split(maxsplit=1)[:1]
            counts.update(w.lower for t in token for w in words(t))
    return counts


def main() -> None:
    """Print the table."""
    counts = counted(Path(sys.argv[1]))
    total = counts.total()
    levels: dict[float, list[str]] = collections.defaultdict(list)
    for word, count in counts.items():
        if count >= LEAST and word.isalpha():
            levels[round(-math.log(count / total) * STEPS) / STEPS].append(word)
    print(f"{HEAD}unknown = {round(math.log(total) * STEPS) / STEPS}\n\n[nats]")
    for level, found in sorted(levels.items()):
        lines = textwrap.wrap(" ".join(sorted(found)), 118)
        print(f'"{level}" = """', *lines, '"""', sep="\n")


if __name__ == "__main__":
    main()
