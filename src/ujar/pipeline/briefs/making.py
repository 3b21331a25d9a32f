"""A brief from the question to the record: gathered, composed, perhaps phrased."""

from ujar.pipeline import wire
from ujar.pipeline.archive import Ledger
from ujar.pipeline.briefs.compose import compose
from ujar.pipeline.briefs.gather import gathered
from ujar.pipeline.briefs.phrasing import phrased
from ujar.pipeline.ports import PhraserError
from ujar.pipeline.settings import Settings
from ujar.schema.brief import Asked, Brief


def make(
    ledger: Ledger, settings: Settings, asked: Asked, phrase: str | None = None
) -> Brief | None:
    """Return the brief that was asked for; None if there is nothing of that name.

    With *phrase*, a language's code, the model of the settings phrases it. SearchError
    and EmbedderError say why a search cannot be, PhraserError that no model is set.
    """
    material = gathered(ledger, settings, asked)
    if material is None:
        return None
    # Composed once to know which texts it stands on, and again with those texts.
    places = compose(asked, material, {}).evidence
    read = ledger.readings({e.article.id for e in places})
    brief = compose(asked, material, read)
    if phrase is None:
        return brief
    phraser = wire.phraser(settings)
    if phraser is None:
        raise PhraserError(
            "no model is set to phrase with; the setting phraser names one "
            "(openai:URL#MODEL)"
        )
    return phrased(brief, read, (phraser, wire.completer(settings)), phrase)
