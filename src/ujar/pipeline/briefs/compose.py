"""A brief out of material: what is chosen, in which order, and on what it stands."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ujar.pipeline.briefs.clashes import clashes
from ujar.pipeline.briefs.leads import leads
from ujar.pipeline.briefs.notes import Notes
from ujar.pipeline.briefs.quoting import worded
from ujar.pipeline.briefs.wordings import alike, shortened
from ujar.schema import Kind, Reading
from ujar.schema.brief import (
    Asked,
    Brief,
    Gap,
    Heard,
    Length,
    Material,
    Said,
    Unknown,
)
from ujar.schema.views import StatementLine

# The most telling kind first; a topic alone ("berbicara soal X") tells nothing.
_KINDS = (Kind.DIRECT, Kind.MIXED, Kind.INDIRECT)
_FEW_WORDS = 4
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Room:
    """How much there is room for; ``voice`` of one speaker, ``chars`` of a wording."""

    happened: int
    said: int
    voice: int
    differ: int
    reports: int
    chars: int


ROOM = {
    Length.SHORT: Room(2, 4, 2, 2, 2, 240),
    Length.NORMAL: Room(5, 9, 3, 4, 3, 360),
    Length.LONG: Room(10, 24, 6, 10, 4, 600),
}


def compose(asked: Asked, material: Material, read: Mapping[str, Reading]) -> Brief:
    """Return the brief; *read* has the articles out of which evidence is quoted."""
    room, notes = ROOM[asked.length], Notes(read)
    happened = leads(material.reports, notes, (room.happened, room.chars))
    ranked = sorted(material.heard, key=_rank)
    chosen = list(_chosen(ranked, room, one=len(_speakers(ranked)) == 1))
    said = tuple(_said(heard, line, room, notes) for heard, line in chosen)
    differ, more = clashes(material.facts, notes, (room.differ, room.chars))
    quoted, further = worded(ranked, notes, (room.differ, room.chars))
    days = sorted(a.day for a in material.articles if a.day)
    return Brief(
        asked=asked,
        title=material.title,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        articles=len(material.articles),
        copies=len(material.copied),
        outlets=tuple(
            Counter(a.outlet for a in material.articles if a.outlet).most_common()
        ),
        happened=happened,
        said=said,
        differ=differ,
        unknown=tuple(_unknown(material, said, notes)),
        evidence=notes.evidence,
        unshown=len(ranked) - len(said) + more + further,
        worded=quoted,
        corrections=material.corrections,
    )


def _speakers(heard: Sequence[Heard]) -> frozenset[str]:
    return frozenset(h.entity or h.speaker or "" for h in heard)


def _rank(heard: Heard) -> tuple[int, int, int, str, str, int]:
    """Return what statements are sorted by: most outlets, most direct, the earliest."""
    line = _wording(heard)
    kind = _KINDS.index(line.kind) if line.kind in _KINDS else len(_KINDS)
    day = line.article.day or "9999"
    reports = len({v.article.id for v in heard.versions})
    return -_outlets(heard), -reports, kind, day, line.article.id, line.item


def _outlets(heard: Heard) -> int:
    return len({v.article.outlet for v in heard.versions})


def _wording(heard: Heard) -> StatementLine:
    """Return the earliest version of the most direct kind."""
    for kind in _KINDS:
        for version in heard.versions:
            if version.kind is kind:
                return version
    return heard.versions[0]


@dataclass(slots=True)
class _Taken:
    """What was chosen so far, so that nobody and nothing fills a brief alone."""

    words: list[str] = field(default_factory=list)
    voices: Counter[str] = field(default_factory=Counter)

    def fits(self, heard: Heard, line: StatementLine, voice: int) -> bool:
        """Whether it is new, long enough to tell something, and its speaker is due."""
        if heard.speaker is None or line.kind not in _KINDS:
            return False
        if len(line.words.split()) < _FEW_WORDS:
            return False
        if self.voices[heard.entity or heard.speaker] >= voice:
            return False
        return not any(alike(line.words, words) for words in self.words)

    def take(self, heard: Heard, line: StatementLine) -> None:
        self.words.append(line.words)
        self.voices[heard.entity or heard.speaker or ""] += 1


def _chosen(
    ranked: Sequence[Heard], room: Room, *, one: bool
) -> Iterator[tuple[Heard, StatementLine]]:
    taken = _Taken()
    for heard in ranked:
        line = _wording(heard)
        if len(taken.words) < room.said and taken.fits(
            heard, line, room.said if one else room.voice
        ):
            taken.take(heard, line)
            yield heard, line


def _said(heard: Heard, line: StatementLine, room: Room, notes: Notes) -> Said:
    words, cut = shortened(" ".join(line.words.split()), room.chars)
    return Said(
        words=words,
        language=line.article.language,
        kind=line.kind,
        speaker=heard.speaker,
        entity=heard.entity,
        said_on=next((v.said_on for v in (line, *heard.versions) if v.said_on), None),
        via=line.via,
        outlets=_outlets(heard),
        articles=len({v.article.id for v in heard.versions}),
        utterance=heard.utterance,
        evidence=tuple(
            dict.fromkeys(
                notes.number(v.article, v.span)
                for v in _reports(line, heard.versions)[: room.reports]
            )
        ),
        cut=cut,
        changes=line.changes,
    )


def _reports(
    line: StatementLine, versions: Sequence[StatementLine]
) -> list[StatementLine]:
    """Return the wording that is shown, then the earliest report of each other one."""
    found = {line.article.outlet: line}
    for version in versions:
        found.setdefault(version.article.outlet, version)
    return list(found.values())


def _unknown(
    material: Material, said: Sequence[Said], notes: Notes
) -> Iterator[Unknown]:
    nameless = [h for h in material.heard if h.speaker is None]
    if nameless:
        shown = [_wording(h) for h in nameless[:_EXAMPLES]]
        numbers = tuple(notes.number(v.article, v.span) for v in shown)
        yield Unknown(Gap.NO_SPEAKER, len(nameless), numbers)
    for gap, found in (
        (Gap.NO_DAY, [s for s in said if s.said_on is None]),
        (Gap.ONE_OUTLET, [s for s in said if s.outlets == 1]),
    ):
        if found:
            yield Unknown(gap, len(found), tuple(s.evidence[0] for s in found))
    if material.undated:
        yield Unknown(Gap.UNDATED, material.undated)
