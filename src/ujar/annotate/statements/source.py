"""The mention of the speaker beside a reporting verb."""

from collections.abc import Sequence

from ujar.annotate.statements.lexicon import Cue
from ujar.annotate.statements.scene import Scene
from ujar.schema import Mention, Span

# A source phrase has at most this many words; longer ones in the training gold are
# titles before a name, and the name is found by its mention.
_MOST_WORDS = 14
_LONGEST_ABBREVIATION = 2
# Between "yang" and its verb stand fewer particles; a name before it is no longer.
_PARTICLES = 4
_NAME = 80
# "data", "data dari", "hasil survei": what a document is called, without whose it is.
_SHORT = 2
_STOPS = '.;:!?"“”—'


def after(scene: Scene, cue: Cue, end: int) -> Span | None:
    """Return the source that follows *cue* ("kata Menteri X"), before *end*."""
    first = cue.last + 1
    indices = [i for i in scene.words_in(cue.end, end) if i >= first]
    if not indices:
        return None
    stop = _phrase_end(scene, indices, end)
    return _pick(scene, indices[0], stop)


def _phrase_end(scene: Scene, indices: list[int], end: int) -> int:
    """Word index after the noun phrase that starts at the first of *indices*."""
    words, text = scene.words, scene.text
    for n, i in enumerate(indices[1:], start=1):
        gap = text[words[i - 1].end : words[i].start]
        if any(c in gap for c in _STOPS) and not _is_initial(scene, i, gap):
            return i
        if any(c in gap for c in ",(") and not (
            _is_described(scene, indices[0], i) and _apposition(scene, i, end)
        ):
            return i
        leaves = words[i].lower in scene.phrases.circumstance or n >= _MOST_WORDS
        if leaves and not _in_name(scene, i):
            return i
    return indices[-1] + 1


def _is_initial(scene: Scene, i: int, gap: str) -> bool:
    """Whether the stop before word *i* belongs to an initial or an abbreviation."""
    short = len(scene.words[i - 1].lower) <= _LONGEST_ABBREVIATION
    return gap.strip() == "." and (short or _in_name(scene, i))


def _is_described(scene: Scene, first: int, stop: int) -> bool:
    """Whether the words before a comma can describe who is named behind it.

    They open with an office or a kind of person, or hold one ("mantan juru bicara").
    """
    titles = scene.phrases.titles
    return any(scene.words[i].lower in titles for i in range(first, stop))


def _apposition(scene: Scene, i: int, end: int) -> bool:
    """Whether a name of a person opens within a few words after the comma."""
    limit = min(i + 8, len(scene.words))
    stop = min(scene.words[limit - 1].end, end)
    people = [
        m for m in scene.mentions_in(scene.words[i].start, stop) if m.type == "PER"
    ]
    if not people:
        return False
    between = scene.text[scene.words[i].start : people[0].span.start]
    if any(c in between for c in ",.;:"):
        return False
    inner = scene.words_in(scene.words[i].start, people[0].span.start)
    return all(scene.words[k].lower not in scene.phrases.circumstance for k in inner)


def _in_name(scene: Scene, i: int) -> bool:
    word = scene.words[i]
    nearby = scene.mentions_in(word.start - 80, word.end)
    return any(m.span.start < word.start and word.end <= m.span.end for m in nearby)


def _pick(scene: Scene, first: int, stop: int) -> Span | None:
    """Choose the span that names the speaker among words ``first`` to ``stop``."""
    words = scene.words
    if stop <= first or words[first].lower in scene.phrases.circumstance:
        return None
    start, end = words[first].start, words[stop - 1].end
    if words[first].lower in scene.phrases.pronouns:
        return Span(words[first].start, words[first].end)
    person = _subject(scene, start, end)
    if person is not None:
        return person.span
    opening = [m for m in scene.mentions_in(start, end) if m.span.start == start]
    if opening:
        return opening[0].span
    return Span(start, end)


def _subject(scene: Scene, start: int, end: int) -> Mention | None:
    """First person in the range that no preposition makes an object, else None."""
    people = [m for m in scene.mentions_in(start, end) if m.type == "PER"]
    for n, mention in enumerate(people):
        before = scene.words_in(max(start, mention.span.start - 60), mention.span.start)
        near = [scene.words[i].lower for i in before][-2:]
        if not any(w in scene.phrases.prepositions for w in near):
            following = people[n + 1] if n + 1 < len(people) else None
            return _holder(scene, mention, following)
    return None


def _holder(scene: Scene, mention: Mention, following: Mention | None) -> Mention:
    """The name behind the comma where the first one is the town of an office.

    "Camat Sukamerta, Yanuar Prakosa": one word behind an office, then a full name.
    """
    if following is None or mention.role is None or " " in mention.name:
        return mention
    gap = scene.text[mention.span.end : following.span.start]
    return following if gap == ", " and " " in following.name else mention


def whole(scene: Scene, place: Span) -> Span:
    """Return *place* with the office or relative before it, without "yang" behind.

    "Kepala Negara" and "Raja Lor ini" are somebody, "Negara" and "Lor" are not; "anak
    Wira" is not Wira.
    """
    inner = scene.words_in(*place)
    end = place.end
    while len(inner) > 1 and scene.words[inner[-1]].lower in scene.phrases.relative:
        inner = inner[:-1]
        end = scene.words[inner[-1]].end
    if not inner:
        return place
    named = scene.mentions_in(place.start, place.start + 1)
    person = bool(named) and named[0].type == "PER"
    start = _opening(scene, inner[0], is_person=person)
    end = max(end, _author_end(scene, inner), _pointing_end(scene, inner))
    start -= scene.text[start - 1 : start] == "@"
    within = scene.text[start:end]
    cut_off = within.count("(") > within.count(")") and scene.text[end : end + 1] == ")"
    return Span(start, end + cut_off)


def _pointing_end(scene: Scene, inner: range) -> int:
    """Where "itu" ends that points back behind a phrase without a name, 0 for none."""
    words, last = scene.words, inner[-1]
    after = words[last + 1] if last + 1 < len(words) else None
    if after is None or after.lower not in scene.phrases.determiners:
        return 0
    lone = words[last].lower in scene.phrases.pronouns
    named = scene.mentions_in(words[inner[0]].start, words[last].end)
    spaced = scene.text[words[last].end : after.start] == " "
    return after.end if spaced and not named and not lone else 0


def _author_end(scene: Scene, inner: range) -> int:
    """Where the name ends that says whose document is quoted ("data [dari] BPL")."""
    words, last = scene.words, inner[-1]
    if words[inner[0]].lower not in scene.phrases.documents or len(inner) > _SHORT:
        return 0
    after = words[last + 1] if last + 1 < len(words) else None
    if after is not None and after.lower in scene.phrases.prepositions:
        last, after = last + 1, words[last + 2] if last + 2 < len(words) else None
    if after is None or scene.text[words[last].end : after.start] != " ":
        return 0
    named = scene.mentions_in(after.start, after.start + 1)
    return named[0].span.end if named else 0


def _opening(scene: Scene, first: int, *, is_person: bool) -> int:
    """Where the office, or the relative of a person, in front of a name begins."""
    words = scene.words
    titles = scene.phrases.kin if is_person else scene.phrases.offices
    while first and scene.text[words[first - 1].end : words[first].start] == " ":
        before = words[first - 1]
        if before.lower not in titles:
            break
        if is_person and not _is_relative(scene, first - 1):
            break
        first -= 1
    return words[first].start


def _is_relative(scene: Scene, i: int) -> bool:
    """Whether the word, one for relatives, is neither a name nor part of a title.

    "Putri Laksmi" and "dokter anak Laksmi" are Laksmi herself.
    """
    before = scene.words[i - 1].lower if i else ""
    return scene.text[scene.words[i].start].islower() and (
        before not in scene.phrases.titles
    )


def before(scene: Scene, cue: Cue, start: int) -> tuple[Span | None, int]:
    """Return the source that precedes *cue*, and the offset where its clause begins.

    The clause begins after the fronted part ("Selain itu, …"), which a comma closes.
    """
    named = _described(scene, cue, start)
    return (named.span, start) if named else _subject_before(scene, cue, start)


def _subject_before(scene: Scene, cue: Cue, start: int) -> tuple[Span | None, int]:
    """The subject of the verb, and where its clause begins."""
    chunks = _placeless(scene, _aside(scene, _chunks(scene, start, cue.start)))
    for n in range(len(chunks) - 1, -1, -1):
        a, b = chunks[n]
        inner = scene.words_in(a, b)
        person = _subject(scene, a, b)
        pronoun = next(
            (
                i
                for i in reversed(inner)
                if scene.words[i].lower in scene.phrases.pronouns
            ),
            None,
        )
        if pronoun is not None and (person is None or n == len(chunks) - 1):
            word = scene.words[pronoun]
            if person is None or person.span.start < word.start:
                return Span(word.start, word.end), a
        if person is not None:
            return person.span, _title_start(scene, chunks, n, person)
        if n == len(chunks) - 1 and not _may_be_apposition(scene, chunks, n):
            return _noun_phrase(scene, inner), a
        if n < len(chunks) - 2:
            break
    if not chunks:
        return None, start
    a, b = chunks[-1]
    return _noun_phrase(scene, scene.words_in(a, b)), a


def _described(scene: Scene, cue: Cue, start: int) -> Mention | None:
    """The name that the clause of the verb is about: "… X yang menyebut"."""
    for i in range(cue.first - 1, max(cue.first - _PARTICLES, 0) - 1, -1):
        word = scene.words[i]
        if word.start < start:
            return None
        if word.lower in scene.phrases.relative:
            near = scene.mentions_in(max(start, word.start - _NAME), word.start)
            if not near or near[-1].type == "LOC":
                return None
            gap = scene.text[near[-1].span.end : word.start].strip(" ,")
            return None if gap else near[-1]
        if word.lower not in scene.phrases.particles:
            return None
    return None


def _aside(scene: Scene, chunks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return *chunks* without what a comma parts from the verb and who stood by.

    "Sejumlah warga, yang ditemui Kabar Lor, mengatakan"; "X, didampingi Y mengatakan".
    """
    last = len(chunks)
    small = scene.phrases
    if last > 1 and _opens_with(scene, chunks[-1], small.companions):
        people = scene.mentions_in(chunks[0][0], chunks[-2][1])
        last -= any(m.type == "PER" for m in people)
    if last == len(chunks) and not _is_closed(scene, chunks):
        return chunks
    while last > 1 and _is_aside(scene, chunks[last - 1]):
        last -= 1
    return chunks[:last]


def _is_closed(scene: Scene, chunks: list[tuple[int, int]]) -> bool:
    """Whether a comma, and at most particles, stand right before the verb."""
    if not chunks:
        return False
    start, end = chunks[-1]
    if scene.text[end : end + 1] == ",":
        return True
    inner = scene.words_in(start, end)
    return all(scene.words[i].lower in scene.phrases.particles for i in inner)


def _is_aside(scene: Scene, chunk: tuple[int, int]) -> bool:
    """Whether the chunk says when, where or with whom, or holds particles alone."""
    small = scene.phrases
    inner = [scene.words[i].lower for i in scene.words_in(*chunk)]
    return all(w in small.particles for w in inner) or (
        inner[0] in small.circumstance | small.companions
    )


def _opens_with(scene: Scene, chunk: tuple[int, int], words: frozenset[str]) -> bool:
    inner = scene.words_in(*chunk)
    return bool(inner) and scene.words[inner[0]].lower in words


def _placeless(scene: Scene, chunks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return *chunks* without the places at their end."""
    last = len(chunks)
    while last > 1 and _is_place(scene, *chunks[last - 1]):
        last -= 1
    return chunks[:last]


def _is_place(scene: Scene, start: int, end: int) -> bool:
    """Whether a place opens the chunk: it says where what is before it is."""
    near = scene.mentions_in(start, end)
    head = scene.words_in(start, near[0].span.start) if near else range(0)
    opens = bool(near) and all(
        scene.words[i].lower in scene.phrases.regions for i in head
    )
    people = any(m.type == "PER" for m in near)
    return opens and near[0].type == "LOC" and not people


def _title_start(
    scene: Scene, chunks: list[tuple[int, int]], n: int, person: Mention
) -> int:
    """Where the subject begins, a title in the chunks before the name included."""
    a = chunks[n][0]
    while n and scene.text[chunks[n][0] : person.span.start].strip() == "":
        before = chunks[n - 1]
        inner = scene.words_in(*before)
        if not inner or not _is_title(scene, inner):
            break
        n, a = n - 1, before[0]
    return a


def _is_title(scene: Scene, inner: range) -> bool:
    """Whether the words open with an office or are capitalised throughout."""
    if scene.words[inner[0]].lower in scene.phrases.titles:
        return True
    return all(scene.text[scene.words[i].start].isupper() for i in inner)


def _may_be_apposition(scene: Scene, chunks: list[tuple[int, int]], n: int) -> bool:
    """Whether chunk *n* may describe the person that chunk *n*-1 ends with."""
    if n == 0:
        return False
    a, b = chunks[n - 1]
    people = [m for m in scene.mentions_in(a, b) if m.type == "PER"]
    return bool(people) and not scene.text[people[-1].span.end : b].strip(" (),")


def _noun_phrase(scene: Scene, inner: range) -> Span | None:
    """Return the words without what tells when or where, and without particles."""
    words, small = scene.words, scene.phrases
    kept = list(inner)
    while kept and words[kept[0]].lower in small.circumstance:
        kept.pop(0)
    while kept and (size := connector_at(scene, kept, 0)):
        kept = kept[size:]
    for n, i in enumerate(kept[1:], start=1):
        if words[i].lower in small.circumstance and not _in_name(scene, i):
            kept = kept[:n]
            break
    while kept and words[kept[-1]].lower in small.particles:
        kept.pop()
    if not kept:
        return None
    first = kept[max(0, len(kept) - _MOST_WORDS)]
    return Span(words[first].start, words[kept[-1]].end)


def connector_at(scene: Scene, inner: Sequence[int], first: int) -> int:
    """How many words the connector has that opens at ``inner[first]``, 0 for none."""
    for n in range(min(scene.phrases.longest_connector, len(inner) - first), 0, -1):
        key = tuple(scene.words[i].lower for i in inner[first : first + n])
        if key in scene.phrases.connectors:
            return n
    return 0


def _chunks(scene: Scene, start: int, end: int) -> list[tuple[int, int]]:
    """Cut ``[start, end)`` at its commas, outside brackets and outside names."""
    cuts = []
    depth = 0
    for i in range(start, end):
        char = scene.text[i]
        depth += (char in "([") - (char in ")]")
        if char == "," and depth <= 0 and not scene.text[i + 1 : i + 2].isdigit():
            cuts.append(i)
    edges = [start, *(c + 1 for c in cuts), end]
    pairs = zip(edges, [*cuts, end], strict=False)
    return [(a, b) for a, b in pairs if scene.text[a:b].strip()]
