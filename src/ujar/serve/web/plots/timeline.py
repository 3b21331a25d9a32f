"""A story's days: articles, own and copied, and who was heard when."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ujar.schema.views import UtteranceLine
from ujar.serve.web.plots.drawing import Drawing, Tables, Words, drawn
from ujar.serve.web.voice import Voice

_TICKS = 8
# Longer names would run into the drawing, longer words be no note on a dot.
_NAME, _SAID = 21, 120
_MONTH = len("2026-09")

Spoken = Sequence[tuple[str, Sequence[UtteranceLine]]]


@dataclass(frozen=True, slots=True)
class Day:
    """What a day has: articles, and what was said by whom."""

    day: str
    articles: int
    said: Spoken


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days from the first to the last that has something; ``days`` are the table."""

    drawing: Drawing
    days: Sequence[Day]
    first: str
    last: str


def timeline(
    days: Iterable[tuple[str, bool]], spoken: Spoken, voice: Voice
) -> Timeline | None:
    """Return the drawing of articles (day, whether a copy) and who was heard when."""
    counts = Counter(days)
    held = {day for day, _ in counts}
    heard = {line.day for _, lines in spoken for line in lines if line.day}
    if not held | heard:
        return None
    first, last = min(held | heard), max(held | heard)
    span = _Span(date.fromisoformat(first), date.fromisoformat(last), voice)
    words = Words()
    tables: Tables = {
        "articles": [span.bar(*of, n, words) for of, n in sorted(counts.items())],
        "speakers": [
            {"row": row, "label": words.mark(_short(name, _NAME))}
            for row, (name, _) in enumerate(spoken)
        ],
        "spoken": [
            span.dot(row, line, words)
            for row, (_, lines) in enumerate(spoken)
            for line in lines
            if line.day
        ],
        "ticks": list(span.ticks(words)),
        "words": [{"label": words.mark(voice.say("articles_a_day"))}],
    }
    size = {"length": span.length, "rows": len(spoken)}
    drawing = drawn("timeline", tables, words, **size)
    table = [_day(day, counts, spoken) for day in sorted(held | heard)]
    return Timeline(drawing, table, first, last)


def _day(day: str, counts: Counter[tuple[str, bool]], spoken: Spoken) -> Day:
    said = [(name, [u for u in lines if u.day == day]) for name, lines in spoken]
    articles = counts[day, False] + counts[day, True]
    return Day(day, articles, [one for one in said if one[1]])


@dataclass(frozen=True, slots=True)
class _Span:
    first: date
    last: date
    voice: Voice

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1

    def at(self, day: str) -> int:
        return (date.fromisoformat(day) - self.first).days

    def bar(self, day: str, copied: bool, n: int, words: Words) -> dict[str, object]:  # noqa: FBT001
        what = self.voice.noun("copy", n) if copied else self.voice.say("own_articles")
        told = words.mark(f"{self.voice.day(day)}, {what}: {self.voice.number(n)}")
        return {"day": self.at(day), "part": int(copied), "n": n, "told": told}

    def dot(self, row: int, line: UtteranceLine, words: Words) -> dict[str, object]:
        day = line.day or ""
        said = _short(line.words, _SAID)
        told = f"{line.speaker}, {self.voice.day(day)}: {said}"
        return {"row": row, "day": self.at(day), "told": words.mark(told)}

    def ticks(self, words: Words) -> Iterable[dict[str, object]]:
        """Name days at equal distances; months where they are of several years."""
        years = self.first.year != self.last.year
        for number in range(0, self.length, max(1, -(-self.length // _TICKS))):
            day = (self.first + timedelta(days=number)).isoformat()
            name = self.voice.day(day[:_MONTH] if years else day)
            label = name if years else name.rpartition(" ")[0]
            yield {"day": number, "label": words.mark(label)}


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
