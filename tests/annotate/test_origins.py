"""Credits and origins: where an article says it has its words from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.annotate import origins
from ujar.lang import Language, outlets
from ujar.schema import Article, Boilerplate, BoilerplateType, Relation, Span

TABLE = outlets.load()
ID = Language("id")


def credited(text, language=ID):
    return [
        (c.outlet, c.relation.value) for c in origins.credits(text, language, TABLE)
    ]


def found(text, boilerplate=(), **known):
    article = Article(text, **known)
    return [
        (o.outlet, o.relation.value)
        for o in origins.find(article, (), boilerplate, TABLE)
    ]


@pytest.mark.parametrize(
    ("text", "outlet", "relation"),
    [
        ('"Kami siap," kata Sastro, dikutip Reuters.', "Reuters", "quoted"),
        ("Sastro bicara, dikutip dari laman Daily Mail.", "Daily Mail", "quoted"),
        ("Hal itu dilansir dari kantor berita Yonhap, Rabu.", "Yonhap", "quoted"),
        ("Dikutip Randutekno dari BBC, harga naik.", "BBC", "quoted"),
        ("ujar Dewi, dikutip dariAntara,Jumat (20/6).", "Antara", "quoted"),
        ("Mengutip CNBC, Selasa (10/6/2025), emas naik.", "CNBC", "quoted"),
        ("kata Dewi seperti dilaporkan AFP.Ia menolak.", "AFP", "quoted"),
        ("Kapal itu tenggelam, lapor Xinhua.", "Xinhua", "quoted"),
        ("Reuters melaporkan kapal itu tenggelam.", "Reuters", "quoted"),
        ('"Tidak," katanya kepada Al Jazeera.', "Al Jazeera", "quoted"),
        ("dilansir Harian Lembayung, Senin (9/6).", "Harian Lembayung", "quoted"),
        ("Dilansir dari randupos.com, jalan rusak.", "randupos.com", "quoted"),
        ("ujar Dewi, dilansir detikSumut, Rabu.", "detikSumut", "quoted"),
        ("dilansir TribunJatim.com, Rabu.", "Tribun Jatim", "quoted"),
        ("Dana itu habis.\nSumber: Anadolu\nBaca juga: Banjir", "Anadolu", "source"),
        ("Artikel ini telah tayang di Kompas.com dengan judul", "Kompas.com", "source"),
        ("Jalan itu rusak. (Antara/rds)", "Antara", "wire"),
        ("Randu (ANTARA/Xinhua) - Kapal itu tenggelam.", "Xinhua", "wire"),
        ("Mengutip Channel News Asia, harga naik.", "CNA", "quoted"),
        ("ujar Dewi seperti dikabarkan oleh Marca.", "Marca", "quoted"),
        ("AFP pada Selasa (9/9) memberitakan air surut.", "AFP", "quoted"),
        ("Reuters dalam laporannya menyatakan air surut.", "Reuters", "quoted"),
        ("Menurut media Korsel Yonhap, air surut.", "Yonhap", "quoted"),
        ("ujar Dewi, dikutipdetikSumut, Rabu.", "detikSumut", "quoted"),
        ("ujar Dewi seperti dilansir detikfinance.", "detikfinance", "quoted"),
        ("ujar Dewi kepadadetikJatengdi lokasi, Rabu.", "detikJateng", "quoted"),
        ("Mengutip news.randupos.com, jalan rusak.", "news.randupos.com", "quoted"),
        ("Dikutip dari www.bbc.com, jalan rusak.", "BBC", "quoted"),
        ("dikutip dari YouTube Kompas TV, Rabu.", "Kompas TV", "quoted"),
        ('"Ia akan kembali," kata Dewi pada Marca.', "Marca", "quoted"),
    ],
)
def test_a_credit_is_found_with_its_outlet_and_relation(text, outlet, relation):
    """Every way of crediting gives the usual short name and how it is credited."""
    assert credited(text) == [(outlet, relation)]


@pytest.mark.parametrize(
    ("slug", "agencies"),
    [
        ("(AFP/Reuters/LUK)", ["AFP", "Reuters"]),
        ("(Reuters, Al Jazeera/kid)", ["Reuters", "Al Jazeera"]),
        ("(Xinhua & Kyodo)", ["Xinhua", "Kyodo"]),
        ("(Antara/jpnn.com)", ["Antara", "JPNN"]),
        ("(ANTARA/HO-Humas Randu)", []),
        ("(LUK/SAM)", []),
    ],
)
def test_brackets_at_the_end_name_every_agency(slug, agencies):
    text = f"Air naik lagi. {slug}\n\nEditor: Dewi"
    assert credited(text) == [(agency, "wire") for agency in agencies]


def test_capitals_below_a_picture_are_a_photographer():
    text = "Air naik lagi. (ANTARA/JACX)\n" + "Warga Kelam mengungsi. " * 20
    assert credited(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Data itu dikutip dari siaran pers Kementerian Randu, Kamis (19/6).",
        "tulis Sastro seperti dikutip dari akun Instagram @sastro, Rabu.",
        "Dia mengutip pengalamannya bersama dewan pada 30 tahun lalu.",
        "Dikutip dari laman resmi Dinas Kesehatan, angka itu turun.",
        "Seperti diberitakan, jembatan itu rusak.",
        "Jarak antara Randu dan Lembayung 12 km.",
        "Ia menyebut menurut Surya Wiguna, hal itu benar.",
        'Dikutip dari "Sejarah Kerajaan Lembayung", benteng itu tua.',
        "Ia diwawancarai di YouTube.",
        "Syaratnya dirangkum dari berbagai sumber:\nSyarat Umum\nWarga Sagara.",
        "Kamera itu rusak. (Foto: Dok. Randu)",
        "",
    ],
)
def test_what_speaks_for_itself_is_no_outlet(text):
    """Releases, accounts, bodies, books and mere words give no credit."""
    assert credited(text) == []


def test_a_credit_keeps_the_phrase_the_verb_and_the_name_apart():
    """The spans are those of the whole phrase, its verb, and the name in it."""
    text = '"Siap," kata Dewi, seperti dikutip dari laman VOA Indonesia, Sabtu.'
    (credit,) = origins.credits(text, ID, TABLE)
    assert text[slice(*credit.span)] == "seperti dikutip dari laman VOA Indonesia"
    assert text[slice(*credit.verb)] == "dikutip"
    assert text[slice(*credit.name)] == "VOA Indonesia"


def test_two_outlets_that_are_joined_are_both_credited():
    """ "dikutip Reuters dan AFP" names two, also where the spaces are lost."""
    assert [o for o, _ in credited("dikutip Reuters dan AFP, Senin.")] == [
        "Reuters",
        "AFP",
    ]
    assert credited("dikutip ReutersdanAl Arabiya.")[0] == ("Reuters", "quoted")


def test_an_outlet_is_not_an_origin_of_itself():
    """An outlet's own name is none, by metadata or by the copyright line."""
    text = "kata Dewi kepada Kompas.com, Senin. Hal itu dikutip dari Reuters."
    assert found(text, outlet="kompas.com") == [("Reuters", "quoted")]
    assert ("Kompas.com", "quoted") in found(text, outlet="randu.example")
    own = "Rapat usai, dikutip dari Antara.\nCopyright © ANTARA 2024"
    assert found(own) == []


def test_the_outlets_own_reporters_are_no_origin_but_a_sister_desk_is():
    """ "kepada detikSport" is who asked; "dilansir detikSumut" is who had it first."""
    assert found("kata Dewi kepada detikSport.", outlet="detik.com") == []
    assert found("ujar Dewi, dilansir detikSumut.", outlet="detik.com") == [
        ("detikSumut", "quoted")
    ]


def test_an_origin_is_given_once_for_each_relation_where_it_first_stands():
    """Quoted twice is one origin; quoted and wire are two."""
    text = "Hal itu dikutip Antara. Lalu dilansir Antara lagi. Selesai. (Antara/rds)"
    article = Article(text, outlet="randu.example")
    result = origins.find(article, (), (), TABLE)
    assert [(o.outlet, o.relation) for o in result] == [
        ("Antara", Relation.QUOTED),
        ("Antara", Relation.WIRE),
    ]
    assert result[0].span.start == text.index("dikutip")


def test_captions_and_related_links_tell_no_origin():
    """A photograph's credit says where the picture is from, not the words."""
    text = "Warga mengungsi, dikutip Reuters.\nIsi berita."
    span = Span(0, text.index("\n"))
    for kind in (BoilerplateType.CAPTION, BoilerplateType.RELATED):
        assert found(text, [Boilerplate(span, kind)]) == []
    credit = [Boilerplate(span, BoilerplateType.CREDIT)]
    assert found(text, credit) == [("Reuters", "quoted")]


def test_another_language_is_another_table():
    """English has its own phrases; a language without a table finds nothing."""
    text = '"We are ready," she told Reuters, as quoted by The Guardian.'
    assert [o for o, _ in credited(text, Language("en"))] == [
        "Reuters",
        "The Guardian",
    ]
    assert credited("dikutip Reuters", Language("xx")) == []


PIECES = (  # noqa: SIM905  (one a line would fill the page)
    "dikutip |dari |Reuters|laman |Sumber: |(Antara/rds)|dan |\n|kepada |detikX|.com|"
    'melaporkan|"|©ANTARA 2024|\ud800|A.B '
).split("|")
pieces = st.sampled_from(PIECES)


@given(st.one_of(st.text(), st.lists(pieces).map("".join)))
def test_in_any_text_credits_stand_inside_it_in_order_without_overlap(text):
    """Names lie inside phrases, phrases inside the text; nothing raises."""
    last = 0
    for credit in origins.credits(text, ID, TABLE):
        assert 0 <= credit.span.start < credit.span.end <= len(text)
        assert credit.span.contains(credit.name)
        assert credit.name.start >= last
        assert credit.outlet
        last = credit.name.end
    for origin in origins.find(Article(text), (), (), TABLE):
        assert Span(0, len(text)).contains(origin.span)
