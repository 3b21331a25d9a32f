"""Watches: what is looked for, how much was found, and what is new."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from rich.console import RenderableType
from rich.text import Text

from ujar.schema.watches import Watch, WatchHit
from ujar.serve.told.phrases import counted, dim, indented
from ujar.serve.visible import one_line


def listed(watches: Sequence[Watch]) -> Iterator[RenderableType]:
    """Yield the watches."""
    if not watches:
        yield Text("There is no watch yet; ujar watch add makes one.")
    for watch in watches:
        yield _head(watch)
        yield from indented(*_about(watch))
        if watch.secret:
            yield from indented(Text(f"secret of the webhook: {watch.secret}"))


def made(watch: Watch) -> Iterator[RenderableType]:
    """Yield a watch that was just made, with its secret."""
    yield from listed([watch])


def whole(looked: tuple[Watch, Sequence[WatchHit]]) -> Iterator[RenderableType]:
    """Yield a watch with what it found."""
    watch, hits = looked
    yield _head(watch)
    if not hits:
        yield from indented(dim("Nothing new; --all shows what was seen already."))
    for hit in hits:
        said = hit.evidence
        who = one_line(said.speaker or "speaker not known")
        where = " · ".join(one_line(p) for p in (said.outlet, said.published) if p)
        yield Text.assemble((who, "bold"), f": {one_line(said.words)}")
        yield from indented(dim(f"{where} · {one_line(said.article)}#{said.item}"))


def _head(watch: Watch) -> Text:
    return Text.assemble((one_line(watch.name), "bold"), (f"  {watch.id}", "dim"))


def _about(watch: Watch) -> Iterator[Text]:
    given = {k: v for k, v in asdict(watch.wanted).items() if v and k != "least"}
    parts = [watch.query, *(f"{k}:{v}" for k, v in given.items())]
    yield Text(one_line(" ".join(p for p in parts if p)))
    ways = [w for w in (watch.webhook, watch.email) if w]
    told = f", told to {one_line(', '.join(ways))}" if ways else ""
    yield dim(f"{counted(watch.found, 'statement')}, {watch.unseen:,} new{told}")
