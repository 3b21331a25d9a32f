"""A brief from the question to the record: gathered, then composed."""

from ujar.pipeline.archive import Ledger
from ujar.pipeline.briefs.compose import compose
from ujar.pipeline.briefs.gather import gathered
from ujar.pipeline.settings import Settings
from ujar.schema.brief import Asked, Brief


def make(ledger: Ledger, settings: Settings, asked: Asked) -> Brief | None:
    """Return the brief that was asked for; None if there is nothing of that name.

    SearchError and EmbedderError say why a search cannot be.
    """
    material = gathered(ledger, settings, asked)
    if material is None:
        return None
    # Composed once to know which texts it stands on, and again with those texts.
    places = compose(asked, material, {}).evidence
    return compose(asked, material, ledger.readings({e.article.id for e in places}))
