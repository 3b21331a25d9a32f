"""Settings in, ready system out: the only file that names concrete classes."""

import os
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from ujar.annotate import meaning, tagger
from ujar.extract import language as languages
from ujar.lang import Language, codes, outlets
from ujar.pipeline import steps
from ujar.pipeline.embedders import endpoint, sentence
from ujar.pipeline.phrasers import endpoint as chat
from ujar.pipeline.ports import Embedder, Phraser
from ujar.pipeline.settings import (
    ENDPOINT,
    NO_EMBEDDER,
    NO_PHRASER,
    SENTENCE_MODEL,
    Settings,
)
from ujar.schema import Article, Dropped, Reading, Tagging

# An article too short to tell its language is read as this one.
_ASSUMED = "id"
# The keys of endpoints stand in the environment, never in a file.
_KEY, _PHRASER_KEY = "UJAR_EMBEDDER_KEY", "UJAR_PHRASER_KEY"


class Reader:
    """Reads articles one after another; loads its models with the first.

    An instance can be pickled: every process that reads loads models of its own.
    """

    def __init__(self, settings: Settings) -> None:
        """Keep the settings; nothing is loaded yet."""
        self._settings = settings

    def __call__(self, article: Article) -> Reading:
        """Return the reading of *article*; what could not be read is in ``dropped``."""
        return self.complete(Reading(article), frozenset())

    def complete(self, reading: Reading, given: Collection[str]) -> Reading:
        """Fill what *reading* lacks; its layers *given* stay as they are."""
        language = _language(reading.article, self._settings)
        article = replace(reading.article, language=language)
        if language not in codes():
            lack = Dropped("article", f"there are no tables for language {language!r}")
            return replace(reading, article=article, dropped=(*reading.dropped, lack))
        kept = frozenset(given) | ({"day"} if reading.day else set())
        tagging = self._tag(article.text) if steps.asks_tagger(kept) else None
        unread = _unread(article.text, tagging) if tagging else ()
        draft = steps.Draft(
            reading=replace(
                reading, article=article, dropped=(*reading.dropped, *unread)
            ),
            language=Language(language),
            outlets=outlets.load(self._settings.outlets),
            tagging=tagging,
            embedder=embedder(self._settings),
            newest=self._settings.newest_year or _this_year(),
        )
        return steps.read(draft, kept)

    def _tag(self, text: str) -> Tagging:
        model = _model(self._settings.model, self._settings.threads or 1)
        return model.tag(text, max_chars=self._settings.max_tagged)


def _this_year() -> int:
    return datetime.now(tz=UTC).year  # noqa: TID251  # this file owns the clock


def reader(settings: Settings) -> Callable[[Article], Reading]:
    """Return the function that reads an article as *settings* say."""
    embedder(settings)  # a setting that cannot be followed is told now, and once
    return Reader(settings)


def completer(settings: Settings) -> Callable[[Reading, Collection[str]], Reading]:
    """Return the function that fills the layers which a reading was not given."""
    return Reader(settings).complete


def embedder(settings: Settings) -> Embedder | None:
    """Return what makes vectors of meaning, loaded once; None if nothing shall."""
    return _embedder(settings.embedder, os.environ.get(_KEY))


def phraser(settings: Settings) -> Phraser | None:
    """Return what phrases briefs; None if nothing shall."""
    if settings.phraser == NO_PHRASER:
        return None
    _, _, address = settings.phraser.partition(":")
    return chat.Endpoint(address, os.environ.get(_PHRASER_KEY))


@cache
def _embedder(name: str, key: str | None) -> Embedder | None:
    kind, _, rest = name.partition(":")
    if kind == NO_EMBEDDER:
        return None
    if kind == ENDPOINT:
        return endpoint.Endpoint(rest, key)
    if kind == SENTENCE_MODEL:
        return sentence.SentenceModel(rest)
    pieces = tagger.open_pieces()
    return meaning.PieceEmbedder(meaning.load(pieces.digest), pieces.of)


@cache
def _model(folder: Path | None, threads: int) -> tagger.Tagger:
    if folder is None:
        return tagger.load(threads)
    return tagger.open_folder(folder, threads)


def _language(article: Article, settings: Settings) -> str:
    if article.language or settings.language != "auto":
        return article.language or settings.language
    found = languages.recognise(article.text)
    return _ASSUMED if found == languages.UNKNOWN else found


def _unread(text: str, tagging: Tagging) -> tuple[Dropped, ...]:
    if tagging.read >= len(text):
        return ()
    reason = (
        f"the model read the first {tagging.read:,} of {len(text):,} characters; "
        "behind them only rules were applied; cut the text into parts to have the "
        "model read all of it"
    )
    return (Dropped("text", reason),)
