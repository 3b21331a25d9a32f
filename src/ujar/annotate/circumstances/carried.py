"""Days that a statement takes over from what stands beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ujar.annotate.circumstances.clues import Scene
from ujar.annotate.circumstances.told import MOST, Told, offset, opens
from ujar.schema import DateExpression, Mention, Span, Statement
from ujar.text.ranges import beginning_in
from ujar.text.words import words

# A sentence that dates what stands before it says so in its first words ("Hal itu telah
# disampaikannya dalam …"), and an office stands so many characters before its holder.
_FIRST, _OFFICE = 6, 120
_YEAR = len("2025")
_CUTS = '.!?\n"“”'

# A speaker and the part of the report; None where nobody is known to have spoken.
Key = tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class Said:
    """The day of a statement and the expression that it comes from."""

    day: str
    expression: DateExpression | None


def carry(scene: Scene, said: list[Said | None], since: str) -> None:
    """Give open statements the day of what they belong to.

    A sentence may tell when that was said which stands before it ("Hal itu disampaikan
    …, Rabu"); who is quoted from an earlier occasion goes on; and a body says, from
    *since* on, what the official says who speaks for it beside it.
    """
    if len(scene.statements) > MOST:
        return
    keys = _keys(scene)
    for n, told in _that(scene):
        if said[n] is None:
            _give(scene, said, keys, n, Said(told.day, told.expression))
    _go_back(scene, said, keys)
    _go_on(scene, said, keys, since)
    for n, m in list(_bodies(scene, said, keys, since)):
        said[n] = said[m]


def _keys(scene: Scene) -> list[Key]:
    return [
        (s.speaker, scene.section(offset(s))) if s.speaker else None
        for s in scene.statements
    ]


def _that(scene: Scene) -> Iterator[tuple[int, Told]]:
    """Yield the statements that the sentence behind them dates, with their days."""
    starts = [offset(s) for s in scene.statements]
    for told in scene.told:
        if not told.usable or "free" not in told.traits:
            continue
        span = scene.layers.sentences[told.sentence].span
        n = sum(start < span.start for start in starts) - 1
        if n < 0 or not _is_that(scene, span):
            continue
        people = {m.name for m in told.names if m.type == "PER"}
        speaker = scene.statements[n].speaker
        same = scene.section(starts[n]) == scene.section(span.start)
        if speaker and same and (not people or speaker in people):
            yield n, told


def _is_that(scene: Scene, span: Span) -> bool:
    """Whether a sentence tells that something was said which it only points at."""
    if not opens(scene.text, span, scene.clues.get("that", ())):
        return False
    first = [w.lower for w in words(scene.text, *span)[:_FIRST]]
    others = scene.clues.get("that_not", ())
    said_so = scene.clues.get("said_so", ())
    return any(w in said_so for w in first) and not any(w in others for w in first)


def _give(
    scene: Scene, said: list[Said | None], keys: Sequence[Key], n: int, day: Said
) -> None:
    """Give the day to what the speaker of *n* says in that part of the report."""
    for m, key in enumerate(keys):
        if key == keys[n] and said[m] is None and not scene.earlier[m]:
            said[m] = day


def _go_back(scene: Scene, said: list[Said | None], keys: Sequence[Key]) -> None:
    """Date what opens an earlier occasion by what its speaker goes on to say.

    "Sebelumnya, X mengatakan …. "…," kata X, Jumat": not where X spoke on that day
    elsewhere, for then the report has come back from the earlier occasion.
    """
    for n in range(len(keys) - 1):
        key, following = keys[n], said[n + 1]
        opening = n == 0 or keys[n - 1] != key
        if said[n] or not (following and opening and key and key == keys[n + 1]):
            continue
        elsewhere = {
            d.day
            for k, d in zip(keys, said, strict=True)
            if d and k and k[0] == key[0] and k[1] != key[1]
        }
        if scene.earlier[n] and following.day not in elsewhere:
            said[n] = following


def _go_on(
    scene: Scene, said: list[Said | None], keys: Sequence[Key], since: str
) -> None:
    """Date what follows by what the same speaker said just before, if not long ago."""
    year_before = f"{int(since[:_YEAR]) - 1}{since[_YEAR:]}" if since else ""
    for n in range(1, len(keys)):
        last = said[n - 1]
        open_ = said[n] is None and not scene.earlier[n]
        goes_on = open_ and keys[n] and keys[n] == keys[n - 1]
        if goes_on and last is not None and last.day >= year_before:
            said[n] = last


def _bodies(
    scene: Scene, said: Sequence[Said | None], keys: Sequence[Key], since: str
) -> Iterator[tuple[int, int]]:
    """Yield the open statements of bodies with those of their officials beside them."""
    for n, key in enumerate(keys):
        if key is None or said[n] or scene.earlier[n] or key[0] in scene.people:
            continue
        if any(beginning_in(scene.layers.dates, *p) for p in scene.clauses[n].parts):
            continue
        for m in _beside(keys, n):
            day, other = said[m], keys[m]
            held = day is not None and day.day >= since and not scene.earlier[m]
            if held and other and _speaks(scene, scene.statements[n], other[0]):
                yield n, m
                break


def _beside(keys: Sequence[Key], n: int) -> Iterator[int]:
    """Yield the next statement of somebody else behind, and that before."""
    for way in (range(n + 1, len(keys)), range(n - 1, -1, -1)):
        other = next((m for m in way if keys[m] and keys[m] != keys[n]), None)
        if other is not None and _section(keys[other]) == _section(keys[n]):
            yield other


def _section(key: Key) -> int | None:
    return key[1] if key else None


def _speaks(scene: Scene, statement: Statement, person: str) -> bool:
    """Whether *person* holds an office of the body that the statement is of."""
    if person not in scene.people:
        return False
    forms = set(_forms(scene, statement))
    for m in scene.layers.mentions:
        if m.name == person and m.type == "PER":
            office = _office(scene, m)
            if any(f" {form} " in office for form in forms):
                return True
    return False


def _forms(scene: Scene, statement: Statement) -> Iterator[str]:
    """Yield the names of a body, those in brackets in its name apart."""
    body = statement.speaker or ""
    names = [body]
    if statement.source:
        names.append(scene.text[slice(*statement.source)])
    names += [
        scene.text[slice(*m.span)] for m in scene.layers.mentions if m.name == body
    ]
    for name in names:
        before, bracket, rest = name.partition("(")
        short, _, after = rest.partition(")")
        yield _plain(name)
        if bracket:
            yield _plain(f"{before} {after}")
            yield _plain(f"{short} {after}")


def _plain(text: str) -> str:
    return " ".join(w.lower for w in words(text))


def _office(scene: Scene, mention: Mention) -> str:
    """The words of the sentence before a name from its office on."""
    start, end = max(0, mention.span.start - _OFFICE), mention.span.start
    before = scene.text[start:end]
    cut = max(before.rfind(c) for c in _CUTS) + 1
    row = [w.lower for w in words(before, cut)]
    offices = scene.clues.get("offices", ())
    first = next((n for n, w in enumerate(row) if w in offices), len(row))
    return f" {' '.join(row[first:])} "
