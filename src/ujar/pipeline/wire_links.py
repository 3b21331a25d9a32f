"""Settings in, archive and linkers out: what wire.py is for reading.

It is a file of its own so that reading does not load what only linking needs.
"""

import time
from pathlib import Path

import ujar
from ujar.annotate import tagger
from ujar.lang import Language, codes, outlets
from ujar.link import corrections, stories
from ujar.link.copies import CopyLinker
from ujar.link.entities import EntityLinker
from ujar.link.facts import FactGrouper, FactLinker
from ujar.link.stories import StoryLinker
from ujar.link.utterances import UtteranceGrouper, UtteranceLinker
from ujar.pipeline.linking import Parts
from ujar.pipeline.settings import Settings
from ujar.schema import Article

_SHOWN = 12
_ASSUMED = "id"


def parts(table: Path | None = None) -> Parts:
    """Return what links articles to each other; *table* has a user's own outlets."""
    languages = {code: Language(code) for code in codes()}
    return Parts(
        copies=CopyLinker(),
        stories=StoryLinker(),
        utterances=UtteranceLinker(),
        facts=FactLinker(languages, _ASSUMED),
        place=stories.place,
        label=stories.label,
        group_utterances=UtteranceGrouper(),
        group_facts=FactGrouper(languages, _ASSUMED),
        entities=EntityLinker(),
        outlets=outlets.load(table),
        ruled=corrections.ruled,
    )


def maker(settings: Settings) -> str:
    """Return the versions of everything that reads and links."""
    manifest = tagger.read_manifest(settings.model or tagger.FILES)
    model = manifest.digests["model.onnx"][:_SHOWN]
    return f"ujar {ujar.__version__}, model {model}; {parts().maker}"


def now() -> str:
    """Return the time, ISO, UTC."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def outlet(article: Article, settings: Settings) -> str | None:
    """Return the usual short name of the outlet that published *article*."""
    table = outlets.load(settings.outlets)
    found = table.at(article.url or article.outlet or "")
    if found is None and article.outlet:
        found = table.named(article.outlet)
    return found.name if found else article.outlet
