"""Speakers, given the statements and the names of an invented text."""

from ujar.annotate.speakers import resolve
from ujar.schema import Kind, Mention, Span, Statement

PEOPLE = {
    "Renata_Wirya": "Renata Wirya",
    "Renata": "Renata Wirya",
    "Bagus_Darta": "Bagus Darta",
    "Bagus": "Bagus Darta",
}


def said(s, content, cue=None, source=None, nth=0):
    return Statement(
        Kind.DIRECT,
        (s.span(content),),
        s.span(cue, nth) if cue else None,
        s.span(source, nth) if source else None,
    )


def names(s, statements, language, mentions=None):
    mentions = s.people(**PEOPLE) if mentions is None else mentions
    solved = resolve(s.text, statements, mentions, s.sentences(), language)
    return [x.speaker for x in solved]


def test_short_name_becomes_the_fullest(stretch, indonesian):
    """A short name beside the verb is given as the fullest form."""
    s = stretch('Renata Wirya tiba di Sagara.\n"Air naik," kata Renata.')
    statements = [
        Statement(
            Kind.DIRECT, (s.span("Air naik"),), s.span("kata"), s.span("Renata", 1)
        )
    ]
    assert names(s, statements, indonesian) == ["Renata Wirya"]


def test_suffix_goes_back_to_the_last_speaker(stretch, indonesian):
    """ "katanya" is whoever spoke last."""
    s = stretch('"Air naik," kata Renata Wirya.\n"Kami pindah," ujarnya.')
    statements = [
        said(s, "Air naik", "kata", "Renata Wirya"),
        said(s, "Kami pindah", "ujarnya"),
    ]
    assert names(s, statements, indonesian) == ["Renata Wirya"] * 2


def test_person_brought_up_in_between_takes_the_suffix(stretch, indonesian):
    """A new subject between two statements is who "ujarnya" means."""
    s = stretch(
        '"Air naik," kata Renata Wirya.\n'
        "Bagus Darta punya pandangan lain.\n"
        '"Air justru surut," ujarnya.'
    )
    statements = [
        said(s, "Air naik", "kata", "Renata Wirya"),
        said(s, "Air justru surut", "ujarnya"),
    ]
    assert names(s, statements, indonesian) == ["Renata Wirya", "Bagus Darta"]


def test_office_leads_to_its_holder(stretch, indonesian):
    """ "Menkes" is the person introduced as Menteri Kesehatan."""
    s = stretch('Menteri Kesehatan Renata Wirya tiba.\n"Obat cukup," kata Menkes.')
    role = s.span("Menteri Kesehatan")
    mentions = [Mention(s.span("Renata Wirya"), "PER", "Renata Wirya", role)]
    statements = [said(s, "Obat cukup", "kata", "Menkes")]
    assert names(s, statements, indonesian, mentions) == ["Renata Wirya"]


def test_nameless_people_stay_nameless(stretch, indonesian):
    """ "sejumlah warga" is given as it stands."""
    s = stretch("Renata Wirya tiba.\nsejumlah warga mengaku air naik.")
    statement = Statement(
        Kind.INDIRECT,
        (s.span("air naik"),),
        s.span("mengaku"),
        s.span("sejumlah warga"),
    )
    assert names(s, [statement], indonesian) == ["sejumlah warga"]


def test_nobody_is_guessed(stretch, indonesian):
    """A verb without an agent and without a suffix has no speaker."""
    s = stretch("Renata Wirya tiba.\ndisebut air naik.")
    statement = Statement(Kind.INDIRECT, (s.span("air naik"),), s.span("disebut"))
    assert names(s, [statement], indonesian) == [None]


def test_resolution_tells_where_it_came_from(stretch, indonesian):
    """Every resolution carries its mention, its method and a confidence."""
    s = stretch('"Air naik," kata Renata Wirya.')
    statements = [said(s, "Air naik", "kata", "Renata Wirya")]
    (one,) = resolve(s.text, statements, s.people(**PEOPLE), s.sentences(), indonesian)
    assert one.resolution.span == s.span("Renata Wirya")
    assert one.resolution.method == "name"
    assert 0 < one.resolution.confidence <= 1


def test_empty_article(indonesian):
    """No statements, no speakers."""
    assert resolve("", [], [Mention(Span(0, 0), "PER", "")], [], indonesian) == ()
