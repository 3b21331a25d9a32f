"""Entities of an article, keys, profiles and offices."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.lang import load
from ujar.link.entities import (
    EntityLinker,
    indexed,
    keys,
    locals_,
    match,
    merged,
    opened,
    updated,
)
from ujar.schema import (
    Article,
    Kind,
    LocalEntity,
    Mention,
    Reading,
    Resolution,
    Span,
    Statement,
)

ID = load("id")
TEXT = (
    "Ketua KPU Wanasari Rosita Manalip mengatakan gudang disegel. "
    "Galih Prabandaru, analis Bank Sagara, setuju. Rosita pulang. "
    "Menurut Sekjen Pakta Utara, warga tenang."
)


def span(part, text=TEXT):
    start = text.index(part)
    return Span(start, start + len(part))


def reading(text=TEXT, statements=()):
    last = Span(text.index("Rosita p"), text.index(" pulang"))
    mentions = (
        Mention(span("KPU Wanasari", text), "ORG", "KPU Wanasari"),
        Mention(
            span("Rosita Manalip", text),
            "PER",
            "Rosita Manalip",
            span("Ketua KPU Wanasari", text),
        ),
        Mention(span("Galih Prabandaru", text), "PER", "Galih Prabandaru"),
        Mention(last, "PER", "Rosita Manalip"),
    )
    return Reading(Article(text, id="a"), mentions=mentions, statements=statements)


def said(speaker, part="gudang disegel"):
    return Statement(
        Kind.INDIRECT,
        (span(part),),
        speaker=speaker,
        resolution=Resolution(span(speaker), "name", 0.9) if speaker in TEXT else None,
    )


def test_names_roles_and_places_of_an_entity():
    found = {e.names[0]: e for e in locals_(reading(), ID)}
    rosita = found["Rosita Manalip"]
    assert rosita.names == ("Rosita Manalip", "Rosita")
    assert rosita.roles == ("Ketua KPU Wanasari",)
    assert rosita.mentions == (1, 3)
    assert "Galih Prabandaru" in rosita.company
    assert "Rosita Manalip" not in rosita.company
    assert found["Galih Prabandaru"].roles == ("analis Bank Sagara",)


def test_a_speaker_who_is_an_office_has_no_name():
    found = locals_(reading(statements=(said("Sekjen Pakta Utara"), said("warga"))), ID)
    nameless = [e for e in found if not e.names]
    assert [(e.roles, e.statements) for e in nameless] == [
        (("Sekjen Pakta Utara",), (0,))
    ]


def test_a_speaker_is_the_entity_of_that_name():
    found = locals_(reading(statements=(said("Rosita Manalip"),)), ID)
    assert [e.statements for e in found if e.names == ("Rosita Manalip", "Rosita")] == [
        (0,)
    ]


def test_two_names_in_one_are_two_entities():
    text = "Pasangan Renata Wirya-Galih Prabandaru menang, kata Renata."
    pair = "Renata Wirya-Galih Prabandaru"
    short = Span(text.rindex("Renata"), text.rindex("Renata") + 6)
    made = Reading(
        Article(text, id="a"),
        mentions=(Mention(span(pair, text), "PER", pair), Mention(short, "PER", pair)),
    )
    found = {e.names[0]: e for e in locals_(made, ID)}
    assert found["Renata Wirya"].mentions == (0, 1)
    assert found["Galih Prabandaru"].mentions == (0,)


def test_a_firm_glued_to_a_name_is_a_role():
    text = "Harga naik, kata Sagara Sekuritas Renata Wirya kemarin."
    name = "Sagara Sekuritas Renata Wirya"
    made = Reading(
        Article(text, id="a"), mentions=(Mention(span(name, text), "PER", name),)
    )
    (found,) = locals_(made, ID)
    assert (found.names[0], found.roles) == ("Renata Wirya", ("Sagara Sekuritas",))


def entity(*names, roles=(), kind="PER", company=()):
    return LocalEntity(0, kind, names, tuple(roles), company=tuple(company))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Robby Kusumaharta",), ("Roby Kusumahartha",)),
        (("Rosita Delima Manalip",), ("Rosita Manalip",)),
        (("Mochamad Rendra Salaka",), ("Muhammad Rendra Salaka",)),
        (("Marko Ruttenberg", "Ruttenberg"), ("Ruttenberg",)),
    ],
)
def test_variants_share_a_key(one, other):
    assert keys(entity(*other)) & indexed(opened(entity(*one), "a", None))


def test_keys_are_few():
    long = entity(*(" ".join(f"Nama{i}{j}" for i in range(9)) for j in range(9)))
    assert len(keys(long)) <= 12


def test_a_match_says_why():
    profile = opened(entity("Rosita Manalip", roles=["Ketua KPU Wanasari"]), "a", None)
    found = match(
        entity("Rosita Manalip", roles=["Ketua KPU Wanasari"]), [profile], None
    )
    assert found is not None
    assert found.reason == "same full name; both 'ketua kpu wanasari'"
    assert 0.9 < found.score < 1


def test_an_explained_acronym_proposes_a_merge():
    long = opened(entity("Badan Pangan Laut", kind="ORG"), "a", None)
    short = opened(entity("BPL", kind="ORG"), "b", None)
    found = match(entity("Badan Pangan Laut", "BPL", kind="ORG"), [long, short], None)
    assert found is not None
    assert found.entity == long.id
    assert [m.entity for m in found.merges] == [short.id]


def told(*roles):
    """A profile of whom articles, each with one of *roles* and a day, have named."""
    profile = None
    for role, day in roles:
        local = entity("Rosita Manalip", roles=[role])
        profile = updated(profile, local, day) if profile else opened(local, "a", day)
    return [(t.office, t.first, t.last, t.articles) for t in profile.offices]


def test_who_is_spoken_to_has_not_said_it():
    """Though nobody else names whom, it is somebody of the article."""
    asked = replace(said("Galih Prabandaru"), addressee="Rosita Manalip")
    told = replace(said("Rosita Manalip"), addressee="Wulan Asmarandana")
    found = locals_(reading(statements=(asked, told)), ID)
    assert {e.names[0]: e.statements for e in found if e.type == "PER"} == {
        "Rosita Manalip": (1,),
        "Galih Prabandaru": (0,),
        "Wulan Asmarandana": (),
    }


def test_offices_have_dates():
    assert told(
        ("Menlu RI", "2025-02-01"),
        ("MENTERI LUAR NEGERI", "2025-01-05"),
        ("mantan Menlu", "2026-01-01"),
        ("calon Gubernur Sagara", "2026-01-01"),
        ("gubernur Sagara", None),
    ) == [
        ("Menteri Luar Negeri", "2025-01-05", "2025-02-01", 2),
        ("Gubernur Sagara", None, None, 1),
    ]


@pytest.mark.parametrize(
    ("role", "office"),
    [
        ("analis MNC Sekuritas", "Analis MNC Sekuritas"),
        ("Ketua Umum DPP Partai Tunas (PT", "Ketua Umum DPP Partai Tunas"),
        ("menteri pariwisata dan ekonomi kreatif", "Menteri Pariwisata dan Ekonomi"),
        ("1. Panglima TNI", "Panglima"),
        ("Kapolres Wanasari", "Kepala Kepolisian Resor Wanasari"),
    ],
)
def test_offices_are_shown_as_they_are_written(role, office):
    assert told((role, None))[0][0].startswith(office)


@pytest.mark.parametrize(
    "role",
    [
        "Presiden Akui Ojek Sebagai Pekerja Menurut",
        "KH Noer Halim",
        "H. Hasan Laksana",
        "Menteri Pertahanan dan",
        "Sekuritas",
        "warga Tionghoa",
        "juara",
    ],
)
def test_what_is_no_office_of_anybody_is_none(role):
    assert told((role, None)) == []


@given(st.lists(st.text(max_size=12), min_size=1, max_size=40))
def test_profiles_are_bounded(names):
    profile = opened(entity("Rosita Manalip"), "a", "2025-01-01")
    for name in names:
        profile = updated(
            profile, entity(name, roles=[f"Ketua {name}"], company=[name]), "2025-01-02"
        )
    assert profile.articles == len(names) + 1
    assert max(len(profile.names), len(profile.roles)) <= 12
    assert len(profile.company) <= 30
    assert len(profile.offices) <= 24


def test_merging_keeps_the_id_and_adds_up():
    one = opened(entity("Rosita Manalip"), "a", "2025-01-01")
    other = replace(opened(entity("Rosita"), "b", "2024-01-01"), articles=4)
    both = merged(one, other)
    assert (both.id, both.name, both.articles) == (one.id, "Rosita Manalip", 5)
    assert (both.first, both.last) == ("2024-01-01", "2025-01-01")


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_any_letters_are_matched(name, other, role):
    """Nothing that a tagger may hand over makes it fall."""
    profile = opened(entity(other or "X", roles=[role]), "a", "2025-01-01")
    local = entity(name or "X", other or "Y", roles=[role])
    assert len(keys(local)) <= 12
    match(local, [profile], "2025-01-02")
    match(replace(local, names=()), [profile], "2025-01-02")
    match(replace(local, type="ORG"), [replace(profile, type="ORG")], None)


def test_the_linker_opens_finds_and_merges():
    linker = EntityLinker()
    assert isinstance(linker.locals_(reading()), tuple)
    article = Reading(Article("x", id="a"), day="2025-01-01")
    first = linker.assign(entity("BPL", kind="ORG"), (), article)
    long = linker.assign(entity("Badan Pangan Laut", kind="ORG"), (), article)
    both = linker.assign(
        entity("Badan Pangan Laut", "BPL", kind="ORG"),
        (first.profile, long.profile),
        replace(article, day="2025-01-02"),
    )
    assert both.profile.id == long.profile.id
    assert [m for m, _ in both.merges] == [first.profile.id]
    assert both.profile.articles == 3
    assert linker.keys(entity("BPL", kind="ORG")) & both.keys
