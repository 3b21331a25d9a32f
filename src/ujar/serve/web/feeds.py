"""What a watch found as feeds: Atom (RFC 4287) and JSON Feed 1.1."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from ujar.schema.watches import Watch, WatchHit
from ujar.serve import addresses, watching
from ujar.serve.addresses import secret_feed
from ujar.serve.visible import one_line
from ujar.serve.web.voice import Voice

_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
_VERSION = "https://jsonfeed.org/version/1.1"
# What XML 1.0 cannot hold.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Feed:
    """A watch with its newest hits, and the address under which the pages stand."""

    watch: Watch
    hits: Sequence[WatchHit]
    site: str
    voice: Voice
    key: str = ""

    def at(self, form: str) -> str:
        """Return the feed's own address; with its key where it was asked for so."""
        if self.key:
            return secret_feed(self.site, self.watch.id, self.key, form)
        return f"{self.site}{addresses.of('watch', self.watch.id)}/feed.{form}"

    @property
    def home(self) -> str:
        """The page of the watch."""
        return self.site + addresses.of("watch", self.watch.id)

    def link(self, hit: WatchHit) -> str:
        """Return the address of what was found."""
        return self.site + watching.place(hit)

    def id(self, hit: WatchHit) -> str:
        """Return a name that never changes, whatever the address of the pages."""
        return f"urn:ujar:watch:{self.watch.id}:{hit.n}"

    def title(self, hit: WatchHit) -> str:
        """Return who said it, and how it begins."""
        words = one_line(hit.evidence.words)
        short = words if len(words) <= _TITLE else f"{words[: _TITLE - 1]}…"
        return f"{self.speaker(hit)}: {short}"

    def speaker(self, hit: WatchHit) -> str:
        """Return who said it."""
        return one_line(hit.evidence.speaker or "") or self.voice.say("no_speaker")

    def text(self, hit: WatchHit) -> str:
        """Return what was said, with its source."""
        said = hit.evidence
        outlet = one_line(said.outlet or "") or self.voice.say("no_outlet")
        when = self.voice.moment(said.published)
        words = one_line(said.words)
        quoted = f"“{words}”" if said.kind == "direct" else words
        title = f", “{one_line(said.title)}”" if said.title else ""
        return f"{self.speaker(hit)}: {quoted} ({outlet}{title}, {when})"


_TITLE = 120


def atom(feed: Feed) -> bytes:
    """Return the feed as Atom."""
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    root.set(f"{{{_XML}}}lang", feed.voice.code)
    _put(root, "id", f"urn:ujar:watch:{feed.watch.id}")
    _put(root, "title", f"Ujar: {one_line(feed.watch.name)}")
    newest = max((h.at for h in feed.hits), default=feed.watch.made)
    _put(root, "updated", _time(newest))
    _link(root, "self", feed.at("atom"))
    _link(root, "alternate", feed.home)
    _put(_put(root, "author"), "name", "Ujar")
    for hit in feed.hits:
        _entry(root, feed, hit)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return written


def as_json(feed: Feed) -> bytes:
    """Return the feed as JSON Feed."""
    items = [_item(feed, hit) for hit in feed.hits]
    told: dict[str, Any] = {
        "version": _VERSION,
        "title": f"Ujar: {one_line(feed.watch.name)}",
        "home_page_url": feed.home,
        "feed_url": feed.at("json"),
        "language": feed.voice.code,
        "items": items,
    }
    return json.dumps(told).encode()


def _entry(root: Any, feed: Feed, hit: WatchHit) -> None:  # noqa: ANN401
    entry = _put(root, "entry")
    _put(entry, "id", feed.id(hit))
    _put(entry, "title", feed.title(hit))
    _put(entry, "updated", _time(hit.at))
    _link(entry, "alternate", feed.link(hit))
    _put(_put(entry, "author"), "name", feed.speaker(hit))
    _put(entry, "content", feed.text(hit)).set("type", "text")


def _item(feed: Feed, hit: WatchHit) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": feed.id(hit),
        "url": feed.link(hit),
        "title": feed.title(hit),
        "content_text": feed.text(hit),
        "date_published": _time(hit.at),
        "authors": [{"name": feed.speaker(hit)}],
    }
    if original := addresses.followed(hit.evidence.url):
        told["external_url"] = original
    if hit.evidence.language:
        told["language"] = hit.evidence.language
    return told


def _put(parent: Any, name: str, text: str | None = None) -> Any:  # noqa: ANN401
    made = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    if text is not None:
        made.text = _UNFIT.sub("\ufffd", text)
    return made


def _link(parent: Any, rel: str, address: str) -> None:  # noqa: ANN401
    made = _put(parent, "link")
    made.set("rel", rel)
    made.set("href", _UNFIT.sub("\ufffd", address))


def _time(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
