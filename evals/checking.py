"""How often the check of phrased sentences errs: `python evals/checking.py X.db`.

Sentences are made of an archive's statements and figures in the ways in which a model
would phrase them, and then spoiled one way each. Those as they were should stay, the
spoiled ones be dropped.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ujar.pipeline import opening, wire
from ujar.pipeline.briefs.checking import Cited, Claim, faults
from ujar.pipeline.settings import Settings
from ujar.schema import Article, Kind, Reading, Span, Statement
from ujar.schema.keeping import Wanted
from ujar.schema.views import ArticleLine

MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
WORDS = ("akan", "besar", "negara", "kami")
STATEMENTS, FIGURES, LONGEST, SHORTEST = 6, 4, 500, 25
Case = tuple[str, bool, str]


def main() -> None:
    """Print, for each way of making a sentence, how many were dropped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive")
    parser.add_argument("--articles", type=int, default=90)
    asked = parser.parse_args()
    settings = Settings(archive=asked.archive, embedder="none")
    complete = wire.completer(settings)
    dropped: Counter[tuple[str, bool]] = Counter()
    made: Counter[tuple[str, bool]] = Counter()
    with opening.opened(settings, create=False) as archive:
        lines = list(archive.articles(Wanted(), 1000).items)
        random.Random(5).shuffle(lines)  # noqa: S311
        chosen = lines[: asked.articles]
        read = archive.readings([line.id for line in chosen])
    for line in chosen:
        reading = read[line.id]
        for cited, (way, spoiled, words) in cases(line, reading):
            article = Article(words, published=reading.day, language="id")
            claim = complete(Reading(article), frozenset({"boilerplate"}))
            made[way, spoiled] += 1
            dropped[way, spoiled] += bool(faults(Claim(claim), [cited]))
    for (way, spoiled), count in sorted(made.items(), key=lambda m: m[0][1]):
        sort = "to be dropped" if spoiled else "to be kept   "
        print(f"{sort}  {way:36} {dropped[way, spoiled]:4} dropped of {count:4}")


def cases(line: ArticleLine, reading: Reading) -> Iterator[tuple[Cited, Case]]:
    """Yield sentences with the evidence that they would name."""
    if reading.article.language != "id":
        return
    chance = random.Random(line.id)  # noqa: S311
    people = sorted({m.name for m in reading.mentions if m.type == "PER"})
    for said in reading.statements[:STATEMENTS]:
        cited = _around(line, reading, said.span)
        if said.speaker and cited:
            others = [p for p in people if " " in p and p != said.speaker]
            for case in _of_statement(cited, said, others, chance):
                yield cited, case
    for figure in reading.figures[:FIGURES]:
        cited = _around(line, reading, figure.span)
        if cited:
            yield from ((cited, c) for c in _of_figure(cited, figure.span, chance))


def _around(line: ArticleLine, reading: Reading, span: Span) -> Cited | None:
    held = [s.span for s in reading.sentences if s.span.overlaps(span)]
    if not held or held[-1].end - held[0].start > LONGEST:
        return None
    wide = Span(min(held[0].start, span.start), max(held[-1].end, span.end))
    names = [s.speaker for s in reading.statements if wide.overlaps(s.span)]
    known = tuple(n for n in (*names, line.title) if n)
    return Cited(reading, wide, known, line.outlet or "")


def _of_statement(
    cited: Cited, said: Statement, others: Sequence[str], chance: random.Random
) -> Iterator[Case]:
    text = cited.reading.article.text
    words = " ".join(text[slice(*said.fragments[0])].split())
    if len(words) <= SHORTEST:
        return
    who = said.speaker
    other = chance.choice(others) if others else None
    if said.kind is Kind.INDIRECT:
        yield "indirect", False, f"Menurut {who}, {words}."
        yield "indirect words between marks", True, f"“{words},” kata {who}."
        if other:
            yield "indirect, another person", True, f"Menurut {other}, {words}."
    if said.kind is Kind.DIRECT:
        day = f" pada {_day(said.said_on, 0)}" if said.said_on else ""
        yield "direct", False, f"“{words},” kata {who}{day}."
        parts = words.split(" ")
        parts[len(parts) // 2] = chance.choice(WORDS)
        if " ".join(parts) != words:
            yield "a word changed", True, f"“{' '.join(parts)},” kata {who}."
        if other:
            yield "direct, another person", True, f"“{words},” kata {other}."
        if said.said_on:
            off = _day(said.said_on, chance.choice((-2, 2, 3)))
            yield "the day a little off", True, f"“{words},” kata {who} pada {off}."


def _of_figure(cited: Cited, span: Span, chance: random.Random) -> Iterator[Case]:
    text = cited.reading.article.text
    digits = [i for i in range(*span) if text[i] in "0123456789"]
    if not digits:
        return
    at = chance.choice(digits)
    digit = str((int(text[at]) + chance.randrange(1, 9)) % 10)
    changed = text[cited.span.start : at] + digit + text[at + 1 : cited.span.end]
    yield "a digit of a figure changed", True, " ".join(changed.split())


def _day(iso: str, off: int) -> str:
    day = date.fromisoformat(iso) + timedelta(days=off)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


if __name__ == "__main__":
    main()
