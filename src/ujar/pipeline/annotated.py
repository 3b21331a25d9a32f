"""Readings that were made before: taken from JSON, and completed where they lack."""

from collections.abc import Callable
from dataclasses import replace

from ujar.extract import identity
from ujar.ingest import annotated
from ujar.pipeline import wire
from ujar.pipeline.settings import Settings
from ujar.pipeline.sources import Raw
from ujar.schema import Dropped, Reading
from ujar.schema.document import Document


def prepared(settings: Settings) -> Callable[[Raw], Reading | Dropped]:
    """Return the function that makes a reading of one record of annotations."""
    complete = wire.completer(settings)

    def work(raw: Raw) -> Reading | Dropped:
        if isinstance(raw, Dropped):
            return raw
        if isinstance(raw, Document):
            return Dropped(raw.name, "is no JSON Lines of annotated articles")
        try:
            reading, given = annotated.reading(raw.fields)
        except annotated.AnnotatedError as error:
            return Dropped(raw.name, str(error))
        if reading.article.id != (name := identity(raw)):
            reading = replace(reading, article=replace(reading.article, id=name))
        return complete(reading, given)

    return work
