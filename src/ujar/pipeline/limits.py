"""Say it when an article held more than is looked for in one."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from ujar.annotate import boilerplate, dates, figures, origins, sentences, statements
from ujar.lang import Language
from ujar.schema import Dropped, Reading, Sentence, Span
from ujar.text import quotations

# Articles do not come near: these bound the time that a text can take.
_MOST = {
    "boilerplate": boilerplate.MOST,
    "sentences": sentences.MOST,
    "dates": dates.MOST,
    "statements": statements.MOST,
    "figures": figures.MOST,
}
_COUNTED = {"boilerplate": "stretches of boilerplate"}


def dated(reading: Reading) -> Sequence[Sentence]:
    """Return the sentences, and the part of one, whose dates were looked for.

    Elsewhere a number cannot be told from a date.
    """
    end = _dates_end(reading)
    return [
        s if s.span.end <= end else replace(s, span=Span(s.span.start, end))
        for s in reading.sentences
        if s.span.start < end
    ]


def reached(reading: Reading, layers: Collection[str]) -> tuple[Dropped, ...]:
    """Return which of the *layers* end before the text does, and where."""
    ends = {
        layer: getattr(reading, layer)[most - 1].span[1]
        for layer, most in _MOST.items()
        if layer in layers and len(getattr(reading, layer)) >= most
    }
    found = [
        _told(layer, f"{_MOST[layer]:,} {_COUNTED.get(layer, layer)}", at)
        for layer, at in ends.items()
    ]
    text = reading.article.text
    if "figures" in {*layers} - {*ends} and (at := _dates_end(reading)) < len(text):
        found.append(_told("figures", f"{dates.MOST:,} dates", at))
    if "statements" in layers and (at := quotations.reach(text)) < len(text):
        found.append(_told("statements", f"{quotations.MOST:,} quotation marks", at))
    language = Language(reading.article.language or "id")
    if "origins" in layers and (at := origins.reach(text, language)) < len(text):
        found.append(_told("origins", f"{origins.MOST:,} credits", at))
    return tuple(found)


def _dates_end(reading: Reading) -> int:
    """Return the place from which on no date was looked for."""
    if len(reading.dates) < dates.MOST:
        return len(reading.article.text)
    return reading.dates[dates.MOST - 1].span.end


def _told(layer: str, most: str, at: int) -> Dropped:
    reason = (
        f"an article is read for at most {most}: those behind character {at:,} were "
        "left out; cut the text into parts to have them"
    )
    return Dropped(layer, reason)
