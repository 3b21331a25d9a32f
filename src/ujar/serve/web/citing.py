"""An utterance as a citation, in the forms that other programs take."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ujar.schema import Kind
from ujar.schema.views import ArticleLine, UtteranceView
from ujar.serve.export import schema_org
from ujar.serve.visible import one_line
from ujar.serve.web import addresses
from ujar.serve.web.voice import Voice

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#|!~])")
_DAY = 10


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited, of what type its speaker is, and at which address it stands."""

    view: UtteranceView
    type: str
    address: str


def all_forms(cited: Cited, voice: Voice) -> Mapping[str, str]:
    """Return the citation in every form by its name."""
    return {
        "plain": plain(cited, voice),
        "markdown": markdown(cited, voice),
        "csl": _json([csl(cited, voice)]),
        "ld": _json(schema_org.utterance(cited.view, cited.type, cited.address)),
    }


def plain(cited: Cited, voice: Voice) -> str:
    """Return the citation as a sentence."""
    first = cited.view.versions[0]
    source = ", ".join(_source(first.article, voice))
    return f"{_speaker(cited, voice)}: {_words(cited)} ({source}). {cited.address}"


def markdown(cited: Cited, voice: Voice) -> str:
    """Return the citation as a quotation in Markdown."""
    first = cited.view.versions[0]
    outlet, *rest = (_escaped(part) for part in _source(first.article, voice))
    source = ", ".join([f"*{outlet}*", *rest])
    who = _escaped(_speaker(cited, voice))
    return f"> {_escaped(_words(cited))}\n>\n> — {who}, {source}. <{cited.address}>"


def csl(cited: Cited, voice: Voice) -> dict[str, Any]:
    """Return the first report as CSL-JSON, with the words in its note."""
    article = cited.view.versions[0].article
    known: dict[str, Any] = {
        "id": cited.view.id,
        "type": "article-newspaper",
        "title": one_line(article.title or ""),
        "container-title": one_line(article.outlet or ""),
        "URL": addresses.followed(article.url) or cited.address,
        "language": article.language,
        "note": f"{_speaker(cited, voice)}: {_words(cited)}",
    }
    issued = (article.published or article.day or "")[:_DAY]
    if issued:
        parts = [int(p) for p in issued.split("-") if p.isdecimal()]
        known["issued"] = {"date-parts": [parts]}
    return {k: v for k, v in known.items() if v}


def _source(article: ArticleLine, voice: Voice) -> list[str]:
    outlet = one_line(article.outlet or "") or voice.say("no_outlet")
    title = f"“{one_line(article.title)}”" if article.title else ""
    when = voice.moment(article.published or article.day)
    return [part for part in (outlet, title, when) if part]


def _speaker(cited: Cited, voice: Voice) -> str:
    return one_line(cited.view.speaker or "") or voice.say("no_speaker")


def _words(cited: Cited) -> str:
    first = cited.view.versions[0]
    said = one_line(first.words)
    return f"“{said}”" if first.kind is Kind.DIRECT else said


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
