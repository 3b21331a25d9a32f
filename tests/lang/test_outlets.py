"""The table of outlets: what it knows, and how users extend it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.lang import outlets
from ujar.lang.outlets import OutletKind

TABLE = outlets.load()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("ANTARA", "Antara"),
        ("Antaranews.com", "Antara"),
        ("Associated Press", "AP"),
        ("Aljazeera", "Al Jazeera"),
        ("Carnewschina", "CarNewsChina"),
        ("kompas.id", "Kompas.id"),
        ("Kompas.com", "Kompas.com"),
        ("KompasTV", "Kompas TV"),
        ("detikcom", "detik.com"),
    ],
)
def test_forms_lead_to_the_usual_short_name(written, name):
    """Case, spaces, dots and the ending of a domain do not matter."""
    assert TABLE.named(written).name == name


def test_an_acronym_in_small_letters_is_a_word_of_its_own():
    """ANI is an agency; Ani is somebody's name."""
    assert TABLE.named("ANI").name == "ANI"
    assert TABLE.named("Ani") is None


def test_an_address_leads_to_its_outlet_also_from_a_subdomain():
    """A desk under a subdomain belongs to the outlet; an unknown host to none."""
    assert TABLE.at("https://finance.detik.com/berita/d-1").name == "detik.com"
    assert TABLE.at("kompas.com").name == "Kompas.com"
    assert TABLE.at("https://harian-randu.example/1") is None
    assert TABLE.at("https://[broken") is None


def test_platforms_and_public_bodies_do_not_report():
    """Nobody has his words from YouTube, but from who posted there."""
    assert not TABLE.named("YouTube").reports
    assert not TABLE.named("Sekretariat Presiden").reports
    assert TABLE.named("Reuters").reports


def test_the_table_is_large_and_every_domain_stands_once():
    """At least 150 outlets, and no address that two of them claim."""
    entries = {id(o): o for o in TABLE.by_form.values()}.values()
    domains = [d for o in entries for d in o.domains]
    assert len(entries) >= 150
    assert len(domains) == len(set(domains))
    assert all(o.country.isupper() and len(o.country) == 2 for o in entries)


def test_a_users_file_adds_outlets_and_overrules_shipped_ones(tmp_path):
    """A file of one's own is read after the shipped table."""
    path = tmp_path / "mine.toml"
    path.write_text(
        'desks = ["Randu"]\n[[outlets]]\nname = "Harian Randu"\nforms = ["Randu"]\n'
        'domains = ["randu.example"]\n[[outlets]]\nname = "Antara Baru"\n'
        'forms = ["Antara"]\nkind = "agency"\n',
        encoding="utf-8",
    )
    mine = outlets.load(path)
    assert mine.at("www.randu.example").name == "Harian Randu"
    assert mine.named("Antara").name == "Antara Baru"
    assert mine.named("Reuters").kind is OutletKind.AGENCY
    assert mine.desk("RanduKota")
    assert TABLE.named("Antara").name == "Antara"


def test_a_users_file_with_a_wrong_kind_is_refused_by_name(tmp_path):
    """The error tells which entry is wrong."""
    path = tmp_path / "wrong.toml"
    path.write_text('[[outlets]]\nname = "Randu"\nkind = "rumour"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="Randu"):
        outlets.load(path)


@given(st.text())
def test_any_name_and_any_address_can_be_looked_up(text):
    """Whatever the text, the answer is an outlet or None."""
    for found in (TABLE.named(text), TABLE.at(text)):
        assert found is None or found.name
    assert TABLE.desk(text) in {True, False}
