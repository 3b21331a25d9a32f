"""What happened: the first sentences of the earliest reports, each told once."""

from collections.abc import Sequence

from ujar.pipeline.briefs.notes import Notes
from ujar.pipeline.briefs.wordings import alike, shortened
from ujar.schema import Kind, Reading, Span
from ujar.schema.brief import Told
from ujar.schema.views import ArticleLine

# The lead is one of the first sentences; a shorter one is a byline or a dateline.
_LOOKED_AT, _FEW_WORDS = 3, 7
_STOPS = (".", "!", "?", "”", '"', "…", ")")


def leads(
    reports: Sequence[tuple[ArticleLine, Reading]],
    notes: Notes,
    room: tuple[int, int],
) -> tuple[Told, ...]:
    """Return at most so many sentences of at most so many characters, by time.

    A report that tells the same as one before is further evidence of it.
    """
    most, chars = room
    found: list[tuple[str, str | None, list[int]]] = []
    for line, reading in reports:
        span = _lead(reading)
        if span is None:
            continue
        words = " ".join(reading.article.text[slice(*span)].split())
        same = next((f for f in found if alike(f[0], words)), None)
        if same is not None:
            same[2].append(notes.number(line, span))
        elif len(found) < most:
            found.append((words, line.language, [notes.number(line, span)]))
    return tuple(_told(words, code, numbers, chars) for words, code, numbers in found)


def _told(words: str, language: str | None, numbers: list[int], chars: int) -> Told:
    shown, cut = shortened(words, chars)
    return Told(shown, language, tuple(numbers), cut)


def _lead(reading: Reading) -> Span | None:
    """Return the first sentence that tells something, None if there is none."""
    for sentence in reading.sentences[:_LOOKED_AT]:
        words = reading.article.text[slice(*sentence.span)]
        whole = words.rstrip().endswith(_STOPS)
        if (
            whole
            and len(words.split()) >= _FEW_WORDS
            and not _speech(reading, sentence.span)
        ):
            return sentence.span
    return None


def _speech(reading: Reading, span: Span) -> bool:
    """Whether most of the sentence is somebody's words between marks."""
    spoken = sum(
        min(end, span.end) - max(start, span.start)
        for item, said in enumerate(reading.statements)
        if said.kind is Kind.DIRECT and item not in reading.withdrawn
        for start, end in said.fragments
        if span.overlaps((start, end))
    )
    return 2 * spoken > span.end - span.start
