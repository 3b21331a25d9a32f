"""Copies: text that two articles share, whole or in part, and what is none."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.link.copies import CopyLinker
from ujar.link.copies.align import blocks, indexed
from ujar.link.copies.body import body
from ujar.schema import (
    Article,
    Boilerplate,
    BoilerplateType,
    DateExpression,
    DateType,
    Direction,
    Form,
    Origin,
    Reading,
    Relation,
    Span,
)

LINKER = CopyLinker()

LEAD = (
    "Warga Desa Randu Alas menutup jalan menuju tambang pasir di tepi Sungai Kemuning"
    " sejak pagi karena debu dari truk pengangkut masuk ke rumah dan sekolah. "
)
MIDDLE = (
    "Puluhan orang memasang bambu melintang di dua tempat dan hanya membiarkan sepeda"
    " motor serta mobil pengangkut orang sakit melewati kampung itu. "
    "Kepala desa mencatat 14 truk terpaksa berbalik arah sebelum pukul 09.00, sementara"
    " sopir yang lain memilih menunggu di warung dekat jembatan lama. "
)
QUOTE = (
    '"Kami sudah tiga kali mengirim surat, tetapi tidak ada satu pun orang dari'
    ' perusahaan yang datang melihat keadaan anak-anak kami di sini," kata Sumarni. '
)
END = (
    "Pengelola tambang berjanji menyiram jalan dua kali sehari dan menutup bak truk"
    " dengan terpal mulai pekan depan, lalu meminta warga membuka palang bambu itu."
)
STORY = LEAD + MIDDLE + QUOTE + END
OTHER = (
    "Pemerintah kabupaten menyiapkan kapal tambahan untuk mengangkut beras ke tiga"
    " pulau yang terputus akibat gelombang tinggi selama dua pekan terakhir. "
    "Petugas pelabuhan memeriksa muatan satu per satu supaya bahan pangan yang mudah"
    " rusak dapat berangkat lebih dahulu daripada semen dan besi bangunan. "
)
REST = (
    "Nelayan di pesisir barat memperbaiki jaring sambil menunggu cuaca membaik, dan"
    " sebagian menjual ikan asin kepada pedagang keliling dengan harga murah. "
)


def read(text, ident, outlet="randu.example", published=None, **layers):
    article = Article(text, id=ident, outlet=outlet, published=published)
    return Reading(article, **layers)


def compared(one, two):
    sides = LINKER.digest(one), LINKER.digest(two)
    found = LINKER.compare(*sides)
    assert found == LINKER.compare(*reversed(sides))
    return found[0] if found else None


def pair(one, two):
    return compared(read(one, "a"), read(two, "b", "kemuning.example"))


@pytest.mark.parametrize(
    ("other", "form"),
    [
        (STORY, Form.IDENTICAL),
        (STORY.replace(",", " –").replace("Warga", "warga"), Form.IDENTICAL),
        (STORY.replace("warga", "penduduk").replace("sopir", "supir"), Form.REPRINT),
        (LEAD + MIDDLE, Form.SHORTENED),
        (OTHER + MIDDLE + REST, Form.PARTIAL),
    ],
    ids=["same", "other marks and case", "edited", "cut", "two sentences reused"],
)
def test_forms(other, form):
    assert pair(STORY, other).form is form


def test_a_text_whose_words_are_replaced_throughout_is_rewritten():
    words = STORY.split()
    for i in range(9, len(words), 10):
        words[i] = "diganti"
    found = pair(STORY, " ".join([*words[:40], *REST.split(), *words[40:]]))
    assert found.form is Form.REWRITTEN


def test_spans_hold_the_same_words_on_both_sides():
    other = OTHER + MIDDLE.replace("bambu melintang", "bambu  melintang") + REST
    found = pair(STORY, other)
    assert found.left < found.right
    assert found.spans
    for here, there in found.spans:
        left, right = STORY[slice(*here)], other[slice(*there)]
        assert left.split() == right.split()
    assert "Puluhan orang" in STORY[slice(*found.spans[0][0])]


def test_lost_spaces_do_not_break_a_shared_span():
    glued = STORY.replace("memasang bambu", "memasangbambu")
    found = pair(STORY, glued.replace(". Kepala", ".Kepala"))
    assert len(found.spans) == 1
    assert found.form is Form.IDENTICAL


def test_a_common_quotation_alone_is_no_copy():
    assert pair(OTHER + QUOTE, QUOTE + END + LEAD) is None


def test_names_and_set_phrases_are_no_copy():
    name = "Kepala Dinas Perhubungan dan Kelautan Provinsi Randu Timur Sumarni Wiguna. "
    assert pair(name + OTHER, name + STORY) is None


def test_a_daily_notice_with_other_numbers_is_no_copy():
    notice = (
        "Harga beras medium di pasar induk hari ini tercatat Rp{} per kilogram, naik"
        " Rp{} dari kemarin. Harga beras premium berada di Rp{} per kilogram,"
        " sedangkan gula pasir dijual Rp{} per kilogram dan minyak goreng Rp{} per"
        " liter di tingkat pengecer."
    )
    one = read(notice.format(13100, 150, 15200, 17300, 18400), "a")
    two = read(notice.format(13300, 200, 15500, 17100, 18900), "b")
    assert compared(one, two) is None


def _dated(ident, day, value, outlet):
    text = f"{MIDDLE}Layanan itu dibuka pada {day} di halaman balai desa."
    at = text.index(day)
    date = DateExpression(Span(at, at + len(day)), DateType.DATE, value)
    return read(text, ident, outlet, dates=(date,))


def test_a_notice_of_one_outlet_for_another_day_is_no_copy():
    one = _dated("a", "1/8/2024", "2024-08-01", "randu.example")
    assert compared(one, _dated("b", "9/8/2024", "2024-08-09", "randu.example")) is None
    assert compared(one, _dated("b", "9/8/2024", "2024-08-09", "kemuning.example"))


def test_background_that_ends_both_reports_is_no_copy():
    one = read(LEAD + QUOTE + MIDDLE + END, "a")
    assert compared(one, read(OTHER + REST * 2 + END, "b")) is None
    assert compared(one, read(END + " " + OTHER + REST * 2, "b")) is not None


def test_boilerplate_is_not_compared():
    sides = []
    for ident, text in (("a", OTHER + MIDDLE), ("b", QUOTE + END + MIDDLE)):
        hidden = Boilerplate(
            Span(text.index(MIDDLE), len(text)), BoilerplateType.NOTICE
        )
        sides.append(read(text, ident, boilerplate=(hidden,)))
    assert compared(*sides) is None


def _credit(outlet):
    return (Origin(outlet, Relation.QUOTED, Span(0, 4)),)


@pytest.mark.parametrize(
    ("left", "right", "direction", "word"),
    [
        ({"published": "2024-05-01T08:00"}, {"published": "2024-05-01T09:00"},
         Direction.FROM_LEFT, "before"),
        ({"published": "2024-05-02"}, {"published": "2024-05-01T09:00"},
         Direction.FROM_RIGHT, "days only"),
        ({"published": "2024-05-01"}, {"published": "2024-05-01T09:00"},
         Direction.UNKNOWN, "same time"),
        ({"published": "2024"}, {"published": "2025"}, Direction.UNKNOWN, "same time"),
        ({}, {"published": "2024-05-01"}, Direction.UNKNOWN, "no credit"),
        ({"outlet": "antaranews.com", "published": "2024-05-02"},
         {"origins": _credit("Antara"), "published": "2024-05-01"},
         Direction.FROM_LEFT, "credits Antara"),
        ({"origins": _credit("Reuters")}, {"origins": _credit("Reuters")},
         Direction.BOTH_FROM_ELSEWHERE, "both credit Reuters"),
    ],
)  # fmt: skip
def test_direction(left, right, direction, word):
    found = compared(
        read(STORY, "a", **{"outlet": "randu.example", **left}),
        read(STORY, "b", **{"outlet": "kemuning.example", **right}),
    )
    assert found.direction is direction
    assert word in found.reason


def test_a_desk_of_the_own_outlet_is_no_source():
    source = (Origin("detikFinance", Relation.SOURCE, Span(0, 4)),)
    one = read(STORY, "a", "detik.com", origins=source)
    found = compared(one, read(STORY, "b", "kemuning.example"))
    assert found.direction is Direction.UNKNOWN


def test_two_outlets_with_one_press_release_have_a_common_source():
    text = STORY + " Demikian isi siaran pers perusahaan."
    found = pair(text, text)
    assert found.form is Form.COMMON_SOURCE
    assert found.direction is Direction.BOTH_FROM_ELSEWHERE
    assert found.source is None


def test_exchanged_ids_exchange_the_sides():
    other = OTHER + MIDDLE.replace("Puluhan", "Belasan") + END
    one = pair(STORY, other)
    two = compared(read(STORY, "b"), read(other, "a", "kemuning.example"))
    assert (one.score, one.form) == (two.score, two.form)
    assert sorted(one.spans) == sorted((b, a) for a, b in two.spans)


@pytest.mark.parametrize(
    "other", [STORY, LEAD + MIDDLE, OTHER * 3 + MIDDLE + REST, MIDDLE + QUOTE + OTHER]
)
def test_copies_share_keys(other):
    sides = [
        LINKER.digest(read(t, i)) for i, t in zip("ab", (STORY, other), strict=True)
    ]
    keys = [LINKER.keys(d) for d in sides]
    assert all(len(k) <= 25 for k in keys)
    assert keys[0] & keys[1]


def test_different_articles_share_no_key():
    sides = [LINKER.digest(read(t, t[:3])) for t in (STORY, OTHER)]
    assert not LINKER.keys(sides[0]) & LINKER.keys(sides[1])


def test_keys_do_not_change():
    """Archives keep them: other keys of the same text mean another version."""
    keys = sorted(LINKER.keys(LINKER.digest(read(STORY, "a"))))
    assert (LINKER.version, len(keys)) == (1, 24)
    assert (keys[0], keys[-1]) == ("b0.b751c7.38db627", "rf2a32aa1e4812d9")


def test_too_short_for_anything():
    assert LINKER.digest(read("Rapat ditunda.", "a")) is None
    assert LINKER.digest(read("", "a")) is None


def test_an_article_is_no_copy_of_itself():
    digest = LINKER.digest(read(STORY, "a"))
    assert LINKER.compare(digest, digest) == ()


@pytest.mark.parametrize(
    "text",
    [
        "kata " * 100_000,
        "satu dua " * 50_000,
        "a" * 200_000 + " b" * 30,
        '"' * 20_000 + " kata" * 30,
        " ".join(random.Random(7).choices("abc", k=50_000)),  # noqa: S311
    ],
    ids=["one word", "two words", "one long word", "marks", "three words"],
)
def test_hostile_texts_end(text):
    found = compared(read(text, "a"), read(text[: len(text) // 2] + STORY, "b"))
    assert found is None or 0 <= found.containment <= 1


WORDS = st.lists(st.sampled_from("abcdef"), max_size=60)


@given(WORDS, WORDS)
def test_runs_are_the_same_words_and_apart(one, two):
    left, right = (indexed(body(read(" ".join(w), "x"))) for w in (one, two))
    runs = [r for b in blocks(left, right) for r in b]
    for run in runs:
        assert one[run.left : run.left_end] == two[run.right : run.right_end]
        assert run.left < run.left_end
    sides = [(r.left, r.left_end) for r in runs], [(r.right, r.right_end) for r in runs]
    for ends in map(sorted, sides):
        assert all(a[1] <= b[0] for a, b in pairwise(ends))


@given(st.text(max_size=100), st.text(max_size=100))
def test_never_a_crash(one, two):
    texts = {"a": STORY + one, "b": STORY + two}
    (found,) = LINKER.compare(*(LINKER.digest(read(t, i)) for i, t in texts.items()))
    for here, there in found.spans:
        assert 0 <= here.start < here.end <= len(texts["a"])
        assert 0 <= there.start < there.end <= len(texts["b"])
