"""Say it when an article held more than is looked for in one."""

from collections.abc import Collection

from ujar.annotate import boilerplate, dates, figures, origins, sentences, statements
from ujar.lang import Language
from ujar.schema import Dropped, Reading
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
    if "statements" in layers and (at := quotations.reach(text)) < len(text):
        found.append(_told("statements", f"{quotations.MOST:,} quotation marks", at))
    language = Language(reading.article.language or "id")
    if "origins" in layers and (at := origins.reach(text, language)) < len(text):
        found.append(_told("origins", f"{origins.MOST:,} credits", at))
    return tuple(found)


def _told(layer: str, most: str, at: int) -> Dropped:
    reason = (
        f"an article is read for at most {most}: those behind character {at:,} were "
        "left out; cut the text into parts to have them"
    )
    return Dropped(layer, reason)
