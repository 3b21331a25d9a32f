"""A brief as a Word file, with links between sentences and their evidence."""

import io
from dataclasses import dataclass
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from ujar.serve.brief.document import Document, Item, Source
from ujar.serve.brief.scripts import code, rightwards

_FONT, _SCRIPT_FONT = "Georgia", "Times New Roman"
_INK, _GREY, _RED = "161616", "5B5A55", "8C1D18"
_REGIONS = {"id": "id-ID", "en": "en-GB"}
# What the properties of a document hold (ECMA-376).
_LONGEST_TITLE = 255
# A paragraph or a run of python-docx, which has no types of its own.
Part = Any


@dataclass(frozen=True, slots=True)
class _Look:
    """How a run looks where it does not look like its paragraph."""

    size: float | None = None
    color: str | None = None
    bold: bool = False
    italic: bool = False


_PLAIN, _STRONG = _Look(), _Look(bold=True)
_LABEL = _Look(9, _RED, bold=True)
_NUMBER, _OUTLET = _Look(8.5, _RED, bold=True), _Look(8.5, bold=True)
_SMALL, _DIM = _Look(8.5), _Look(8.5, _GREY)
_FACTS, _NOTE, _FOOT = _Look(9, _GREY), _Look(9, italic=True), _Look(8, _GREY)
_LINK, _NOTED = _Look(8.5, _RED), _Look(10.5, _RED)


def written(document: Document) -> bytes:
    """Return the document as a .docx file."""
    out = io.BytesIO()
    _Writer(document).made().save(out)
    return out.getvalue()


class _Writer:
    """Writes one document; python-docx has no links and languages of its own."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._docx: Any = docx.Document()
        self._marks = 0

    def made(self) -> Part:
        """Return the whole file."""
        self._set_up()
        document = self._document
        self._line(document.kind, _LABEL)
        self._heading(document.title, 1)
        self._line(" · ".join(document.facts), _FACTS)
        self._line(document.note, _NOTE)
        for section in document.sections:
            self._heading(section.heading, 2)
            for item in section.items:
                self._item(item)
        if document.sources:
            self._heading(document.heading, 2)
        for source in document.sources:
            self._source(source)
        foot = self._docx.sections[0].footer.paragraphs[0]
        self._run(foot, document.made, _FOOT)
        return self._docx

    def _set_up(self) -> None:
        document = self._document
        self._docx.core_properties.title = document.title[:_LONGEST_TITLE]
        self._docx.core_properties.author = "Ujar"
        self._docx.core_properties.language = document.lang
        page = self._docx.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = Cm(2.6)
        for name, size in (("Normal", 10.5), ("Heading 1", 20), ("Heading 2", 13)):
            style = self._docx.styles[name]
            style.font.name, style.font.size = _FONT, Pt(size)
            style.font.color.rgb = RGBColor.from_string(_INK)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            fonts.set(qn("w:hAnsi"), _FONT)
            fonts.set(qn("w:cs"), _SCRIPT_FONT)
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)

    def _heading(self, words: str, level: int) -> None:
        paragraph = self._docx.add_heading(level=level)
        paragraph.paragraph_format.space_before = Pt(6 if level == 1 else 16)
        paragraph.paragraph_format.space_after = Pt(4)
        self._run(paragraph, words)

    def _line(self, words: str, look: _Look) -> None:
        paragraph = self._docx.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(4)
        paragraph.paragraph_format.keep_with_next = True
        self._run(paragraph, words, look)

    def _item(self, item: Item, indent: float = 0) -> None:
        if item.under:
            self._line(item.lead, _LABEL)
            for side in item.under:
                self._item(side, 0.6)
            return
        paragraph = self._paragraph(item.text, indent)
        if item.lead:
            self._run(paragraph, f"{item.lead}: " if item.text else item.lead, _STRONG)
        words = f"“{item.text}”" if item.quoted else item.text
        self._run(paragraph, words, _PLAIN, item.lang)
        for number in item.notes:
            self._link(paragraph, f" {number}", f"e{number}")
        paragraph.paragraph_format.keep_together = True
        if item.meta:
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.keep_with_next = True
            self._run(self._paragraph("", indent), item.meta, _DIM)

    def _source(self, source: Source) -> None:
        paragraph = self._paragraph("")
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.keep_with_next = True
        self._bookmark(paragraph, f"e{source.number}")
        title = f", “{source.title}”" if source.title else ""
        self._run(paragraph, f"{source.number}  ", _NUMBER)
        self._run(paragraph, source.outlet, _OUTLET)
        self._run(paragraph, f", {source.when}{title}", _SMALL)
        self._run(paragraph, f", {source.place}", _DIM)
        if source.url:
            self._run(paragraph, ", ", _DIM)
            self._link(paragraph, source.host, "", source.url)
        quoted = self._paragraph(source.words)
        self._run(quoted, source.words, _SMALL, source.lang)

    def _paragraph(self, words: str, indent: float = 0) -> Part:
        paragraph = self._docx.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(7)
        paragraph.paragraph_format.left_indent = Cm(indent)
        if rightwards(words):
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001
        return paragraph

    def _run(
        self,
        paragraph: Part,
        words: str,
        look: _Look = _PLAIN,
        lang: str | None = None,
    ) -> Part:
        run = paragraph.add_run(words)
        run.bold, run.italic = look.bold or None, look.italic or None
        run.font.size = Pt(look.size) if look.size else None
        if look.color:
            run.font.color.rgb = RGBColor.from_string(look.color)
        if rightwards(words):
            run.font.rtl = True
        language = code(lang, self._document.lang)
        mark = OxmlElement("w:lang")
        mark.set(qn("w:val"), _REGIONS.get(language, language))
        run._r.get_or_add_rPr().append(mark)  # noqa: SLF001
        return run

    def _link(
        self, paragraph: Part, words: str, to: str, url: str | None = None
    ) -> None:
        """Add words that lead to a bookmark, or to an address outside."""
        run = self._run(paragraph, words, _LINK if url else _NOTED)
        run.font.superscript = None if url else True
        link = OxmlElement("w:hyperlink")
        if url:
            kind = RELATIONSHIP_TYPE.HYPERLINK
            known = paragraph.part.relate_to(url, kind, is_external=True)
            link.set(qn("r:id"), known)
        else:
            link.set(qn("w:anchor"), to)
        link.append(run._r)  # noqa: SLF001
        paragraph._p.append(link)  # noqa: SLF001

    def _bookmark(self, paragraph: Part, name: str) -> None:
        self._marks += 1
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), str(self._marks))
            if tag.endswith("Start"):
                mark.set(qn("w:name"), name)
            paragraph._p.append(mark)  # noqa: SLF001
