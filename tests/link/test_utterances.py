"""The same words of the same speaker in different articles."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.link.utterances import UtteranceGrouper, UtteranceLinker
from ujar.link.utterances.weights import weights
from ujar.schema import (
    Article,
    Judgement,
    Kind,
    Meaning,
    Mention,
    Reading,
    Ref,
    Span,
    Statement,
)

LINKER = UtteranceLinker()
DAY = "2025-03-10"
MODEL = weights().model
DYKE = (
    "Tanggul Kali Wangun akan kami perkuat sebelum musim hujan, dan warga yang "
    "rumahnya terendam sudah dipindahkan ke balai desa"
)
RICE = "Beras di gudang Merbau cukup untuk empat bulan"


def article(name, *said, day=DAY, roles=()):
    """Build an article of statements: (speaker, words) or (speaker, words, kind)."""
    text, statements, mentions = "", [], []
    for speaker, words, *kind in said:
        start = len(text)
        text += words
        statements.append(
            Statement(
                kind[0] if kind else Kind.DIRECT,
                (Span(start, len(text)),),
                speaker=speaker,
            )
        )
        text += ".\n"
    for role, person, sort in roles:
        start = len(text)
        text += f"{role} {person}.\n"
        end = start + len(role)
        whole = Span(end + 1, end + 1 + len(person))
        mentions.append(Mention(whole, sort, person, role=Span(start, end)))
    return Reading(
        Article(text, name, published=day, language="id"),
        statements=tuple(statements),
        mentions=tuple(mentions),
        day=day,
    )


def meaning(reading, *vectors, model=MODEL):
    """Return the reading with a vector for its head and for each statement."""
    rows = [np.array(v, float) for v in ([0, 0, 1], *vectors)]
    whole = [np.round(r / np.linalg.norm(r) * 127).astype(np.int8) for r in rows]
    made = tuple(Meaning(Span(0, 0), r.tobytes(), model) for r in whole)
    return replace(reading, meanings=made)


def judged(a, b):
    """Return the pairs of statements that are the same words, with their scores."""
    found = LINKER.compare(LINKER.digest(a), LINKER.digest(b))
    return {(j.left.item, j.right.item): j.score for j in found}


def test_a_copy_is_the_same_words():
    one = article("a", ("Sutarja Wiladi", DYKE), ("Ratna Kusmiyati", RICE))
    two = article("b", ("Ratna Kusmiyati", RICE), ("Sutarja Wiladi", DYKE))
    assert judged(one, two).keys() == {(0, 1), (1, 0)}


def test_a_part_is_the_same_words():
    one = article("a", ("Sutarja Wiladi", DYKE))
    two = article("b", ("Sutarja", "warga yang rumahnya terendam sudah dipindahkan"))
    assert judged(one, two)


def test_a_report_in_other_words_is_the_same_words():
    one = article("a", ("Sutarja Wiladi", DYKE))
    report = "akan memperkuat tanggul Kali Wangun sebelum musim hujan"
    two = article("b", ("Sutarja Wiladi", report, Kind.INDIRECT))
    assert judged(one, two)


def test_a_split_statement_is_the_same_as_both_halves():
    one = article("a", ("Sutarja Wiladi", DYKE))
    halves = DYKE.split(", dan ")
    two = article("b", *(("Sutarja Wiladi", h) for h in halves))
    assert judged(one, two).keys() == {(0, 0), (0, 1)}


def test_another_subject_is_not_the_same_words():
    one = article("a", ("Sutarja Wiladi", DYKE))
    two = article("b", ("Sutarja Wiladi", RICE))
    assert not judged(one, two)


def test_the_subject_alone_is_not_enough():
    one = article("a", ("Sutarja Wiladi", DYKE))
    other = "Pintu air di tanggul Kali Wangun macet karena sampah kiriman"
    two = article("b", ("Sutarja Wiladi", other))
    assert not judged(one, two)


def test_the_same_report_in_another_week_is_another_occasion():
    report = "tanggul Kali Wangun diperkuat sebelum hujan turun"
    one = article("a", ("Sutarja Wiladi", DYKE))
    two = article("b", ("Sutarja Wiladi", report, Kind.INDIRECT), day="2025-03-18")
    assert not judged(one, two)
    assert not judged(one, article("b", ("Sutarja Wiladi", DYKE), day="2025-04-18"))


def test_the_same_report_of_two_people_is_two_utterances():
    people = [("Warga", "Sutarja Wiladi", "PER"), ("Warga", "Joko Prasmono", "PER")]
    report = "tanggul Kali Wangun akan diperkuat sebelum hujan turun lagi"
    one = article("a", ("Sutarja Wiladi", DYKE), roles=people)
    two = article("b", ("Joko Prasmono", report, Kind.INDIRECT), roles=people)
    assert not judged(one, two)


def test_an_institution_and_its_spokesman_have_the_same_words():
    role = [("Kepala Dinas Pengairan", "Sutarja Wiladi", "PER")]
    one = article("a", ("Sutarja Wiladi", DYKE), roles=role)
    two = article("b", ("Dinas Pengairan", DYKE))
    found = LINKER.compare(LINKER.digest(one), LINKER.digest(two))
    assert "an institution and who speaks for it" in found[0].reason


@pytest.mark.parametrize("name", ["Sutarja", "S. Wiladi", "Soetarja Wiladi", "SUTARJA"])
def test_names_of_one_speaker(name):
    one, two = article("a", ("Sutarja Wiladi", DYKE)), article("b", (name, DYKE))
    found = LINKER.compare(LINKER.digest(one), LINKER.digest(two))
    assert found[0].reason.startswith("same speaker (")


def test_meaning_speaks_for_other_words():
    told = "tanggul Kali Wangun diperbaiki sebelum hujan deras datang lagi"
    one = article("a", ("Sutarja Wiladi", DYKE))
    two = article("b", ("Sutarja Wiladi", told, Kind.INDIRECT))
    near = judged(meaning(one, [1, 0.1, 0]), meaning(two, [1, 0, 0]))
    far = judged(meaning(one, [1, 0, 0]), meaning(two, [0, 1, 0]))
    assert near
    assert not far


def test_vectors_of_another_model_are_not_looked_at():
    one, two = article("a", ("Sutarja", DYKE)), article("b", ("Sutarja", DYKE[:60]))
    other = [meaning(r, [1, 0, 0], model="another") for r in (one, two)]
    assert judged(*other) == judged(one, two) != {}


def test_other_numbers_are_another_notice():
    """Days later, the same sentence with other numbers is the next notice."""
    notice = "harga beras Merbau hari ini {} rupiah per liter, naik {} rupiah"
    one = article("a", ("Dinas Pangan", notice.format("12.500", "300")))
    two = article(
        "b", ("Dinas Pangan", notice.format("12.900", "400")), day="2025-03-12"
    )
    assert not judged(one, two)


def test_notices_of_two_days_are_two_though_some_numbers_are_the_same():
    daily = "harga jual beras 5 kilogram {} ribu, 10 kilogram {} ribu, 25 kilogram 395"
    one = article("a", ("Pasar Merbau", daily.format(81, 160), Kind.INDIRECT))
    words = "Pasar Merbau", daily.format(82, 162), Kind.INDIRECT
    assert not judged(one, article("b", words, day="2025-03-11"))
    assert judged(one, article("b", words))


def test_what_nobody_is_known_to_have_said_is_of_its_day():
    advice = [
        "memakai masker dan menutup jendela karena asap lahan Wangun masih pekat",
        "menyalakan penyaring udara di dalam rumah agar asap tidak membahayakan anak",
    ]
    said = [(None, words, Kind.INDIRECT) for words in advice]
    one = article("a", *said)
    assert judged(one, article("b", *said)).keys() == {(0, 0), (1, 1)}
    assert not judged(one, article("b", *said, day="2025-03-12"))


def test_days_of_saying_count_where_no_day_of_publication_is_known():
    one = article("a", ("Sutarja Wiladi", DYKE), day=None)
    two = article("b", ("Sutarja Wiladi", DYKE))
    assert judged(one, two)
    said = [
        replace(r, statements=tuple(replace(s, said_on=d) for s in r.statements))
        for r, d in ((one, "2019-03-10"), (two, DAY))
    ]
    assert not judged(*said)


def test_few_words_of_another_are_not_known_again():
    same = ("Ratna Kusmiyati", RICE)
    one = article("a", same, ("Berbagai pihak", "penguatan tanggul", Kind.INDIRECT))
    more = "penguatan tanggul Kali Wangun dengan dana warga Merbau"
    two = article("b", same, ("Sutarja Wiladi", more))
    assert judged(one, two).keys() == {(0, 0)}


def test_names_alone_are_not_the_same_words():
    """What two strangers say of one bridge is not one utterance."""
    one = article("a", ("Warga", "kabar ambruknya Jembatan Merbau"))
    two = article("b", ("Ratna Kusmiyati", "akan membangun kembali Jembatan Merbau"))
    assert not judged(one, two)


def test_sides_do_not_matter():
    one = meaning(article("a", ("Sutarja Wiladi", DYKE)), [1, 0.2, 0])
    two = meaning(article("b", ("Sutarja", DYKE[:60])), [1, 0.1, 0.1])
    a, b = LINKER.digest(one), LINKER.digest(two)
    assert LINKER.compare(a, b) == LINKER.compare(b, a) != ()
    assert LINKER.compare(a, a) == ()


def test_articles_with_the_same_words_share_a_key():
    one = article("a", ("Sutarja Wiladi", DYKE))
    two = article("b", ("Wiladi", "Tanggul akan diperkuat sebelum musim hujan"))
    a, b = LINKER.digest(one), LINKER.digest(two)
    assert LINKER.keys(a) & LINKER.keys(b)
    assert len(LINKER.keys(a)) <= 40
    assert LINKER.digest(article("c")) is None


def same(a, b, score=0.9):
    return Judgement(*sorted((a, b)), score, "")


def group(*judgements, readings=None):
    return [u.members for u in UtteranceGrouper().group(judgements, readings or {})]


A0, A1, B0, B1, C0 = Ref("a", 0), Ref("a", 1), Ref("b", 0), Ref("b", 1), Ref("c", 0)


def test_copies_are_one_utterance():
    assert group(same(A0, B0), same(B0, C0), same(A0, C0)) == [(A0, B0, C0)]


def test_a_statement_of_two_utterances_stands_in_both():
    """B0 holds what A0 says and what C0 says; A0 and C0 are not the same."""
    assert group(same(A0, B0), same(B0, C0)) == [(A0, B0), (B0, C0)]


def test_a_quotation_and_its_lead_are_one_utterance():
    assert group(same(A0, B0), same(A1, B0)) == [(A0, A1, B0)]


def reports(*days):
    """Return articles of these days that quote one sentence among other news."""
    others = "abcdefghij"
    return {
        name: article(name, ("Sutarja Wiladi", DYKE), (name, RICE), day=day)
        for name, day in zip(others, days, strict=False)
    }


def test_equal_words_are_one_utterance_though_two_articles_never_met():
    """All pairs of four were judged but one."""
    made = reports(DAY, DAY, "2025-03-11", "2025-03-11")
    refs = [Ref(name, 0) for name in made]
    pairs = [(a, b) for i, a in enumerate(refs) for b in refs[:i]]
    links = [same(a, b) for a, b in pairs if (b, a) != (refs[0], refs[3])]
    assert group(*links, readings=made) == [tuple(refs)]


def test_equal_words_of_another_time_or_speaker_stay_apart():
    links = [same(A0, B0), same(B0, C0)]
    late = reports(DAY, "2025-03-17", "2025-03-25")
    assert len(group(*links, readings=late)) == 2
    other = reports(DAY, DAY, DAY)
    other["c"] = article("c", ("Joko Prasmono", DYKE))
    assert len(group(*links, readings=other)) == 2
    apart = replace(same(A0, C0, 0.0), ruled=True)
    assert len(group(*links, apart, readings=reports(DAY, DAY, DAY))) == 2


def test_the_first_report_comes_first():
    late = article("a", ("Sutarja", DYKE), day="2025-03-11")
    early = article("b", ("Sutarja Wiladi", DYKE), day="2025-03-10")
    found = UtteranceGrouper().group([same(A0, B0)], {"a": late, "b": early})
    assert found[0].members == (B0, A0)
    assert found[0].speaker == "Sutarja Wiladi"


def test_the_order_of_judgements_does_not_matter():
    links = [same(A0, B0), same(B0, C0), same(A0, C0), same(A1, B1), same(A0, B1, 0.6)]
    assert len({tuple(group(*p)) for p in permutations(links)}) == 1


def test_single_misses_among_many_copies_make_no_new_groups():
    """Of 60 copies every tenth pair was missed: few groups, and nobody left out."""
    refs = [Ref(f"a{i:02}", 0) for i in range(60)]
    pairs = [(a, b) for i, a in enumerate(refs) for b in refs[:i]]
    links = [same(a, b) for n, (a, b) in enumerate(pairs) if n % 10]
    found = group(*links)
    assert len(found) < 10
    assert {r for members in found for r in members} == set(refs)
    assert len(found[0]) > 50


REFS = st.builds(Ref, st.sampled_from("abcdef"), st.integers(0, 3))
LINKS = st.builds(same, REFS, REFS, st.floats(0.5, 1)).filter(
    lambda j: j.left.article != j.right.article
)


@given(st.lists(LINKS, max_size=40, unique_by=lambda j: (j.left, j.right)))
def test_two_statements_share_a_group_exactly_if_they_were_judged_the_same(links):
    found = group(*links)
    together = {
        (a, b) for g in found for a in g for b in g if a < b and a.article != b.article
    }
    assert together == {(j.left, j.right) for j in links}
    assert len(found) == len(set(found))
