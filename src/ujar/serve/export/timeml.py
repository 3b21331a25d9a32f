"""Dates of an article as TimeML: TIMEX3 tags in the text, which stays as it is.

A document is in the form of the TempEval corpora (DOCID, DCT, TITLE, EXTRAINFO, TEXT).
t0 is the time of publication. What XML cannot hold (most controls, half characters) is
U+FFFD, one for one, so that offsets stay, and EXTRAINFO says how many there were. Days
that expressions were resolved against and that the text does not have are empty TIMEX3
tags in EXTRAINFO.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ujar.schema import DateExpression, DateType, Reading
from ujar.serve.export.collecting import Collected
from ujar.serve.export.selection import Told

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_IN_TEXT = str.maketrans(_ENTITIES)
_IN_VALUE = str.maketrans(_ENTITIES | {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LOST = "\ufffd"
_NAME = 80
_DAY = 10
# What TIMEX3 writes where a part of a value is not known.
_UNKNOWN = {
    DateType.DATE: "XXXX-XX-XX",
    DateType.TIME: "XXXX-XX-XXTXX:XX",
    DateType.DURATION: "PXX",
    DateType.SET: "XXXX-XX-XX",
}


def archive(articles: Iterable[Told]) -> Iterator[bytes]:
    """Yield the bytes of a ZIP file with a document for each article."""
    sink = Collected()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as file:
        for number, told in enumerate(articles, 1):
            safe = _UNSAFE.sub("-", told.article.id)[:_NAME].strip("-.")
            info = zipfile.ZipInfo(f"{number:06}-{safe}.tml")
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, document(told.reading))
            yield sink.taken()
    yield sink.taken()


def document(reading: Reading) -> bytes:
    """Return the article as a TimeML document."""
    article, tags = reading.article, _Tags(reading)
    text = "".join(tags.text())
    lost = sum(len(_UNFIT.findall(t or "")) for t in (article.text, article.title))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<TimeML>",
        f"<DOCID>{_text(article.id)}</DOCID>",
        f"<DCT>{tags.published()}</DCT>",
        f"<TITLE>{_text(article.title or '')}</TITLE>",
        f"<EXTRAINFO>{''.join(tags.anchors)}{_told(lost, tags.passed)}</EXTRAINFO>",
        f"<TEXT>{text}</TEXT>",
        "</TimeML>",
    ]
    return ("\n".join(lines) + "\n").encode()


@dataclass(slots=True)
class _Tags:
    """The tags of an article, numbered as they come."""

    reading: Reading
    anchors: list[str] = field(default_factory=list)
    passed: int = 0
    _by_value: dict[str, str] = field(default_factory=dict)
    _last: int = 0

    def published(self) -> str:
        """Return the tag of the time of publication."""
        said, day = self.reading.article.published, self.reading.day
        value = said or day or _UNKNOWN[DateType.DATE]
        kind = DateType.TIME if "T" in value else DateType.DATE
        guessed = "suggested by the article's own dates" if day and not said else None
        attributes = {
            "tid": "t0",
            "type": "DATE" if value in _UNKNOWN.values() else kind.value,
            "value": value,
            "temporalFunction": "false",
            "functionInDocument": "PUBLICATION_TIME",
            "comment": guessed,
        }
        return _tag(attributes, value)

    def text(self) -> Iterator[str]:
        """Yield the text with its tags; of two that overlap the first is there."""
        text, end = self.reading.article.text, 0
        kept = list(self._kept())
        tids = self._numbered(kept)
        for date, tid in zip(kept, tids, strict=True):
            yield _text(text[end : date.span.start])
            yield _tag(self._attributes(date, tid), text[slice(*date.span)])
            end = date.span.end
        yield _text(text[end:])

    def _kept(self) -> Iterator[DateExpression]:
        end = 0
        for date in sorted(self.reading.dates, key=lambda d: d.span):
            if date.span.start < end:
                self.passed += 1
                continue
            end = date.span.end
            yield date

    def _numbered(self, dates: Sequence[DateExpression]) -> list[str]:
        said = self.reading.article.published or self.reading.day
        if said:
            self._by_value[said[:_DAY]] = "t0"
        for date in dates:
            self._last += 1
            if date.type is DateType.DATE and date.value and date.anchor is None:
                self._by_value.setdefault(date.value, f"t{self._last}")
        return [f"t{number}" for number in range(1, len(dates) + 1)]

    def _attributes(self, date: DateExpression, tid: str) -> dict[str, str | None]:
        return {
            "tid": tid,
            "type": date.type.value,
            "value": date.value or _UNKNOWN[date.type],
            "mod": date.mod,
            "temporalFunction": "true" if date.anchor else "false",
            "anchorTimeID": self._anchored(date.anchor) if date.anchor else None,
            "comment": date.problem,
        }

    def _anchored(self, day: str) -> str:
        """Return the number of the tag of a day; it is made if there is none."""
        if day not in self._by_value:
            self._last += 1
            tid = self._by_value[day] = f"t{self._last}"
            kind = DateType.DATE.value
            self.anchors.append(_tag({"tid": tid, "type": kind, "value": day}, ""))
        return self._by_value[day]


def _tag(attributes: dict[str, str | None], content: str) -> str:
    written = "".join(
        f' {name}="{_UNFIT.sub(_LOST, value).translate(_IN_VALUE)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<TIMEX3{written}>{_text(content)}</TIMEX3>"


def _text(text: str) -> str:
    return _UNFIT.sub(_LOST, text).translate(_IN_TEXT)


def _told(lost: int, passed: int) -> str:
    told = []
    if lost:
        told.append(f"{lost} characters that XML cannot hold are U+FFFD.")
    if passed:
        told.append(f"{passed} expressions that overlap others are left out.")
    return " ".join(told)
