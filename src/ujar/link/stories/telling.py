"""Tells a story from its own articles: a label, a timeline, its speakers."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from ujar.link.stories.digest import digest
from ujar.link.stories.titles import headline
from ujar.link.stories.words import lexicon
from ujar.schema import Episode, Reading
from ujar.text.names import fullest

# A title of one or two words is no label; added to its weight before dividing by it.
_SHORT = 1.0


def label(readings: Sequence[Reading]) -> str:
    """Return the headline that has most in common with all articles of the story.

    Of equal ones it is that of the earliest article; empty if no article has one.
    """
    digests = [(r, d) for r in _in_order(readings) if (d := digest(r)) is not None]
    common: Counter[str] = Counter()
    for _, found in digests:
        common.update(found.names)
        common.update(found.words)
    best = max(digests, key=lambda item: _central(item[0], common), default=None)
    return headline(best[0]) if best else ""


def timeline(readings: Sequence[Reading]) -> tuple[Episode, ...]:
    """Return the days of the story with what each brought up, the first day first.

    A day is told by the headline with most that no earlier day had; its speakers are
    those whom no earlier day had heard. Articles without a day come last, as one.
    """
    days: dict[str | None, list[Reading]] = defaultdict(list)
    for reading in _in_order(readings):
        days[_day(reading)].append(reading)
    names = _speakers_by_form(readings)
    seen: set[str] = set()
    heard: set[str] = set()
    found = []
    for day, reports in days.items():
        spoke = dict.fromkeys(names[s] for s in _spoken(reports) if names[s])
        new = tuple(s for s in spoke if s not in heard)
        ids = tuple(r.article.id for r in reports)
        found.append(Episode(day, ids, _newest(reports, seen), new))
        heard.update(spoke)
    return tuple(found)


def speakers(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return who speaks in the story by the fullest name, the most quoted first."""
    names = _speakers_by_form(readings)
    counts = Counter(names[s] for s in _spoken(_in_order(readings)))
    return tuple(name for name, _ in counts.most_common())


def _in_order(readings: Iterable[Reading]) -> list[Reading]:
    return sorted(readings, key=_order)


def _order(reading: Reading) -> tuple[bool, str, str, str]:
    day = _day(reading)
    return day is None, day or "", reading.article.published or "", reading.article.id


def _day(reading: Reading) -> str | None:
    return reading.day or (reading.article.published or "")[:10] or None


def _central(reading: Reading, common: Counter[str]) -> float:
    title = _title(reading)
    told = sum(w * common[t] for t, w in title.items())
    return told / (sum(title.values()) + _SHORT)


def _title(reading: Reading) -> dict[str, float]:
    known = lexicon(reading.article.language)
    return {t: known.weight(t) for t in known.terms(headline(reading))}


def _newest(reports: Sequence[Reading], seen: set[str]) -> str:
    """Return the headline that tells most which is not in *seen*; add all to it."""
    digests = [(r, d) for r in reports if (d := digest(r)) is not None]
    best = max(digests, key=lambda item: _news(item[0], seen), default=None)
    for _, found in digests:
        seen.update(found.names, found.words)
    return headline(best[0]) if best else ""


def _news(reading: Reading, seen: set[str]) -> float:
    return sum(w for t, w in _title(reading).items() if t not in seen)


def _spoken(readings: Iterable[Reading]) -> list[str]:
    return [s.speaker for r in readings for s in r.statements if s.speaker]


def _speakers_by_form(readings: Sequence[Reading]) -> dict[str, str]:
    forms = _spoken(_in_order(readings))
    return dict(zip(forms, fullest(forms, {}), strict=True))
