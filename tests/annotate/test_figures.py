"""Numbers are read with value, bounds and unit; what only looks like one is not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.annotate import figures
from ujar.lang import Language
from ujar.schema import DateExpression, DateType, Figure, Sense, Sentence, Span

ID = Language("id")
EN = Language("en")


def read(text, language=ID, dates=()):
    return figures.find(text, [Sentence(Span(0, len(text)))], dates, language)


def only(text, language=ID) -> Figure:
    found = read(text, language)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Ada 1.500.000 warga di sana.", 1_500_000, "warga"),
        ("Ada 10,000 warga di sana.", 10_000, "warga"),
        ("Beratnya 1,5 kilogram.", 1.5, "kilogram"),
        ("Selisihnya 0,041 detik.", 0.041, "detik"),
        ("Waktunya 2,258 detik.", 2.258, "detik"),
        ("Panen naik 3,125 persen.", 3.125, "percent"),
        ("Panen naik 12%.", 12, "percent"),
        ("Dana Rp3,9 miliar cair.", 3.9e9, "IDR"),
        ("Dana Rp.5juta cair.", 5e6, "IDR"),
        ("Dana Rp 2.479 triliun cair.", 2479e12, "IDR"),
        ("Dana Rp 500.000,00 cair.", 500_000, "IDR"),
        ("Dana Rp 3,5 T cair.", 3.5e12, "IDR"),
        ("Dana Rp 20 jt cair.", 20e6, "IDR"),
        ("Dana senilaiRp5 juta cair.", 5e6, "IDR"),
        ("Dana US$ 152,5 miliar cair.", 152.5e9, "USD"),
        ("Dana 982 miliar dolar AS cair.", 982e9, "USD"),
        ("Dana 70 dolar Singapura cair.", 70, "SGD"),
        ("Dana 100.000 yuan cair.", 100_000, "CNY"),
        ("Ada lima desa.", 5, "desa"),
        ("Ada dua puluh satu kasus.", 21, "kasus"),
        ("Ada dua belas kasus.", 12, "kasus"),
        ("Ada seratus dua puluh tiga ribu kasus.", 123_000, "kasus"),
        ("Ada seribu kasus.", 1000, "kasus"),
        ("Ada setengah juta kasus.", 500_000, "kasus"),
        ("Ada satu setengah juta kasus.", 1_500_000, "kasus"),
        ("Lamanya dua setengah jam.", 2.5, "jam"),
        ("Naik lima koma dua persen.", 5.2, "percent"),
        ("Ada dua lusin piring.", 24, "piring"),
        ("Disetujui dua pertiga anggota.", 2 / 3, "anggota"),
        ("Kini sepertiga dari ladang kering.", 1 / 3, None),
        ("Suhu minus 5 derajat.", -5, "derajat"),
        ("Rasio (-6,89%) buruk.", -6.89, "percent"),
        ("Ada 2 (dua) perahu.", 2, "perahu"),
        ("Ada tiga orang saksi.", 3, "saksi"),
        ("Bobotnya 5kg saja.", 5, "kg"),
    ],
)
def test_values_come_from_digits_and_words(text, value, unit):
    """The value is the number's, whatever way it is written."""
    figure = only(text)
    assert figure.value == pytest.approx(value)
    assert figure.unit == unit
    assert figure.high is None
    assert figure.sense == Sense.EXACTLY


@pytest.mark.parametrize(
    ("text", "sense", "span"),
    [
        ("Ada sekitar 40 perahu.", "about", "sekitar 40 perahu"),
        ("Ada hampir 40 perahu.", "about", "hampir 40 perahu"),
        ("Ada mendekati 40 perahu.", "about", "mendekati 40 perahu"),
        ("Ada 40-an perahu.", "about", "40-an perahu"),
        ("Harganya Rp 2 jutaan.", "about", "Rp 2 jutaan"),
        ("Ada lebih dari 40 perahu.", "more_than", "lebih dari 40 perahu"),
        ("Ada di atas 40 perahu.", "more_than", "di atas 40 perahu"),
        ("Ada 40 lebih perahu.", "more_than", "40 lebih perahu"),
        ("Ada 40 perahu lebih.", "more_than", "40 perahu lebih"),
        ("Ada setidaknya 40 perahu.", "at_least", "setidaknya 40 perahu"),
        ("Ada paling sedikit 40 perahu.", "at_least", "paling sedikit 40 perahu"),
        ("Ada maksimal 40 perahu.", "at_most", "maksimal 40 perahu"),
        ("Muat hingga 40 perahu.", "at_most", "hingga 40 perahu"),
        ("Jumlahnya naik hingga 40 perahu.", "exactly", "40 perahu"),
        ("Jumlahnya mencapai 40 perahu.", "exactly", "40 perahu"),
        ("Ada kurang dari 40 perahu.", "less_than", "kurang dari 40 perahu"),
    ],
)
def test_bounding_words_give_the_sense(text, sense, span):
    """The words that bound the number give its sense and belong to its span."""
    figure = only(text)
    assert figure.sense == sense
    assert text[slice(*figure.span)] == span


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Lamanya 6-7 hari.", 6, 7),
        ("Lamanya 10 hingga 15 tahun.", 10, 15),
        ("Lamanya 10 tahun hingga 15 tahun.", 10, 15),
        ("Lamanya antara 5 dan 7 tahun.", 5, 7),
        ("Bunganya 3 sampai dengan 5 persen.", 3, 5),
        ("Harganya Rp10-20 juta.", 10e6, 20e6),
        ("Hadiahnya mulai dari 50.000 hingga 5 juta yuan.", 50_000, 5e6),
        ("Hadiahnya Rp115 juta hingga Rp11 miliar.", 115e6, 11e9),
        ("Datang dua tiga orang.", 2, 3),
        ("Datang puluhan orang.", 20, 99),
        ("Datang ratusan ribu orang.", 100_000, 999_000),
    ],
)
def test_ranges_have_both_ends(text, low, high):
    """A range is one figure with its lower and its upper end."""
    figure = only(text)
    assert (figure.value, figure.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    "text",
    [
        "Pasal 12 ayat 3 berlaku.",
        "UU Nomor 11 Tahun ini berlaku.",
        "Penerbangan XY-716 batal.",
        "Ini ulang tahun ke-3 mereka.",
        "Dia anak nomor satu.",
        "Salah satu warga datang.",
        "Mereka satu-satunya saksi.",
        "Kedua pihak sepakat.",
        "Mereka menang 2-1 atas tamu.",
        "Siswa SMPN 4 Sukamaju datang.",
        "Detasemen Khusus 88 Antibadai datang.",
        "Pemilu 2024 usai.",
        "Hubungi 0812-3456-7890 segera.",
        "Hubungi +62 812 segera.",
        "Buka contoh.id/1234/berita sekarang.",
        "Ani (28) hadir.",
        "Ani, 28 tahun, hadir.",
        "Ia berusia 28 tahun.",
        "Warga RT 03 RW 05 hadir.",
        "1. Datang lebih awal",
        "Ponsel Anu 15 dijual.",
        "Mereka punya satu visi.",
    ],
)
def test_names_orders_and_ages_are_no_figures(text):
    """Numbers that name, order or date a thing are left out."""
    assert read(text) == ()


def test_a_number_inside_a_date_is_no_figure_but_a_length_of_time_is():
    """Dates and times of day hide their numbers; durations do not."""
    text = "Rapat 12 Juni berjalan tiga jam."
    day, length = Span(6, 13), Span(23, 31)
    dates = (
        DateExpression(day, DateType.DATE, "2025-06-12"),
        DateExpression(length, DateType.DURATION, "PT3H"),
    )
    found = read(text, dates=dates)
    assert [(f.value, f.unit) for f in found] == [(3, "jam")]


def test_only_sentences_are_read():
    """What lies outside the sentences holds no figures."""
    text = "Ada 5 desa. Baca juga: Ada 7 desa."
    found = figures.find(text, [Sentence(Span(0, 11))], (), ID)
    assert [f.value for f in found] == [5]


def test_what_is_counted_carries_on():
    """A bare number behind a counted one counts the same; a currency does not."""
    found = read("Ada 30 siswa. 4 di Klinik Anu, 8 di Klinik Itu.")
    assert [(f.value, f.unit) for f in found] == [
        (30, "siswa"),
        (4, "siswa"),
        (8, "siswa"),
    ]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Harga cabai naik 5 persen.", "Harga cabai"),
        ("Ia membayar denda sebesar Rp 5 juta.", "denda"),
        ("Ada 40 pekerja pabrik sepatu.", "pabrik sepatu"),
        ("Ada 40 siswa yang pulang.", "yang pulang"),
    ],
)
def test_of_is_what_stands_beside_the_number(text, of):
    """`of` is the noun phrase that the number belongs to."""
    assert only(text).of == of


def test_english_is_a_table():
    """The same code reads English."""
    found = read("More than two hundred people paid $1.5 million.", EN)
    assert [(f.value, f.sense, f.unit) for f in found] == [
        (200, Sense.MORE_THAN, "people"),
        (1.5e6, Sense.EXACTLY, "USD"),
    ]


def test_a_language_without_a_table_has_no_figures():
    """Nothing is found, and nothing breaks, where no table says what a number is."""
    assert read("Ada lima desa.", Language("xx")) == ()


PIECES = st.sampled_from(
    [
        *"0123456789.,-–/:()%+x \n",
        *("Rp", "US$", "juta", "persen", "dua", "tiga", "puluh", "ratus", "setengah"),
        *(
            " ",
            "ratusan",
            "hingga",
            "antara",
            "dan",
            "lebih dari",
            "orang",
            "satu-satunya",
        ),
        *(
            "koma",
            "pertiga",
            "lusin",
            "tahun",
            "-an",
            "ribu",
            "\ud800",
            "\x00",
            "٣",
            "²",
        ),
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_gives_sorted_spans_inside_it(text):
    """No text breaks it; spans lie in the text, in order, apart; values are finite."""
    found = read(text)
    for figure in found:
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        assert abs(figure.value) < float("inf")
        assert figure.high is None or figure.value < figure.high
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_the_currency_of_the_next_number_is_no_unit():
    """ "US" is counted by nothing where the next amount is in US$."""
    found = read("Harga naik dari 20 US$5 sehari.")
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert found[-1].unit == "USD"


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "1.",
        "1.000",
        "dua ",
        "Rp ",
        "5-",
        "dua-",
        "1 juta ",
        "lima orang ",
        "(",
        "satu",
    ],
)
def test_long_input_is_read_to_its_end(piece):
    """100,000 characters of the worst kind end, with figures in order."""
    text = piece * (100_000 // len(piece))
    end = 0
    for figure in read(text):
        assert end <= figure.span.start < figure.span.end <= len(text)
        end = figure.span.end
