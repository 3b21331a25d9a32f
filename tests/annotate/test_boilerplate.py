"""Boilerplate: each class of it marked, and the body around it left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.annotate.boilerplate import mark
from ujar.lang import Language
from ujar.schema import Article, BoilerplateType, Segment, Span, Tagging

ID = Language("id")
# Seconds for 200,000 characters; a tenth of it is usual on an idle machine.
BODY = "Warga Lor mengungsi setelah sungai meluap pada Senin malam."
MORE = "Menurut Sastro, air mulai surut pada Selasa pagi."


def marked(text, title=None, tagging=None, language=ID):
    found = mark(Article(text, title=title), tagging, language)
    return [(b.type.value, text[slice(*b.span)]) for b in found]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("related", "Baca juga: Sungai Lor Meluap, Ratusan Warga Mengungsi"),
        ("related", "BACA JUGA: Sungai Lor meluap lagi"),
        ("related", "Simak Video: Detik-detik Sungai Lor Meluap"),
        ("related", "Tonton juga: Warga Lor Pulang"),
        ("related", 'Tonton juga video "Warga Lor Pulang ke Rumah" di sini:'),
        ("caption", "Sungai Lor dari udara. Foto: dok. Kabar Lor"),
        ("related", "(Baca: Sungai Lor Meluap Lagi)"),
        ("related", "Baca Juga"),
        ("notice", "[Gambas:Video Kabar]"),
        (
            "notice",
            "Dilarang keras mengambil konten, melakukan crawling untuk AI tanpa izin.",
        ),
        ("notice", "Dilarang menyalin sebagian isi artikel ini tanpa izin redaksi."),
        ("notice", "Your browser doesn’t support HTML5"),
        ("notice", "Disclaimer: Tulisan ini bukan ajakan"),
        ("ad", "SCROLL TO CONTINUE WITH CONTENT"),
        ("ad", "ADVERTISEMENT"),
        ("caption", "Warga Lor menunggu perahu. (Foto: Dewi/Kabar Lor)"),
        ("caption", "Warga Lor menunggu perahu, Senin (2/6). - (Dok. Kabar Lor)"),
        ("caption", "Sungai Lor Foto: Dewi Ayu"),
        ("caption", "Video: Sungai Meluap di Lor\nVideo: Sungai Meluap di Lor"),
        ("credit", "Editor: Dewi Ayu"),
        ("credit", "Penerjemah : Dewi Ayu"),
        ("credit", "Copyright © KABAR 2024"),
        ("credit", "Copyright © 2031 Kabar Lor. Hak cipta dilindungi undang-undang."),
        ("related", "Tags: Sungai Lor, banjir, Kelam"),
        ("notice", "Ikuti saluran WhatsApp Kabar Lor untuk berita terkini"),
        ("notice", "Pantau terus Kabar Lor biar tidak ketinggalan info!"),
    ],
)
def test_lines_between_paragraphs(kind, line):
    """A line of boilerplate is marked with its class, the paragraphs are not."""
    assert marked(f"{BODY}\n{line}\n{MORE}") == [(kind, line)]


@pytest.mark.parametrize(
    "dateline",
    [
        "LOR -",
        "LOR, KABARLOR.com -",
        "Kabarlor.com, Lor -",
        "KABARLOR.CO.ID - LOR.",
        "Jakarta (ANTARA) -",
        "KABARLOR.ID, LOR --",
        "Lor\n-",
    ],
)
def test_datelines(dateline):
    """The dateline is marked up to its dash, whatever its form."""
    assert marked(f"{dateline} {BODY}") == [("byline", dateline)]


def test_a_hyphen_behind_the_dateline_does_not_go_on_with_it():
    """Names of two people with a hyphen stand in many first sentences."""
    text = "Lor (ANTARA) - Ketua Tim Kampanye Daerah (TKD) Wira-Laksmi mengaku siap."
    assert marked(text) == [("byline", "Lor (ANTARA) -")]
    assert marked("kabarlor.com - SAGARA - Tim Wira-Laksmi mengaku siap.") == [
        ("byline", "kabarlor.com - SAGARA -")
    ]


def test_a_sentence_with_a_dash_is_no_dateline():
    """A clause between dashes does not make a dateline of what is before it."""
    assert marked("Warga Lor yang mengungsi - juga anak-anak - sudah pulang.") == []


@pytest.mark.parametrize(
    ("link", "body"),
    [
        ("Baca juga: Banjir Besar Landa Lor di Era Krisis", "Sementara itu, warga"),
        ("BACA JUGA: Banjir Besar Landa Lor di Era Krisis", " Menurut Sastro, warga"),
        ("Baca juga: Warga Lor Pulang?", '"Kami lelah,"'),
        ("Pilihan RedaksiBanjir Lor MeluasWarga Tolak Pindah", "Dewi lalu"),
    ],
)
def test_headlines_glued_to_the_next_sentence(link, body):
    """A link in running text ends where title case gives way to a sentence."""
    text = f"{BODY} {link}{body} menunggu bantuan di balai desa."
    assert marked(text) == [("related", link)]


def test_a_headline_that_nothing_announces():
    """A headline glued to a stop is betrayed by its common words with capitals."""
    link = "Banjir Besar Rendam Ratusan Rumah Warga di Lor"
    text = f'{BODY}{link}"Kami lelah," kata Dewi.'
    assert marked(text) == [("related", link)]


def test_a_long_name_is_no_headline():
    """An office with its name at the head of a glued sentence stays in the body."""
    text = f"{BODY}Kepala Dinas Pekerjaan Umum Kabupaten Lor Dewi Ayu mengatakan siap."
    assert marked(text) == []


@pytest.mark.parametrize(
    "signed", ["(dwa/ayu)", "(*)", "(ayu)", "[da/ay]", "(Dewi Ayu)"]
)
def test_initials_end_the_article(signed):
    """Initials and names in brackets are a credit at the end, not in the middle."""
    assert marked(f"{BODY} {signed}") == [("credit", signed)]
    assert marked(f"{BODY} {signed} {MORE}") == []


def test_tags_below_the_initials():
    """Short lines without a sentence below the initials are tags."""
    text = f"{BODY}\n(dwa/ayu)\nsungai lor\nbanjir"
    assert marked(text) == [("credit", "(dwa/ayu)"), ("related", "sungai lor\nbanjir")]


def test_the_title_repeated():
    """The title is marked where the text repeats it, whatever its marks and case."""
    text = f"SUNGAI LOR MELUAP: WARGA MENGUNGSI\n\n{BODY}"
    assert marked(text, "Sungai Lor Meluap, Warga Mengungsi") == [
        ("headline", "SUNGAI LOR MELUAP: WARGA MENGUNGSI")
    ]


def test_learned_segments_fill_what_the_rules_left():
    """A sure segment is added; an unsure one, or one that rules claimed, is not."""
    text = f"Warga menunggu\n{BODY}\nADVERTISEMENT"
    segments = (
        Segment(Span(0, 14), "caption", 0.99),
        Segment(Span(15, 40), "notice", 0.1),
        Segment(Span(len(text) - 13, len(text)), "related", 0.99),
    )
    found = marked(text, tagging=Tagging(layout=segments))
    assert found == [("caption", "Warga menunggu"), ("ad", "ADVERTISEMENT")]


def test_english_is_a_language_too():
    """The same code marks English boilerplate with its own table."""
    text = "LONDON (Reuters) - The river rose.\nRead more: Towns flooded"
    assert marked(text, language=Language("en")) == [
        ("byline", "LONDON (Reuters) -"),
        ("related", "Read more: Towns flooded"),
    ]


PIECES = st.sampled_from(
    [
        *'.":()/\n -–',
        *("Baca juga: ", "Foto: ", "(Foto: ", "Pilihan Redaksi", "JAKARTA -", "aB"),
        *(
            "Warga Tolak Pindah ",
            "kata ",
            "(a/b)",
            "Editor: ",
            "\ud800",
            "中",
            "[Gambas:",
        ),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


@given(TEXTS, st.text(max_size=20))
def test_any_text_gives_sorted_spans_apart(text, title):
    """Whatever the text: spans inside it, sorted, apart, trimmed, of a known class."""
    end = 0
    for found in mark(Article(text, title=title), None, ID):
        start, stop = found.span
        assert end <= start < stop <= len(text)
        assert text[start:stop] == text[start:stop].strip()
        assert found.type in BoilerplateType
        end = stop


UNITS = [
    ".A",
    "Aa Bb ",
    "Baca juga: ",
    "(Foto: x)",
    "aaaBbbb ",
    "aB",
    "(",
    "\nEditor: a",
    " ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_text_of_anything_is_marked(unit):
    """200,000 characters of one thing end, with marks in order inside the text."""
    text = unit * (200_000 // len(unit))
    end = 0
    for found in mark(Article(text), None, ID):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end
