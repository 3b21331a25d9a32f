"""How fast does it read, beside its model alone, dateparser, and spaCy's tokenizer?

All read the same articles in turns of a few, so that a busy machine is unfair to none.
"""

import importlib
import os
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import child
from corpus import Corpus
from finding import Finding
from ujar.annotate import tagger
from ujar.annotate.tagger.load import open_folder
from ujar.extract import Given, from_record
from ujar.lang import outlets
from ujar.pipeline import settings, wire
from ujar.schema import Dropped
from ujar.schema.document import Record
from ujar.serve.export.lines import line

_TURN = 20
_FULL, _QUICK = 2000, 40
_READ, _BARE = "ujar read", "the bare ONNX session"

Raw = Mapping[str, Any]
Work = Callable[[Raw], object]


def measure(corpus: Corpus, *, quick: bool) -> list[Finding]:
    """Return articles a second of everybody, and the ratio to the bare session."""
    articles = corpus.articles(_QUICK if quick else _FULL)
    with child.one_core():
        seconds = _seconds(articles)
    wall, processor = ({n: s[i] for n, s in seconds.items()} for i in (0, 1))
    count = len(articles)
    note = f"{count:,} {corpus.name}, one core"
    ratio = processor[_READ] / processor[_BARE]
    found = [
        _rate(_READ, count, wall, processor, least=4),
        Finding(f"{_READ}, time to {_BARE}'s", ratio, most=1.6, note=note),
    ]
    others = [name for name in wall if name != _READ]
    return found + [_rate(name, count, wall, processor) for name in others]


def _rate(
    name: str,
    count: int,
    wall: Mapping[str, float],
    processor: Mapping[str, float],
    least: float | None = None,
) -> Finding:
    """Return articles a second; the processor's time leaves out what others took."""
    note = f"{count / processor[name]:.3g}/s of processor time"
    return Finding(name, count / wall[name], "articles/s", least=least, note=note)


def _seconds(articles: Sequence[Raw]) -> dict[str, list[float]]:
    """Return everybody's seconds over all articles, wall and processor."""
    bare, prepare = _bare()
    works: dict[str, Work] = {_READ: _reader(), _BARE: bare, **_others()}
    for work in works.values():
        work(articles[0])
    seconds = {name: [0.0, 0.0] for name in works}
    for at in range(0, len(articles), _TURN):
        turn = articles[at : at + _TURN]
        prepare(turn)
        for name, work in works.items():
            _time(work, turn, seconds[name])
    return seconds


def _time(work: Work, articles: Sequence[Raw], seconds: list[float]) -> None:
    began, busy = time.perf_counter(), time.process_time()
    for article in articles:
        work(article)
    seconds[0] += time.perf_counter() - began
    seconds[1] += time.process_time() - busy


def _reader() -> Work:
    """Return all that the command does with a record: check, read, write."""
    chosen = settings.load(None, os.environ)
    read, table = wire.reader(chosen), outlets.load(None)

    def work(article: Raw) -> object:
        record = Record(str(article["id"]), article)
        found = from_record(record, Given(), table, chosen.max_chars)
        return None if isinstance(found, Dropped) else line(read(found.article))

    return work


def _bare() -> tuple[Work, Callable[[Sequence[Raw]], None]]:
    """Return the model's session, and what cuts its inputs ready beforehand."""
    chosen = settings.load(None, os.environ)
    known = open_folder(chosen.model, 1) if chosen.model else tagger.load(1)
    session = known._session  # noqa: SLF001  # the bare session is what is asked for
    ready: dict[str, list[Any]] = {}

    def prepare(articles: Sequence[Raw]) -> None:
        ready.clear()
        ready.update({a["id"]: list(known.windows(a["text"])) for a in articles})

    def work(article: Raw) -> object:
        rows = ready.get(article["id"]) or known.windows(article["text"])
        return [session.run(None, {"ids": row}) for row in rows]

    return work, prepare


def _others() -> dict[str, Work]:
    """Return what is compared with; what is not installed is left out, and said."""
    found: dict[str, Work] = {}
    for name, module, make in (
        ("dateparser.search, dates only", "dateparser.search", _dates),
        ("spaCy blank xx, words only", "spacy", _words),
    ):
        try:
            found[name] = make(importlib.import_module(module))
        except ImportError:
            print(f"{module} is not installed: left out", flush=True)
    return found


def _dates(dateparser: Any) -> Work:
    def work(article: Raw) -> object:
        chosen: dict[str, Any] = {"DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past"}
        if article.get("published"):
            day = datetime.fromisoformat(article["published"][:10])
            chosen["RELATIVE_BASE"] = day
        found: object = dateparser.search_dates(
            article["text"], languages=["id"], settings=chosen
        )
        return found

    return work


def _words(spacy: Any) -> Work:
    blank: Work = spacy.blank("xx")
    return lambda article: blank(article["text"])
