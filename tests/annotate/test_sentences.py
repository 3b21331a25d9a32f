"""Sentences: where they end, and where they do not though it looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.annotate.sentences import split
from ujar.lang import Language
from ujar.schema import Boilerplate, BoilerplateType, Span

ID = Language("id")
# Seconds for 200,000 characters; a tenth of it is usual on an idle machine.


def sentences(text, boilerplate=(), language=ID):
    return [text[slice(*s.span)] for s in split(text, boilerplate, language)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Hujan turun sejak pagi.", "Warga mengungsi ke balai desa."],
        ["Harga naik 5,5 persen menjadi Rp 1.500.000,00.", "Ia mengeluh."],
        ["Apakah jembatan itu aman?", "Belum tentu!", "Tim masih memeriksa."],
        ["Kapal tiba pukul 19.00 WIB.", "Penumpang turun."],
        ["Data itu dari kabarsungai.com.", "Dinas belum menjawab."],
        ["Kurs melemah terhadap dolar AS.", "Analis tidak heran."],
    ],
)
@pytest.mark.parametrize("joint", [" ", "", "\n", "\n\n"])
def test_sentences_are_split_however_they_are_joined(parts, joint):
    """Spaces, line breaks or nothing at all between sentences: the same sentences."""
    assert sentences(joint.join(parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Menurut Prof. Dr. Ratna Wulan, M.Si., Sp.A. dari RSUD itu, wabah mereda.",
        "PT. Sungai Makmur Tbk. (SGMK) pindah ke Jl. Kenanga No. 5, Kec. Lor.",
        "Buku karya B. J. Sastro itu terbit lagi.",
        "Ia melanggar Pasal 3 ayat (1) UU No. 12 Tahun 2020.",
        "Kapal itu berbobot 1.200 ton dan panjangnya 45.5 meter.",
        "Kami menunggu... tetapi tidak ada kabar.",
        '"Kami siap. Kapal sudah ada," kata Sastro.',
        '"Kami siap. Kapal sudah ada." Kata Sastro kepada warga.',
        'Sastro menambahkan, "Kami siap. Kapal sudah ada."',
        "“Kami siap. Apakah kapal ada?” tanya Dewi.",
        "Ketua\nDewi Sastro\ntiba di pelabuhan, lalu pergi ke kawasan\nLor\n.",
    ],
)
def test_what_looks_like_an_end_and_is_none(text):
    """Abbreviations, initials, numbers, quotations and links stay whole."""
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ['"Kami siap. Kapal ada," kata Sastro.', '"Kami juga," ujar Dewi.'],
        ["Dewi menolak.", '"Belum waktunya. Kita lihat nanti."', "Ia lalu pergi."],
        ["“Kapal ada,” tuturnya.", "“Kita berangkat.”", "Dewi diam."],
    ],
)
@pytest.mark.parametrize("joint", [" ", "", "\n"])
def test_quotations_begin_and_end_sentences(parts, joint):
    """A closed quotation with its reporting clause is one, glued or not."""
    assert sentences(joint.join(parts)) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["Hujan turun sejak pagi", "Namun warga Lor tetap bekerja."],
        ["Itu jelas, tuturnya", '"Kita akan menunggu kapal sampai besok," kata Dewi.'],
        ["Hujan turun sejak pagi.,", "Warga Lor tetap bekerja."],
    ],
)
def test_a_stop_lost_with_the_space(parts):
    """A word that starts sentences, or a quotation, glued to a word begins one."""
    assert sentences("".join(parts)) == parts


def test_a_missing_mark_does_not_swallow_the_article():
    """After a mark that is never closed, the next paragraphs are split as usual."""
    text = '"Kami siap. Kapal ada, kata Sastro.\n' + "Hujan turun. Angin reda.\n" * 80
    assert len(sentences(text)) >= 160


def test_paragraphs_are_counted():
    """Sentences know their paragraph; a heading is one of its own."""
    text = "Hujan turun. Angin reda.\nKondisi di Lor\nWarga pulang."
    assert [s.paragraph for s in split(text, (), ID)] == [0, 0, 1, 2]


def test_no_sentence_crosses_boilerplate():
    """Boilerplate ends a sentence and is no part of any."""
    text = "Hujan turun Baca juga: Kapal Tiba warga pulang."
    mark = Boilerplate(Span(12, 33), BoilerplateType.RELATED)
    assert sentences(text, [mark]) == ["Hujan turun", "warga pulang."]


def test_english_is_a_language_too():
    """The same code splits English with its own table."""
    text = "Mr. Smith left at 5 p.m. on Friday. He did not return."
    assert len(sentences(text, (), Language("en"))) == 2


PIECES = st.sampled_from(
    [
        *'."“”’!?… \n\t(),:',
        "Kata",
        "dia",
        "Dr.",
        "A.",
        "1.",
        "aB",
        "x.com",
        "\ud800",
        "中",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


@given(TEXTS)
def test_any_text_is_covered_in_order(text):
    """Whatever the text: sorted, apart, trimmed, and every letter in a sentence."""
    found = split(text, (), ID)
    covered = set()
    end = 0
    for sentence in found:
        start, stop = sentence.span
        assert end <= start < stop <= len(text)
        assert not text[start].isspace()
        assert not text[stop - 1].isspace()
        covered |= set(range(start, stop))
        end = stop
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())


@pytest.mark.parametrize("unit", [".A", '"a ', "a \n", " ", "A. ", '."', "aB", "…"])
def test_a_long_text_of_anything_is_split(unit):
    """200,000 characters of one thing end, with sentences in order inside them."""
    text = unit * (200_000 // len(unit))
    end = 0
    for sentence in split(text, (), ID):
        assert end <= sentence.span.start < sentence.span.end <= len(text)
        end = sentence.span.end
