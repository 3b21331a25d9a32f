"""Specifications and rows into SVG, drawn by Vega (vl-convert), on this machine.

No word of an article goes to the library, which draws numbers and marks such as ~3~;
the words are put in afterwards, made visible and escaped as everywhere. So nothing that
somebody wrote can stop or mislead it, and drawings are kept whatever the language.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources

from markupsafe import Markup, escape

from ujar.serve.visible import one_line

Tables = Mapping[str, Sequence[Mapping[str, object]]]

# A drawing is some 10 KB.
_KEPT = 512
_MARK = re.compile(r"~(\d+)~")
# Frames that are not seen, and what only a drawing without title and table would need.
_NEEDLESS = re.compile(
    r'<path class="(?:back|fore)ground"[^>]*/>| role="graphics-[a-z]+"'
    r'| aria-roledescription="[^"]*"| aria-hidden="true"| opacity="1"'
)
_TOLD = re.compile(r'<path aria-label="([^"]*)"([^>]*)/>')
_FINE = re.compile(r"(\.\d)\d+")
_GROUND = {
    "text": {"font": "var(--sans)", "fontSize": 13, "fill": "var(--ink-2)"},
    "path": {"stroke": None},
}
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True, slots=True)
class Words:
    """What is written in a drawing, each text once by its mark."""

    texts: list[str] = field(default_factory=list)

    def mark(self, text: str) -> str:
        """Return what stands in the drawing until the text is put in.

        >>> words = Words()
        >>> words.mark("Kabar"), words.mark("Surat"), words.texts
        ('~0~', '~1~', ['Kabar', 'Surat'])
        """
        self.texts.append(text)
        return f"~{len(self.texts) - 1}~"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What stands inside an ``svg`` of that size."""

    width: str
    height: str
    body: Markup


def drawn(name: str, rows: Tables, words: Words, /, **signals: float) -> Drawing:
    """Return the drawing of the specification *name* with its tables of *rows*."""
    spec = {**json.loads(_specification(name)), "config": _GROUND}
    for table in spec["data"]:
        if table["name"] in rows:
            table["values"] = rows[table["name"]]
    for signal in spec["signals"]:
        if signal["name"] in signals:
            signal["value"] = signals[signal["name"]]
    width, height, body = _rendered(json.dumps(spec))
    texts = [escape(one_line(text)) for text in words.texts]
    written = _MARK.sub(lambda mark: str(texts[int(mark[1])]), body)
    return Drawing(width, height, Markup(written))  # noqa: S704 - only our texts


def ready() -> None:
    """Draw something, as the first drawing of a process takes a second."""
    drawn("shares", {}, Words())


@cache
def _specification(name: str) -> str:
    file = resources.files("ujar.serve.web.plots") / f"{name}.vg.json"
    return file.read_text(encoding="utf-8")


@lru_cache(_KEPT)
def _rendered(spec: str) -> tuple[str, str, str]:
    """Return width, height and body of what Vega draws."""
    import vl_convert  # noqa: PLC0415 - 80 MB, when something is drawn

    svg = vl_convert.vega_to_svg(spec)
    size = _SIZE.search(svg)
    width, height = size.groups() if size else ("0", "0")
    inner = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    told = _TOLD.sub(r"<path\2><title>\1</title></path>", _NEEDLESS.sub("", inner))
    return width, height, _FINE.sub(r"\1", told)
