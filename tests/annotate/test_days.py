"""The day of a statement whose reporting clause gives none."""

import pytest

from ujar.annotate.circumstances import Layers, add
from ujar.annotate.circumstances.clues import Case, age
from ujar.annotate.circumstances.judge import Weights, choose, probabilities, weights
from ujar.schema import DateExpression, DateType, Kind, Statement

PUBLISHED = "2031-03-05"


def statement(s, content, cue, speaker):
    return Statement(Kind.DIRECT, (s.span(content),), s.span(cue), speaker=speaker)


def said_on(s, statements, language, dates, people=()):
    layers = Layers(
        s.sentences(),
        [
            DateExpression(s.span(words), DateType.DATE, value, anchor=PUBLISHED)
            for words, value in dates
        ],
        (),
        s.people(**{name.replace(" ", "_"): name for name in people}),
        PUBLISHED,
        PUBLISHED,
    )
    return [f.said_on for f in add(s.text, statements, layers, language)]


def test_the_day_of_an_occasion_is_that_of_who_spoke_there(stretch, indonesian):
    """The lead tells of an opening and its day; the speaker spoke at it."""
    s = stretch(
        "Bupati Renata Wirya meresmikan pasar ikan di Sagara, Selasa (4/3/2031).\n"
        '"Pasar ini untuk warga," kata Renata Wirya saat peresmian.'
    )
    one = [statement(s, "Pasar ini untuk warga", "kata", "Renata Wirya")]
    days = [("Selasa (4/3/2031)", "2031-03-04")]
    assert said_on(s, one, indonesian, days, ["Renata Wirya"]) == ["2031-03-04"]


@pytest.mark.parametrize(
    ("cue", "day"),
    [
        ("ujar Yosep Lawoto di sela pencairan", "2031-03-04"),
        ("ujar Yosep Lawoto usai acara pencairan", "2031-03-04"),
        ("ujar Yosep Lawoto usai berlayar", None),
        ("ujar Yosep Lawoto saat ditemui", None),
    ],
)
def test_who_tells_at_what_he_spoke_spoke_on_its_day(cue, day, stretch, indonesian):
    """However the sentence with the day says it: "mencairkan" is a "pencairan"."""
    s = stretch(
        "Pasar itu ramai. Warga datang. Perahu siap. Air tenang. Hadiah sudah ada.\n"
        "Renata Wirya mencairkan bantuan, pada Selasa (4/3/2031), menurut jadwal.\n"
        f'Cuaca cerah. "Ikan mahal," {cue}.'
    )
    one = [statement(s, "Ikan mahal", "ujar", "Yosep Lawoto")]
    days = [("Selasa (4/3/2031)", "2031-03-04")]
    people = ["Renata Wirya", "Yosep Lawoto"]
    assert said_on(s, one, indonesian, days, people) == [day]


@pytest.mark.parametrize(("lasts", "day"), [("4-7", "2031-03-06"), ("1-2", None)])
def test_without_publication_a_weekday_counts_inside_a_printed_range(
    lasts, day, stretch, indonesian
):
    """A weekday that only a guess has resolved counts where the text prints its day."""
    first, last = lasts.split("-")
    s = stretch(
        f"Lomba digelar {lasts} Maret 2031. Warga datang. Perahu siap. Juri lengkap.\n"
        'Hadiah sudah ada. "Air tenang," kata Renata Wirya, pada Kamis.'
    )
    one = [statement(s, "Air tenang", "kata", "Renata Wirya")]
    dates = [
        DateExpression(s.span("Kamis"), DateType.DATE, "2031-03-06"),
        DateExpression(
            s.span(f"{lasts} Maret 2031"),
            DateType.DURATION,
            f"2031-03-0{first}/2031-03-0{last}",
        ),
    ]
    layers = Layers(s.sentences(), dates, (), (), None, "2031-03-06")
    assert [f.said_on for f in add(s.text, one, layers, indonesian)] == [day]


def test_the_day_of_an_accident_is_not_that_of_who_speaks_of_it(stretch, indonesian):
    """Nobody knows when the witness spoke."""
    s = stretch(
        "Dua perahu tenggelam di Sagara sejak Sabtu (1/3/2031).\n"
        "Menurut Yosep Lawoto, perahu itu tua."
    )
    one = [statement(s, "perahu itu tua", "Menurut", "Yosep Lawoto")]
    days = [("Sabtu (1/3/2031)", "2031-03-01")]
    assert said_on(s, one, indonesian, days, ["Yosep Lawoto"]) == [None]


@pytest.mark.parametrize(
    ("opening", "day"), [("Di lokasi yang sama", "2031-03-04"), ("Di pasar", None)]
)
def test_who_speaks_on_the_same_occasion_speaks_on_the_same_day(
    opening, day, stretch, indonesian
):
    """All that the second speaker says shares the day of the first one."""
    s = stretch(
        '"Air naik," kata Renata Wirya, Selasa (4/3/2031).\n'
        f"{opening}, Yosep Lawoto menjelaskan warga mengungsi.\n"
        '"Kami pindah," ujar Yosep Lawoto.'
    )
    three = [
        statement(s, "Air naik", "kata", "Renata Wirya"),
        statement(s, "warga mengungsi", "menjelaskan", "Yosep Lawoto"),
        statement(s, "Kami pindah", "ujar", "Yosep Lawoto"),
    ]
    days = [("Selasa (4/3/2031)", "2031-03-04")]
    people = ["Renata Wirya", "Yosep Lawoto"]
    assert said_on(s, three, indonesian, days, people) == ["2031-03-04", day, day]


def test_a_report_that_goes_back_shares_no_day_with_what_stood_before(
    stretch, indonesian
):
    """After "Sebelumnya," another occasion is told."""
    s = stretch(
        '"Air naik," kata Renata Wirya.\n'
        "Sebelumnya, pasar tutup.\n"
        '"Kami pindah," kata Renata Wirya, Minggu (2/2/2031).'
    )
    both = [
        statement(s, "Air naik", "kata", "Renata Wirya"),
        Statement(
            Kind.DIRECT,
            (s.span("Kami pindah"),),
            s.span("kata", 1),
            speaker="Renata Wirya",
        ),
    ]
    days = [("Minggu (2/2/2031)", "2031-02-02")]
    assert said_on(s, both, indonesian, days, ["Renata Wirya"]) == [None, "2031-02-02"]


def test_what_was_said_long_ago_dates_nothing_else(stretch, indonesian):
    """A statement of years ago keeps its day to itself."""
    s = stretch(
        '"Air naik," kata Renata Wirya, Jumat (4/3/2022).\n'
        '"Kami pindah," ujar Renata Wirya.'
    )
    both = [
        statement(s, "Air naik", "kata", "Renata Wirya"),
        statement(s, "Kami pindah", "ujar", "Renata Wirya"),
    ]
    days = [("Jumat (4/3/2022)", "2022-03-04")]
    assert said_on(s, both, indonesian, days) == ["2022-03-04", None]


def test_among_hundreds_of_days_none_is_chosen(stretch, indonesian):
    """No article has so many, and choosing would take for ever."""
    lines = [f"Renata Wirya meresmikan pasar {n}, Selasa {n}." for n in range(200)]
    s = stretch("\n".join([*lines, '"Air naik," kata Renata Wirya saat peresmian.']))
    one = [statement(s, "Air naik", "kata", "Renata Wirya")]
    days = [(f"Selasa {n}.", "2031-03-04") for n in range(200)]
    assert said_on(s, one, indonesian, days) == [None]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2031-03-06", "future"),
        ("2031-03-05", "today"),
        ("2031-03-04", "yesterday"),
        ("2031-03-02", "recent"),
        ("2031-02-26", "week"),
        ("2030-03-05", "old"),
        ("2031-02-31", "undated"),
    ],
)
def test_the_age_of_a_day(day, name):
    """In days before publication."""
    assert age(day, PUBLISHED) == name
    assert age(day, None) == "undated"


def test_a_day_is_taken_where_its_clues_outweigh_none():
    """Sums become probabilities beside a none of 0."""
    case = Case(0, ("2031-03-04", "2031-03-01"), (frozenset("ab"), frozenset("c")))
    scale = Weights({"a": 1.0, "b": 1.0, "c": -3.0}, least=0.8)
    likely, other = probabilities(case, scale)
    assert likely == pytest.approx(0.8756, abs=1e-3)
    assert 0 < other < 1 - likely
    assert choose(case, scale) == "2031-03-04"
    assert choose(case, Weights(scale.of, least=0.9)) is None


def test_huge_weights_do_not_overflow():
    """Probabilities are reckoned from the largest sum."""
    case = Case(0, ("2031-03-04",), (frozenset("a"),))
    assert list(probabilities(case, Weights({"a": 1e4}, 0.5))) == [1.0]
    assert list(probabilities(case, Weights({"a": -1e4}, 0.5))) == [0.0]


def test_the_shipped_weights_are_of_a_likelihood():
    """They are read from the file that training/said_on.py wrote."""
    scale = weights()
    assert 0 < scale.least < 1
    assert scale.of["gathering"] > 0 > scale.of["other_place"]
