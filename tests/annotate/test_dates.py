"""Expressions of time: found, typed, resolved, and mended where they are wrong."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ujar.annotate import dates
from ujar.lang import Language
from ujar.schema import DateType

ID = Language("id")
FRIDAY = "2025-06-20T11:24"
CASES = Path(__file__).parents[2] / "evals" / "data"
# The sentence whose bare year stands after a word that is not in the table.
KNOWN_FAILURES = {"d091"}


def marks(case):
    failure = pytest.mark.xfail(reason="a bare year after an unknown word")
    return [failure] if case["id"] in KNOWN_FAILURES else []


LINES = [
    pytest.param(case, id=case["id"], marks=marks(case))
    for path in sorted(CASES.glob("dates_*.jsonl"))
    for case in map(json.loads, path.read_text(encoding="utf-8").splitlines())
]


def read(text, published=FRIDAY):
    return [
        (text[slice(*e.span)], e.type.value, e.value)
        for e in dates.find(text, published, ID)
    ]


def one(text, published=FRIDAY):
    (expression,) = dates.find(text, published, ID)
    return expression


@pytest.mark.parametrize("case", LINES)
def test_invented_sentences_are_read_as_annotated_by_hand(case):
    """Spans, types and values of evals/data, whose failures are kept by name."""
    found = dates.find(case["text"], case["published"], Language(case["language"]))
    assert [
        {"span": [*e.span], "type": e.type.value, "value": e.value} for e in found
    ] == case["dates"]


def test_a_contradicting_weekday_wins_and_is_reported():
    """20 June is a Friday: "Kamis (20/6/2025)" means the Thursday before."""
    expression = one("Hal itu disampaikan Kamis (20/6/2025).")
    assert expression.value == "2025-06-19"
    assert expression.anchor == "2025-06-20"
    assert "weekday" in expression.problem


def test_a_contradiction_far_from_publication_is_reported_not_mended():
    """What was years ago cannot be the day before publication."""
    expression = one("Ia dilantik Senin (20/10/2009).")
    assert expression.value == "2009-10-20"
    assert "weekday" in expression.problem


def test_a_slip_of_the_month_or_in_the_future_is_told_apart():
    """A wrong month means the last such weekday, a day ahead the one about it."""
    assert one("Ia bicara Jumat (20/5/2025).").value == "2025-06-20"
    assert one("Laga digelar Selasa (25/6/2025).").value == "2025-06-24"
    assert one("Ia bicara Jumat (20/1/2024).").value == "2025-06-20"


def test_without_a_publication_day_the_printed_date_stands():
    """A contradiction cannot be mended then, but is still told."""
    expression = one("Hal itu disampaikan Kamis (20/6/2025).", None)
    assert (expression.value, expression.anchor) == ("2025-06-20", None)
    assert expression.problem


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rabu (1862025)", "2025-06-18"),
        ("Rabu (186)", "2025-06-18"),
        ("Jumat (20/62025)", "2025-06-20"),
        ("Jumat (20/6/205)", "2025-06-20"),
        ("Jumat (20/6/20255)", "2025-06-20"),
    ],
)
def test_typing_errors_are_read_and_reported(text, value):
    """Lost slashes and broken years are mended from weekday and publication day."""
    expression = one(f"Ia bicara, {text}, di kantor.")
    assert expression.value == value
    assert expression.problem


@pytest.mark.parametrize(
    "text",
    ["kemarin", "Jumat pekan lalu", "tahun lalu", "tadi malam", "Senin", "Rabu (18/6)"],
)
def test_relative_expressions_say_that_the_anchor_is_missing(text):
    """Without a publication day they keep at most what is certain."""
    expression = one(f"Ia bicara {text}.", None)
    assert (
        expression.value is None or "X" in expression.value or "T" in expression.value
    )
    assert expression.problem
    assert expression.anchor is None


def test_a_year_alone_as_publication_gives_days_their_year():
    """Precision is kept: 2025 places "Selasa (3/12)", but no yesterday."""
    assert one("Hal itu terjadi Rabu (18/6).", "2025").value == "2025-06-18"
    assert one("Hal itu terjadi kemarin.", "2025").value is None


def test_a_time_of_day_takes_the_day_beside_it():
    """Before it or after it, but not from another sentence."""
    assert read("Rabu (18/6) pukul 19.00 WIB")[1][2] == "2025-06-18T19:00"
    assert read("pukul 19.00 WIB, Rabu (18/6)")[0][2] == "2025-06-18T19:00"
    assert read("Rabu (18/6). Pukul 19.00 WIB")[1][2] == "T19:00"


def test_absolute_expressions_have_no_anchor():
    """What is printed whole does not depend on the publication day."""
    assert one("pada 12 November 2024").anchor is None
    assert one("tahun lalu").anchor == "2025-06-20"


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("akhir Mei 2025", "END"),
        ("pertengahan Juli 2025", "MID"),
        ("awal tahun ini", "START"),
        ("sekitar dua jam", "APPROX"),
        ("lebih dari dua tahun", "MORE_THAN"),
    ],
)
def test_modifiers_are_kept_as_timex3_has_them(text, mod):
    """The value is that of the period; the modifier stands beside it."""
    assert one(text).mod == mod


@pytest.mark.parametrize(
    "text",
    [
        "Skor akhir 2-1 untuk tuan rumah.",
        "Dua pertiga (2/3) anggota hadir.",
        "Harganya Rp 2.025 per lembar.",
        "Hubungi 0812-2024-2025.",
        "UU Nomor 17 Tahun 2014 dan Pasal 12 ayat 3.",
        "Ia menang atas lawan 21-19, 21-12.",
    ],
)
def test_numbers_that_are_no_dates_are_left_alone(text):
    """Scores, ratios, prices, telephones and laws."""
    assert read(text) == []


def test_sunday_is_a_capital_and_a_week_is_not():
    """ "Minggu" is a day, "minggu lalu" a week."""
    assert one("pada Minggu").value == "2025-06-15"
    assert one("minggu lalu").value == "2025-W24"


def test_a_market_is_not_its_day():
    """ "Pasar Minggu" is a place."""
    assert read("Macet di Pasar Minggu.") == []


def test_words_glued_to_a_date_do_not_hide_it():
    """Where the collected text lost its spaces, the date is still read."""
    assert read("padaKamis (19/6/2025).Ia")[0] == (
        "Kamis (19/6/2025)",
        "DATE",
        "2025-06-19",
    )


def test_anchor_prefers_a_day_with_its_weekday_and_year():
    """An old day in the first line is not when the article was written."""
    text = "Berdiri sejak 12 Mei 1998, pasar itu terbakar Kamis (19/6/2025)."
    assert dates.anchor(text, ID) == "2025-06-19"


def test_anchor_mends_a_weekday_with_a_year_that_the_text_names():
    """3 December was a Tuesday in 2024; the copyright line names that year."""
    text = "Ia bicara Selasa (3/12).\nCopyright © ANTARA 2024"
    assert dates.anchor(text, ID) == "2024-12-03"
    assert dates.anchor("Ia bicara.\nCopyright © ANTARA 2024", ID) is None
    assert dates.anchor("", ID) is None


def test_anchor_takes_a_weekday_without_any_year_for_recent():
    """Of 2013, 2019, 2024 and 2030, in which 3 December was a Tuesday, the newest."""
    assert dates.anchor("Ia bicara Selasa (3/12).", ID, 2026) == "2024-12-03"
    assert dates.anchor("Ia bicara Selasa (3/12).", ID, 2031) == "2030-12-03"
    assert dates.anchor("Ia bicara Selasa (3/12).", ID) is None
    assert dates.anchor("Ia bicara 3 Desember.", ID, 2026) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # the latest of the days in brackets, not what the report looks back on
        (
            "Ia datang Kamis (5/6/2025). “Aman,” kata Rana, Senin (9/6/2025).",
            "2025-06-09",
        ),
        # nor a day that somebody names
        (
            "“Aman,” kata Rana, Kamis (5/6/2025). Jalan buka Senin, 9 Juni 2025.",
            "2025-06-05",
        ),
        # nor one that is to come
        (
            "“Aman,” kata Rana, Kamis (5/6/2025). Lomba akan digelar Senin (9/6/2025).",
            "2025-06-05",
        ),
        ("Lomba akan digelar Senin (9/6/2025).", "2025-06-09"),
        # the same of days without a year, in the latest year that is named
        (
            "Ia datang Kamis (5/6). Kata Rana, Senin (9/6), hingga Mei 2025.",
            "2025-06-09",
        ),
        # a year long before the others is not that of the news
        ("Kata Rana, Jumat (30/1), sejak 2020 hingga awal 2025.", "2026-01-30"),
        # nor is a day in which somebody was born, or one that is far off
        ("Rana lahir di Sagara, 11 Februari 1949.", None),
        ("Kota itu jadi pada Minggu, 3 Desember 2045.", None),
    ],
)
def test_anchor_is_the_day_of_the_news_itself(text, day):
    """Not every day that is printed is that of the report."""
    assert dates.anchor(text, ID, 2026) == day


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("digelar 4 hingga 7 Maret 2031", "2031-03-06"),
        ("akan digelar 4 hingga 7 Maret 2031", None),
        ("digelar 4 hingga 7 Maret 2031 mendatang", None),
        ("digelar 1 hingga 5 Maret 2031", None),
        ("digelar 4 hingga 24 Maret 2031", None),
    ],
)
def test_anchor_takes_a_weekday_inside_the_days_that_something_lasts(when, day):
    """6 March is the only Thursday while the contest lasts; reported from there."""
    text = f"Lomba perahu {when} di Sagara. Warga datang, kata panitia, Kamis."
    assert dates.anchor(text, ID) == day


def test_anchor_believes_the_copyright_year_before_other_years():
    """2 December was a Friday in 2022, but the line says 2023: the day slipped."""
    text = "Ia bicara Jumat (2/12) tentang 2022.\nCOPYRIGHT © ANTARA 2023"
    assert dates.anchor(text, ID) == "2023-12-01"


def test_a_language_without_a_table_finds_nothing():
    """No table, no dates, no error."""
    assert dates.find("20 Juni 2025", FRIDAY, Language("xx")) == ()


PIECES = (  # noqa: SIM905  (one a line would fill the page)
    "Senin |(|)|20|/|6|2025| Juni |-|setiap |dua |hari |lalu |pukul |19.00| WIB|31|"
    "Februari|akhir |tahun |99999|abad ke-|1446 H|kuartal |\n|ini |pekan |minggu|\ud800"
).split("|")
pieces = st.sampled_from(PIECES)
texts = st.one_of(st.text(), st.lists(pieces).map("".join))
days = st.one_of(
    st.none(), st.dates().map(str), st.sampled_from(["", "2025", "2025-06", "rubbish"])
)
VALUE = re.compile(r"[0-9XTPWQHDEMYSNIAFOVREFUT_:/-]+")


@settings(max_examples=300)
@given(texts, days)
def test_in_any_text_expressions_are_sorted_apart_and_inside_it(text, published):
    """No input makes a span leave the text, two overlap, or the search raise."""
    last = 0
    for expression in dates.find(text, published, ID):
        start, end = expression.span
        assert last <= start < end <= len(text)
        assert expression.value is None or VALUE.fullmatch(expression.value)
        assert expression.type in DateType
        last = end


@given(texts)
def test_anchor_is_a_day_or_nothing(text):
    """Whatever the text, the guess is an ISO day or None."""
    day = dates.anchor(text, ID, 2031)
    assert day is None or re.fullmatch(r"\d{4}-\d\d-\d\d", day)


@pytest.mark.parametrize(
    "piece", ["1 ", "1/", "(1/2", "Senin (", "dua ", "akhir tahun "]
)
def test_a_long_line_is_read_to_its_end(piece):
    """200,000 characters of the worst kind end, with expressions in order."""
    text = (piece * 200_000)[:200_000]
    end = 0
    for found in dates.find(text, FRIDAY, ID):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end
