"""A search as the options of its command say it."""

from collections.abc import Mapping
from typing import Any

from ujar.pipeline import searching
from ujar.pipeline.archive import Opened
from ujar.pipeline.ports import EmbedderError
from ujar.schema.search import SearchHit
from ujar.serve.cli.wanting import wanted
from ujar.serve.cli.wishes import Refusal, chosen_settings


def found(
    archive: Opened, query: str, options: Mapping[str, Any]
) -> tuple[SearchHit, ...]:
    """Return what answers *query*; Refusal says why it cannot be searched for."""
    settings = chosen_settings(options, ("archive",))
    wish = wanted(options)
    try:
        return searching.search(archive, settings, query, wish, options["limit"])
    except (searching.SearchError, EmbedderError) as error:
        raise Refusal(f"{str(error)[:1].upper()}{str(error)[1:]}.") from error
