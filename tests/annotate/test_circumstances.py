"""Circumstances, given the statements, dates and credits of an invented text."""

from ujar.annotate.circumstances import Layers, add
from ujar.schema import (
    Act,
    Credit,
    DateExpression,
    DateType,
    Kind,
    Relation,
    Statement,
)


def statement(s, content, cue, speaker="Renata Wirya", act=Act.SAY):
    return Statement(
        Kind.DIRECT, (s.span(content),), s.span(cue), act=act, speaker=speaker
    )


def day(s, words, value):
    return DateExpression(s.span(words), DateType.DATE, value, anchor="2031-03-05")


def circumstances(s, statements, language, dates=(), credits_=()):
    layers = Layers(s.sentences(), dates, credits_, (), "2031-03-05")
    return add(s.text, statements, layers, language)


def test_day_of_the_reporting_clause(stretch, indonesian):
    """A day beside the verb is the day of saying."""
    s = stretch('"Air naik," kata Renata Wirya, Selasa (4/3).')
    dates = [day(s, "Selasa (4/3)", "2031-03-04")]
    (one,) = circumstances(s, [statement(s, "Air naik", "kata")], indonesian, dates)
    assert one.said_on == "2031-03-04"
    assert one.said_on_span == s.span("Selasa (4/3)")


def test_day_inside_the_words_is_not_the_day_of_saying(stretch, indonesian):
    """A day that the speaker speaks of dates nothing."""
    s = stretch('"Air naik Selasa (4/3)," kata Renata Wirya.')
    dates = [day(s, "Selasa (4/3)", "2031-03-04")]
    (one,) = circumstances(
        s, [statement(s, "Air naik Selasa (4/3)", "kata")], indonesian, dates
    )
    assert one.said_on is None


def test_day_of_citing_is_not_the_day_of_saying(stretch, indonesian):
    """ "dikutip dari X, Rabu" dates the citing."""
    s = stretch('"Air naik," kata Renata Wirya dikutip dari laman Kabar, Rabu (5/3).')
    dates = [day(s, "Rabu (5/3)", "2031-03-05")]
    (one,) = circumstances(s, [statement(s, "Air naik", "kata")], indonesian, dates)
    assert one.said_on is None


def test_a_speaker_shares_the_day(stretch, indonesian):
    """The other statements of the same speaker are of the same day."""
    s = stretch('"Air naik," kata Renata Wirya, Selasa (4/3).\n"Kami pindah," ujarnya.')
    dates = [day(s, "Selasa (4/3)", "2031-03-04")]
    both = [statement(s, "Air naik", "kata"), statement(s, "Kami pindah", "ujarnya")]
    found = circumstances(s, both, indonesian, dates)
    assert [f.said_on for f in found] == ["2031-03-04"] * 2


def test_earlier_occasion_takes_no_day(stretch, indonesian):
    """ "Sebelumnya" speaks of another occasion."""
    s = stretch(
        '"Air naik," kata Renata Wirya, Selasa (4/3).\n'
        "Sebelumnya Renata Wirya menyebut air surut."
    )
    dates = [day(s, "Selasa (4/3)", "2031-03-04")]
    both = [statement(s, "Air naik", "kata"), statement(s, "air surut", "menyebut")]
    found = circumstances(s, both, indonesian, dates)
    assert [f.said_on for f in found] == ["2031-03-04", None]


def test_addressee_and_place_and_occasion(stretch, indonesian):
    """To whom, where and on what occasion stand behind the verb."""
    s = stretch('"Air naik," kata Renata kepada wartawan dalam jumpa pers di Sagara.')
    (one,) = circumstances(s, [statement(s, "Air naik", "kata")], indonesian)
    assert one.addressee == "wartawan"
    assert one.place == "Sagara"
    assert one.occasion == "jumpa pers di Sagara"


def test_who_is_urged_is_spoken_to(stretch, indonesian):
    """X in "meminta X untuk …" is the addressee."""
    s = stretch("Renata meminta warga pesisir untuk pindah ke bukit.")
    asked = statement(s, "pindah ke bukit", "meminta", act=Act.URGE)
    (one,) = circumstances(s, [asked], indonesian)
    assert one.addressee == "warga pesisir"


def test_credit_of_the_sentence_is_via(stretch, indonesian):
    """The outlet credited in the statement's sentence, by its usual name."""
    s = stretch('"Air naik," kata Renata dikutip Warta Laut.\n"Kami pindah," ujarnya.')
    credit = Credit(
        "Warta Laut",
        Relation.QUOTED,
        s.span("dikutip Warta Laut"),
        s.span("dikutip"),
        s.span("Warta Laut"),
    )
    both = [statement(s, "Air naik", "kata"), statement(s, "Kami pindah", "ujarnya")]
    found = circumstances(s, both, indonesian, credits_=[credit])
    assert [f.via for f in found] == ["Warta Laut", None]


def test_a_credited_outlet_is_no_place(stretch, indonesian):
    """What the words are credited to tells from whom, not where."""
    s = stretch('"Air naik," kata Renata Wirya di Kabar Contoh, Selasa.')
    credit = Credit(
        "Kabar Contoh",
        Relation.QUOTED,
        s.span("di Kabar Contoh"),
        s.span("di"),
        s.span("Kabar Contoh"),
    )
    said = [statement(s, "Air naik", "kata")]
    (one,) = circumstances(s, said, indonesian, credits_=[credit])
    assert (one.via, one.place) == ("Kabar Contoh", None)
    (one,) = circumstances(s, said, indonesian)
    assert one.place == "Kabar Contoh"
