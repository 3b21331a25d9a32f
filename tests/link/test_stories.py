"""Which articles are about one story, and what the story is."""

import re
from dataclasses import replace
from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from ujar.link.stories import StoryLinker, label, place, speakers, timeline
from ujar.schema import (
    Article,
    Kind,
    Meaning,
    Mention,
    Neighbour,
    Reading,
    Sentence,
    Span,
    Statement,
)

LINKER = StoryLinker()
NAMES = (
    "Jembatan Merbau",
    "Kali Wangun",
    "Sutarja Wiladi",
    "Ratna Kusmiyati",
    "Kabupaten Pelangi",
    "Dinas Pekerjaan Umum",
    "Antam",
    "Desa Randualas",
    "Bendungan Cipanas Lor",
    "Joko Prasmono",
)

PLACES = ("Jembatan Merbau", "Kali Wangun", "Kabupaten Pelangi", "Desa Randualas")


def article(number, title, text, day=None, said=()):
    found = [
        Mention(Span(*m.span()), "LOC" if name in PLACES else "PER", name)
        for name in NAMES
        for m in re.finditer(name, text)
    ]
    ends = [0, *(m.end() for m in re.finditer(r"[.] |$", text))]
    sentences = tuple(Sentence(Span(a, b)) for a, b in pairwise(ends) if a < b)
    spoken = tuple(Statement(Kind.DIRECT, (Span(0, 5),), speaker=s) for s in said)
    return Reading(
        Article(text, f"a{number}", outlet="koran.example", title=title, published=day),
        sentences=sentences,
        mentions=tuple(sorted(found, key=lambda m: m.span)),
        statements=spoken,
        day=day,
    )


FALLEN = article(
    1,
    "Jembatan Merbau Ambruk, Dua Truk Tercebur ke Kali Wangun",
    "Jembatan Merbau di Kabupaten Pelangi ambruk pada Senin pagi. Dua truk pengangkut "
    "pasir tercebur ke Kali Wangun. Kepala Dinas Pekerjaan Umum Sutarja Wiladi "
    "mengatakan baut penyangga jembatan itu sudah berkarat.",
    "2031-03-03",
    ("Sutarja Wiladi",),
)
FALLEN_ELSEWHERE = article(
    2,
    "Baut Berkarat, Jembatan di Pelangi Runtuh",
    "Sebuah jembatan runtuh di Kabupaten Pelangi. Jembatan Merbau yang melintasi "
    "Kali Wangun ambruk saat dua truk pasir lewat. Menurut Sutarja Wiladi dari Dinas "
    "Pekerjaan Umum, baut penyangga berkarat.",
    "2031-03-03",
    ("Sutarja",),
)
FOLLOWED = article(
    3,
    "Penyangga Jembatan Merbau Mulai Diganti",
    "Dinas Pekerjaan Umum Kabupaten Pelangi mulai mengganti penyangga Jembatan Merbau "
    "yang ambruk ke Kali Wangun. Bupati Ratna Kusmiyati meminta truk pasir memutar. "
    "Sutarja Wiladi mengatakan baut berkarat diganti semua.",
    "2031-03-17",
    ("Ratna Kusmiyati", "Sutarja Wiladi"),
)
OTHER = article(
    4,
    "Bendungan Cipanas Lor Meluap, Warga Desa Randualas Mengungsi",
    "Bendungan Cipanas Lor meluap dan merendam Desa Randualas di Kabupaten Pelangi. "
    "Camat Joko Prasmono mengatakan puluhan warga mengungsi ke balai desa.",
    "2031-03-03",
)


def price(number, day, value):
    text = (
        f"Harga emas batangan Antam hari ini dijual Rp{value} per gram. Harga buyback "
        "emas Antam ikut berubah. Berikut daftar harga emas Antam menurut ukuran."
    )
    return article(number, f"Harga Emas Antam Hari Ini Rp{value} per Gram", text, day)


def score(a, b):
    found = LINKER.compare(LINKER.digest(a), LINKER.digest(b))
    return found[0].score if found else 0.0


def test_two_reports_and_a_follow_up_are_one_story():
    for a, b in permutations((FALLEN, FALLEN_ELSEWHERE, FOLLOWED), 2):
        assert score(a, b) > 0.5


def test_each_report_of_a_story_shares_a_key_with_an_earlier_one():
    first, second, third = (
        LINKER.keys(LINKER.digest(r)) for r in (FALLEN, FALLEN_ELSEWHERE, FOLLOWED)
    )
    assert first & second
    assert (first | second) & third
    assert all(0 < len(keys) <= 25 for keys in (first, second, third))


def test_another_event_in_the_same_place_is_another_story():
    assert score(FALLEN, OTHER) < 0.5


TOLD_IN_ENGLISH = article(
    9,
    "Two trucks plunge into river as Jembatan Merbau gives way",
    "The Jembatan Merbau over the Kali Wangun collapsed on Monday while two trucks "
    "were crossing. Sutarja Wiladi, who heads the public works office of Kabupaten "
    "Pelangi, said the bolts had rusted.",
    "2031-03-03",
)


def in_english(reading):
    return replace(reading, article=replace(reading.article, language="en"))


def in_indonesian(reading):
    return replace(reading, article=replace(reading.article, language="id"))


def test_a_report_in_another_language_is_carried_by_names():
    told = in_english(TOLD_IN_ENGLISH)
    home = in_indonesian(FALLEN)
    assert LINKER.keys(LINKER.digest(told)) & LINKER.keys(LINKER.digest(home))
    assert score(told, home) > 0.5
    assert score(told, in_indonesian(OTHER)) < 0.3
    assert score(told, in_indonesian(price(5, "2031-03-03", "1.234.000"))) < 0.3


def test_a_number_is_the_same_with_the_separators_of_another_language():
    home, told = (
        article(n, "Jembatan Merbau Ambruk", f"Jembatan Merbau: {number} orang.")
        for n, number in ((1, "1.234"), (2, "1,234"))
    )
    assert LINKER.digest(home).numbers == LINKER.digest(told).numbers == {"1234"}


def test_a_follow_up_after_ten_days_is_carried_by_a_rare_place():
    later = article(
        10,
        "Warga Kali Wangun Menagih Ganti Rugi",
        "Warga di tepi Kali Wangun menagih ganti rugi. Mereka kehilangan perahu "
        "sewaktu Jembatan Merbau ambruk. Ratna Kusmiyati berjanji membayar.",
        "2031-03-13",
    )
    people = tuple(replace(m, type="PER") for m in later.mentions)
    assert score(FALLEN, later) > 0.5
    assert score(FALLEN, replace(later, mentions=people)) < score(FALLEN, later)


def test_two_events_of_one_subject_in_a_week_are_two_stories():
    text = (
        "Siswa di {0} keracunan makanan gratis. Sebanyak {1} pelajar dirawat di "
        "puskesmas dengan gejala mual dan muntah. Menurut {2}, sampel diperiksa."
    )
    title = "Siswa Keracunan Makanan Gratis di {0}"
    first, second = (
        article(n, title.format(where), text.format(where, many, who), day)
        for n, where, many, who, day in (
            (11, "Desa Randualas", 112, "Joko Prasmono", "2031-03-03"),
            (12, "Kabupaten Pelangi", 87, "Ratna Kusmiyati", "2031-03-05"),
        )
    )
    assert score(first, second) < 0.5


def with_meaning(reading, vector, model="ujar-meaning-1"):
    held = bytes(v % 256 for v in vector)
    return replace(reading, meanings=(Meaning(Span(0, 0), held, model),))


def test_heads_that_mean_the_same_speak_for_one_story():
    alike = [with_meaning(r, (127, 0)) for r in (FALLEN, OTHER)]
    unlike = with_meaning(OTHER, (0, -127))
    assert score(alike[0], unlike) < score(FALLEN, OTHER) < score(*alike)


def test_vectors_that_the_weights_do_not_fit_are_left_out():
    ours = with_meaning(FALLEN, (127, 0))
    for other in (with_meaning(OTHER, (0, 0)), with_meaning(OTHER, (127, 0), "mine")):
        assert score(ours, other) == score(FALLEN, OTHER)


def test_daily_notices_are_a_story_each():
    assert (
        score(price(5, "2031-03-03", "1.234.000"), price(6, "2031-03-04", "1.251.000"))
        < 0.5
    )
    assert (
        score(price(5, "2031-03-03", "1.234.000"), price(6, "2031-03-03", "1.234.000"))
        > 0.5
    )


def test_a_daily_price_in_other_words_is_a_story_of_its_day():
    text = "Kurs rupiah ditutup di Rp{}. Analis Joko Prasmono melihat inflasi Amerika."
    pair = [
        article(7, "Rupiah Loyo ke Rp15.725 Jelang Inflasi", text, "2031-03-03"),
        article(8, "Was-was Inflasi, Rupiah Turun ke Rp15.790", text, "2031-03-05"),
    ]
    assert score(*pair) == 0.0
    unpriced = replace(pair[1].article, title="Warga Menukar Rupiah Lama")
    assert score(pair[0], replace(pair[1], article=unpriced)) > 0.0


def test_one_frame_with_other_names_is_another_story():
    frame = "Kunci Jawaban Sejarah Kelas Tujuh Tentang Kerajaan {}"
    text = "Berikut kunci jawaban sejarah tentang Kerajaan {0}. {0} berdiri lama."
    pair = [
        article(n, frame.format(name), text.format(name), "2031-03-03")
        for n, name in ((7, "Sutarja Wiladi"), (8, "Ratna Kusmiyati"))
    ]
    found = LINKER.compare(*(LINKER.digest(r) for r in pair))
    assert [j.score for j in found] == [0.0]


def test_the_reason_names_what_is_shared_and_the_days_between():
    (found,) = LINKER.compare(LINKER.digest(FALLEN), LINKER.digest(FOLLOWED))
    assert "Jembatan Merbau" in found.reason
    assert "14 days apart" in found.reason


def test_longer_apart_is_less_sure():
    later = replace(FOLLOWED, day="2031-03-24")
    assert score(FALLEN, later) < score(FALLEN, FOLLOWED)


def test_no_day_is_no_reason_to_part():
    assert score(FALLEN, replace(FALLEN_ELSEWHERE, day=None)) > 0.5


def test_nothing_to_read_is_nothing_to_link():
    assert LINKER.digest(Reading(Article("", "x"))) is None
    assert LINKER.digest(Reading(Article("2 3 4 . .", "x"))) is None


TEXTS = st.text(
    alphabet=st.sampled_from("ab cdeK Merbau.12,\n"), min_size=0, max_size=200
)


@given(TEXTS, TEXTS)
def test_comparing_is_symmetric(a, b):
    left = LINKER.digest(Reading(Article(a, "l", title=b)))
    right = LINKER.digest(Reading(Article(b, "r", title=a)))
    if left and right:
        assert LINKER.compare(left, right) == LINKER.compare(right, left)
        assert len(LINKER.keys(left)) <= 25


def near(article, story, score):
    return Neighbour(article, story, score)


def test_nothing_near_opens_a_story():
    assert place([]).story is None
    assert place([near("a", "s", 0.4)]).story is None


def test_the_nearest_story_is_joined():
    found = place([near("a", "s", 0.6), near("b", "t", 0.8)])
    assert (found.story, found.merges) == ("t", ())


def test_one_bridge_does_not_join_a_story_of_many():
    bridge = [near("a", "s", 0.7), near("b", "s", 0.2), near("c", "s", 0.2)]
    assert place(bridge).story is None


def test_one_article_alone_must_be_nearer():
    assert place([near("a", "s", 0.55)]).story is None
    assert place([near("a", "s", 0.55), near("b", "s", 0.55)]).story == "s"


def test_near_many_stories_is_about_their_subject():
    crowd = [near(a, f"s{a}", 0.6) for a in "abcdef"]
    assert place(crowd[:1]).story == "sa"
    assert place(crowd).story is None


def test_a_notice_told_anew_does_not_join_by_way_of_a_third():
    assert place([near("a", "s", 0.9), near("b", "s", 0.9)]).story == "s"
    assert place([near("a", "s", 0.9), near("b", "s", 0.0)]).story is None


def test_stories_merge_only_on_strong_evidence():
    near_one = [near("a", "s", 0.95), near("b", "s", 0.95)]
    weak = [near("c", "t", 0.6), near("d", "t", 0.6)]
    strong = [near("c", "t", 0.85), near("d", "t", 0.85)]
    assert place(near_one + weak).merges == ()
    assert place(near_one + strong).merges == ("t",)
    assert place([*near_one, strong[0]]).merges == ()


@given(
    st.permutations(
        [
            near(a, s, x)
            for a, s, x in zip("abcde", "stsst", (0.9, 0.8, 0.6, 0.5, 0.9), strict=True)
        ]
    )
)
def test_the_order_of_neighbours_does_not_matter(neighbours):
    assert place(neighbours) == place(sorted(neighbours, key=lambda n: n.article))


def test_a_story_is_told_by_its_own_articles():
    story = (FOLLOWED, FALLEN_ELSEWHERE, FALLEN)
    titles = {r.article.title for r in story}
    assert label(story) in titles
    days = timeline(story)
    assert [d.day for d in days] == ["2031-03-03", "2031-03-17"]
    assert days[0].articles == ("a1", "a2")
    assert days[0].speakers == ("Sutarja Wiladi",)
    assert days[1].headline == FOLLOWED.article.title
    assert days[1].speakers == ("Ratna Kusmiyati",)
    assert speakers(story) == ("Sutarja Wiladi", "Ratna Kusmiyati")


def test_a_label_is_without_the_outlets_name():
    with_outlet = replace(
        FALLEN.article, title="Jembatan Merbau Ambruk - Koran.example"
    )
    assert label([replace(FALLEN, article=with_outlet)]) == "Jembatan Merbau Ambruk"


def test_a_story_of_nothing_has_no_label():
    assert label([]) == ""
    assert timeline([]) == ()
