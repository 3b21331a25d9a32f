"""What speaks for each day of an article as the day of a statement that gives none."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ujar.annotate.circumstances.clause import Clause, Layers
from ujar.annotate.circumstances.told import MOST, Clues, Told, offset, opens
from ujar.schema import Sentence, Span, Statement
from ujar.text.ranges import beginning_in
from ujar.text.words import words

_DAY = len("2025-06-20")
# The ages of a day in days before publication, each up to its end.
_AGES = ((-1, "future"), (0, "today"), (1, "yesterday"), (3, "recent"), (7, "week"))
_RECENT = ("today", "yesterday", "recent")
_ORDER = ("first_speaker", "second_speaker")


@dataclass(frozen=True, slots=True)
class Case:
    """A statement, the days that could be its own, and the clues for each of them."""

    statement: int
    days: tuple[str, ...]
    clues: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Scene:
    """What clues are taken from.

    ``stated`` are the days of the reporting clauses, ``said`` those with the days that
    speakers share; ``earlier`` tells which clauses speak of an earlier occasion, and
    ``turns`` where the report goes back to what was reported before.
    """

    text: str
    statements: Sequence[Statement]
    clauses: Sequence[Clause]
    stated: Sequence[str | None]
    said: Sequence[str | None]
    earlier: Sequence[bool]
    turns: Sequence[int]
    told: Sequence[Told]
    layers: Layers
    clues: Clues

    @cached_property
    def people(self) -> frozenset[str]:
        """The names of people."""
        return frozenset(m.name for m in self.layers.mentions if m.type == "PER")

    @cached_property
    def usable(self) -> dict[str, list[Told]]:
        """The days that the writer tells, with the places where they stand."""
        found: dict[str, list[Told]] = {}
        for t in self.told:
            if t.usable:
                found.setdefault(t.day, []).append(t)
        return found

    @cached_property
    def groups(self) -> dict[str | None, list[int]]:
        """The statements of each speaker, speakers in order."""
        found: dict[str | None, list[int]] = {}
        for n, statement in enumerate(self.statements):
            found.setdefault(statement.speaker, []).append(n)
        return found

    @cached_property
    def phrases(self) -> list[frozenset[str]]:
        """The kinds of phrases that stand in each reporting clause."""
        kinds = ("same", "apart", "present", "reached", "event")
        return [
            self._kinds(" ".join(self.text[p.start : p.end] for p in c.parts), kinds)
            for c in self.clauses
        ]

    @cached_property
    def places(self) -> list[frozenset[str]]:
        """The places that each reporting clause names, or that stand in front of it."""
        return [
            frozenset(
                m.name
                for part in (*c.parts, *self._fronted(s))
                for m in beginning_in(self.layers.mentions, *part)
                if m.type == "LOC"
            )
            for s, c in zip(self.statements, self.clauses, strict=True)
        ]

    def _fronted(self, statement: Statement) -> tuple[Span, ...]:
        """The first words before the verb that tell where it was."""
        first = statement.fragments[0]
        opened = opens(self.text, first, self.clues.get("at", ()))
        before = statement.cue is not None and first.end <= statement.cue.start
        return (first,) if before and opened else ()

    @cached_property
    def openings(self) -> list[frozenset[str]]:
        """How the sentence of each statement opens."""
        return [self._opening(s) for s in self.statements]

    def section(self, offset: int) -> int:
        """How often the report went back before *offset*."""
        return bisect_right(self.turns, offset)

    def _opening(self, statement: Statement) -> frozenset[str]:
        at = bisect_right(self.layers.sentences, offset(statement), key=_start) - 1
        if at < 0:
            return frozenset()
        span = self.layers.sentences[at].span
        kinds = ("same", "apart", "back", "meanwhile")
        return frozenset(
            k for k in kinds if opens(self.text, span, self.clues.get(k, ()))
        )

    def _kinds(self, clause: str, kinds: Sequence[str]) -> frozenset[str]:
        inner = " ".join(w.lower for w in words(clause))
        padded = f" {inner} "
        return frozenset(
            k for k in kinds if any(f" {p} " in padded for p in self.clues.get(k, ()))
        )


def _start(sentence: Sentence) -> int:
    return sentence.span.start


def cases(scene: Scene) -> Iterator[Case]:
    """Yield a case for each statement whose day is not known."""
    days = tuple(dict.fromkeys(t.day for t in scene.told))
    if not days or None not in scene.said or len(scene.statements) > MOST:
        return
    of_days = {day: frozenset(_of_day(scene, day)) for day in days}
    for n, known in enumerate(scene.said):
        if known is None:
            own = frozenset(_of_statement(scene, n))
            found = (own | of_days[d] | frozenset(_of_pair(scene, n, d)) for d in days)
            yield Case(n, days, tuple(found))


def _held(traits: dict[str, bool]) -> Iterator[str]:
    return (name for name, holds in traits.items() if holds)


def age(day: str, published: str | None) -> str:
    """Return how long before publication *day* was, as the name of a clue."""
    try:
        told = date.fromisoformat((published or "")[:_DAY])
        gap = (told - date.fromisoformat(day)).days
    except ValueError:
        return "undated"
    return next((name for end, name in _AGES if gap <= end), "old")


def _of_day(scene: Scene, day: str) -> Iterator[str]:
    """The clues of a day, whatever the statement."""
    yield age(day, scene.layers.day)
    yield from _of_places(scene, day)
    yield from _of_standing(scene, day)
    said = {d for d in scene.said if d}
    yield from _held(
        {
            "nobody_said": not said,
            "all_said": said == {day},
            "some_said": len(said) > 1 and day in said,
            "never_said": bool(said) and day not in said,
            "two_said": len(_speakers(scene, day)) > 1,
        }
    )
    for n, stated in enumerate(scene.stated):
        if stated == day:
            yield from (f"said_{k}" for k in scene.phrases[n])


def _of_places(scene: Scene, day: str) -> Iterator[str]:
    """The clues around the places where a day stands."""
    here = scene.usable.get(day, [])
    if not here:
        yield "unusable"
        every = [t for t in scene.told if t.day == day]
        yield (
            "told_quoted" if any("quoted" in t.traits for t in every) else "told_cited"
        )
        return
    yield from frozenset().union(*(t.traits for t in here)) - {"bare", "aside", "ahead"}
    for trait in ("bare", "aside", "ahead"):
        if all(trait in t.traits for t in here):
            yield trait


def _of_standing(scene: Scene, day: str) -> Iterator[str]:
    """How a day stands to the other days that the writer tells."""
    ages = {d: age(d, scene.layers.day) for d in scene.usable}
    recent = [d for d, a in ages.items() if a in _RECENT]
    likely = [d for d, a in ages.items() if a in (*_RECENT, "week", "undated")]
    counts = Counter({d: len(t) for d, t in scene.usable.items()})
    yield from _held(
        {
            "first": likely[:1] == [day],
            "only_recent": recent == [day],
            "latest": bool(recent) and day == max(recent),
            "most": bool(counts) and counts[day] == max(counts.values()),
        }
    )


def _speakers(scene: Scene, day: str) -> set[str | None]:
    """Who is known to have spoken on *day*."""
    pairs = zip(scene.statements, scene.said, strict=True)
    return {s.speaker for s, d in pairs if d == day}


def _of_statement(scene: Scene, n: int) -> Iterator[str]:
    """The clues of a statement, whatever the day."""
    statement = scene.statements[n]
    speaker = statement.speaker
    group = _group(scene, n)
    order = list(scene.groups).index(speaker)
    yield _ORDER[order] if order < len(_ORDER) else "later_speaker"
    yield "nobody" if not speaker else "person" if speaker in scene.people else "body"
    yield from (k for k in scene.phrases[n] if k in ("same", "apart", "present"))
    yield from (f"opens_{k}" for k in scene.openings[scene.groups[speaker][0]])
    yield from _held(
        {
            "alone": len(scene.groups) == 1,
            "earlier": scene.earlier[n],
            "group_present": any("present" in scene.phrases[g] for g in group),
            "group_cited": any(_is_cited(scene, g) for g in group),
            "cited": _is_cited(scene, n),
            "says_today": any(_says_today(scene, g) for g in group),
            "back": scene.section(offset(statement)) > 0,
            "credits": bool(scene.layers.credits),
            "unpublished": scene.layers.published is None,
        }
    )


def _group(scene: Scene, n: int) -> list[int]:
    """The statements of the speaker of statement *n*; if nobody's, it alone."""
    speaker = scene.statements[n].speaker
    return scene.groups[speaker] if speaker else [n]


def _is_cited(scene: Scene, n: int) -> bool:
    """Whether the reporting clause gives a day of citing."""
    return any(
        "cited" in t.traits
        for part in scene.clauses[n].parts
        for t in beginning_in(scene.told, *part)
    )


def _says_today(scene: Scene, n: int) -> bool:
    """Whether the words said speak of the day of publication, by a relative word."""
    return any(
        t.expression.anchor is not None and t.day == (scene.layers.day or "")[:_DAY]
        for part in scene.statements[n].fragments
        for t in beginning_in(scene.told, *part)
    )


def _of_pair(scene: Scene, n: int, day: str) -> Iterator[str]:
    """The clues of a day for one statement."""
    here = scene.usable.get(day, [])
    statement = scene.statements[n]
    if here:
        own = scene.section(offset(statement))
        same = any(scene.section(t.span.start) == own for t in here)
        yield "same_section" if same else "other_section"
    there = {m.name for t in here for m in t.names if m.type == "LOC"}
    own_places = frozenset().union(*(scene.places[g] for g in _group(scene, n)))
    yield from _held(
        {
            "same_place": bool(own_places & there),
            "other_place": bool(own_places and there and not own_places & there),
            "inside": any(_reports(statement, t) for t in here),
            "nearest": _nearest(scene, n) == day,
            **_neighbours(scene, n, day),
            **_named(here, statement.speaker),
            **_colleagues(scene, statement.speaker, day),
        }
    )


def _reports(statement: Statement, told: Told) -> bool:
    return any(f.start <= told.span.start < f.end for f in statement.fragments)


def _nearest(scene: Scene, n: int) -> str | None:
    """The last day that the writer tells up to the end of the statement."""
    end = scene.statements[n].fragments[-1].end
    before = [t for t in scene.told if t.usable and t.span.start <= end]
    return before[-1].day if before else None


def _neighbours(scene: Scene, n: int, day: str) -> dict[str, bool]:
    """Whether the statements before and after were made on *day*."""
    before = next((d for d in reversed(scene.said[:n]) if d), None)
    after = next((d for d in scene.said[n + 1 :] if d), None)
    return {
        "previous": before == day,
        "next": after == day,
        "between": before == after == day,
        "adjacent": n > 0 and scene.said[n - 1] == day,
    }


def _named(here: Sequence[Told], speaker: str | None) -> dict[str, bool]:
    """Whether the sentences that tell the day name the speaker, and how."""
    if speaker is None:
        return {}
    naming = [t for t in here if any(m.name == speaker for m in t.names)]
    free = [t for t in naming if "free" in t.traits]
    people = [[m.name for m in t.names if m.type == "PER"] for t in free]
    return {
        "with_speaker": bool(naming),
        "with_speaker_free": bool(free),
        "subject": any(t.names[0].name == speaker for t in naming),
        "first_person": any(p[:1] == [speaker] for p in people),
        "sole_person": any(set(p) == {speaker} for p in people),
    }


def _colleagues(scene: Scene, speaker: str | None, day: str) -> dict[str, bool]:
    """Whether somebody spoke on *day* who has the speaker's name, or speaks for it."""
    if speaker is None:
        return {}
    others = [x for x in _speakers(scene, day) if x and x != speaker]
    own = _parts(speaker)
    person = speaker in scene.people
    return {
        "namesake": person
        and any(x in scene.people and _related(own, _parts(x)) for x in others),
        "spokesman": any(
            (x in scene.people) != person and _speaks_for(scene, speaker, x)
            for x in others
        ),
    }


def _parts(name: str) -> set[str]:
    return {w.lower for w in words(name)}


def _related(one: set[str], other: set[str]) -> bool:
    return one <= other or other <= one


def _speaks_for(scene: Scene, one: str, other: str) -> bool:
    """Whether the office of one of the two names the other."""
    person, body = (one, other) if one in scene.people else (other, one)
    forms = {body.casefold()}
    offices: set[str] = set()
    for m in scene.layers.mentions:
        if m.name == body:
            forms.add(scene.text[m.span.start : m.span.end].casefold())
        if m.name == person and m.role is not None:
            inner = words(scene.text, *m.role)
            offices.add(" ".join(w.lower for w in inner))
    return any(f" {f} " in f" {o} " for f in forms for o in offices)
