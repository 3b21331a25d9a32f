"""What users judge of statements, links and stories holds, survives, can be undone."""

import shutil
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ujar.pipeline import wire_links
from ujar.pipeline.correcting import Correcting, Judge
from ujar.pipeline.judging import Judging, Place
from ujar.pipeline.linking import Linking, settle
from ujar.schema import Act, Article, Figure, Kind, Mention, Reading, Sentence, Span
from ujar.schema import Statement as Said
from ujar.schema.amended import Field
from ujar.schema.corrections import Layer, WantedCorrections
from ujar.schema.keeping import ArchiveError, Known, Wanted
from ujar.store import open_archive

WORDS = "Lebih dari 1.200 warga sudah dibawa ke tempat aman sejak Selasa pagi"
MORE = "Pelabuhan Tanjung Sewu ditutup sampai pemberitahuan berikutnya"
BODY = (
    "Gunung Wangsar meletus di Mareta dan disusul hujan abu di tiga kecamatan. "
    "Letusan terjadi pada pukul 04.17 dan terdengar sampai Labuhan Lindi. "
)
SPEAKER, OTHER = "Dewi Kartanala", "Rana Wibisana"


def reading(id_, day, text, said=(WORDS, MORE), title="Wangsar meletus"):
    """A report in which Dewi Kartanala says so."""

    def span(words):
        return Span(text.index(words), text.index(words) + len(words))

    number = text.find("1.200")
    figure = Figure(Span(number, number + 5), 1200.0, unit="warga")
    names = [n for n in (SPEAKER, OTHER) if n in text]
    return Reading(
        Article(text, id_, None, f"{id_}.example", title, day, "id"),
        sentences=(Sentence(Span(0, len(text))),),
        mentions=tuple(Mention(span(n), "PER", n) for n in names),
        statements=tuple(
            Said(
                Kind.DIRECT, (span(w),), act=Act.SAY, speaker=SPEAKER, said_on=day[:10]
            )
            for w in said
            if w in text
        ),
        figures=(figure,) if number >= 0 else (),
        day=day[:10],
    )


def report(more=""):
    return (
        f'{more}{BODY}"{WORDS}", kata {SPEAKER} di Labuhan Lindi. "{MORE}", kata dia. '
        f"{OTHER} ikut meninjau."
    )


READINGS = (
    reading("a1", "2031-09-08T08:00", report()),
    reading("a2", "2031-09-08T11:00", report("Mareta. ")),
    reading("a3", "2031-09-08T15:00", report("Kabar Mareta. ")),
    reading(
        "d1",
        "2031-12-09T09:00",
        f'Harga cabai naik di pasar. "{MORE}", kata {SPEAKER} kepada pedagang.',
        title="Harga cabai",
    ),
)
FIRST = Place("a1", 0)


def add(linking, readings):
    """Link and keep the readings in one stroke, anew where they are there already."""
    with linking.archive.writing():
        for read in readings:
            linking.forget(read.article.id)
            linking.add(read, Known(read.article.text[:20], "test 1"))
        settle(linking)


def ready(archive, now=lambda: "2031-10-01T00:00:00Z"):
    """Return what adds to *archive*, and what corrects it."""
    linking = Linking(archive, wire_links.parts())
    judge = Judge("Ida", "heard it")
    return linking, Judging(Correcting(archive, lambda: settle(linking), now, judge))


@pytest.fixture
def both(archive):
    """An archive of all readings: what adds to it, and what corrects it."""
    linking, judging = ready(archive)
    add(linking, READINGS)
    return linking, judging


def lines(archive):
    """Every statement by article and place, as it is shown."""
    found = archive.statements(Wanted(), 100).items
    return {(s.article.id, s.item): s for s in found}


def seen(archive):
    """Everything that the archive shows, without ids that only count."""
    held = lines(archive)
    ids = sorted({u for s in held.values() for u in s.utterances})
    stories = archive.stories(Wanted(), 100).items
    named = archive.all_entities(100).items
    articles = sorted({a for a, _ in held})
    return {
        "statements": {k: replace(v, entity=None) for k, v in held.items()},
        "who": {
            k: v.entity and archive.entity(v.entity).profile for k, v in held.items()
        },
        "utterances": [archive.utterance(u) for u in ids],
        "stories": {s.id: s for s in stories},
        "facts": {s.id: archive.figures(s.id) for s in stories},
        "people": sorted((e.profile.name, e.statements) for e in named),
        "readings": archive.readings(articles),
        "waiting": archive.waiting(),
        "wrong": [p for p in archive.checked() if p.wrong],
    }


def grouped(archive, one, two):
    found = lines(archive)
    return bool(set(found[one].utterances) & set(found[two].utterances))


def test_the_archive_before_anything_is_judged(both):
    linking, _ = both
    assert grouped(linking.archive, ("a1", 0), ("a2", 0))
    assert len({a.story for a in linking.archive.articles(Wanted()).items}) == 2


JUDGED = {
    "another": lambda j: j.speaker(FIRST, OTHER),
    "new": lambda j: j.speaker(FIRST, "Siti Baru"),
    "nobody": lambda j: j.speaker(FIRST, None),
    "day": lambda j: j.amend(FIRST, Field.DAY, "2031-09-07"),
    "no day": lambda j: j.amend(FIRST, Field.DAY, None),
    "addressee": lambda j: j.amend(FIRST, Field.ADDRESSEE, "Rana Wibisana"),
    "kind": lambda j: j.amend(FIRST, Field.KIND, "indirect"),
    "via": lambda j: j.amend(FIRST, Field.VIA, "Kantor Aru"),
    "drop": lambda j: j.drop(FIRST),
    "apart": lambda j: j.link(FIRST, Place("a2", 0), same=False),
    "same": lambda j: j.link(Place("a1", 0), Place("d1", 0), same=True),
    "figures": lambda j: j.link(
        Place("a1", 0, Layer.FIGURES), Place("a2", 0, Layer.FIGURES), same=False
    ),
    "into": lambda j: j.into("d1", "a1"),
    "out": lambda j: j.out("a2"),
}
# These are tested in test_corrections.py; here, how they go together with the others.
OF_ENTITIES = {
    "merge": lambda j: j.correcting.merge(SPEAKER, OTHER),
    "split": lambda j: j.correcting.split(OTHER, "Wibisana Muda", ["a2"]),
}


def test_what_is_judged_holds_is_told_and_survives(both):
    """Each kind changes what is shown, outlasts reading and linking, and goes again."""
    linking, judging = both
    archive = linking.archive
    before = seen(archive)
    for name, judge in JUDGED.items():
        made = judge(judging)
        after = seen(archive)
        assert after != before, name
        add(linking, READINGS[::-1])
        assert after == seen(archive), name
        judging.correcting.undo(made.id)
        assert seen(archive) == before, name


def test_a_speaker_is_another_one_everywhere(both):
    linking, judging = both
    archive = linking.archive
    made = judging.speaker(FIRST, OTHER)
    line = lines(archive)["a1", 0]
    assert (line.speaker, archive.entity(line.entity).profile.name) == (OTHER, OTHER)
    (change,) = line.changes
    assert (change.before, change.by, change.note) == (SPEAKER, "Ida", "heard it")
    assert change.correction == made.id
    found = archive.statements(Wanted(by=OTHER)).items
    assert [(s.article.id, s.item) for s in found] == [("a1", 0)]
    assert archive.links("a1").speakers[0] == line.entity
    assert archive.derived(["a1"])["a1"].statements[0].speaker == SPEAKER


def test_a_new_name_is_somebody_and_joins_whoever_is_read_later(both):
    linking, judging = both
    archive = linking.archive
    made = judging.speaker(FIRST, "Siti Baru")
    (made_up,) = archive.entities("Siti Baru")
    assert (made_up.statements, made_up.articles) == (1, 1)
    judging.speaker(Place("a2", 0), "siti baru")
    assert [e.statements for e in archive.entities("Siti Baru")] == [2]
    text = f'Sidang. "{MORE}", kata Siti Baru di pasar.'
    span = Span(text.index("Siti"), text.index("Siti") + 9)
    late = reading("e1", "2031-09-10T09:00", text)
    said = replace(late.statements[0], speaker="Siti Baru")
    mention = (Mention(span, "PER", "Siti Baru"),)
    add(linking, [replace(late, statements=(said,), mentions=mention)])
    (found,) = archive.entities("Siti Baru")
    assert found.id != made_up.id
    assert found.statements == 3
    judging.correcting.undo(made.id)
    assert [e.statements for e in archive.entities("Siti Baru")] == [2]


@pytest.mark.parametrize("later", ["another", "nobody", "drop"])
def test_a_new_name_that_is_outdone_is_nobody(both, later):
    """Also where both are put in force at once, as when an archive is linked anew."""
    linking, judging = both
    archive = linking.archive
    judging.speaker(FIRST, "Siti Baru")
    JUDGED[later](judging)
    first, second = archive.corrections()
    for correction in (first, second):
        judging.correcting.undo(correction.id)
    with archive.writing():
        for correction in (first, second):
            archive.correct(correction)
        settle(linking)
    assert archive.entities("Siti Baru") == ()
    assert [p for p in archive.checked() if p.wrong] == []


def test_no_statement_is_in_no_list(both):
    linking, judging = both
    archive = linking.archive
    judging.drop(FIRST)
    assert ("a1", 0) not in lines(archive)
    (view,) = [archive.utterance(u) for u in lines(archive)["a2", 0].utterances]
    assert {s.article.id for s in view.versions} == {"a2", "a3"}
    assert archive.article("a1").reading.withdrawn == {0}
    assert [p for p in archive.checked() if p.wrong] == []


def test_links_are_as_users_say(both):
    linking, judging = both
    archive = linking.archive
    judging.link(FIRST, Place("a2", 0), same=False)
    assert not grouped(archive, ("a1", 0), ("a2", 0))
    assert grouped(archive, ("a1", 0), ("a3", 0))
    assert not grouped(archive, ("a1", 0), ("d1", 0))
    judging.link(FIRST, Place("d1", 0), same=True)
    assert grouped(archive, ("a1", 0), ("d1", 0))


def test_what_was_judged_of_figures_is_told_beside_them(both):
    """By the fact of either figure; by the story where they are of no fact now."""
    linking, judging = both
    archive = linking.archive
    story = archive.stories_of(["a1"])["a1"]
    before = archive.story(story)
    assert (before.rulings, [f.rulings for f in before.facts]) == ((), [()])
    places = [Place(a, 0, Layer.FIGURES) for a in ("a1", "a2", "a3")]
    made = [judging.link(*places[:2], same=False)]
    (fact,) = archive.figures(story)
    (ruling,) = fact.rulings
    ends = [(f.article.id, f.item, f.words) for f in (ruling.left, ruling.right)]
    assert ends == [("a1", 0, "1.200"), ("a2", 0, "1.200")]
    told = ruling.same, ruling.correction, ruling.by, ruling.note, ruling.made
    assert told == (False, made[0].id, "Ida", "heard it", made[0].made)
    assert archive.fact(fact.id) == archive.facts(Wanted()).items[0] == fact
    assert archive.story(story).rulings == ()
    made += [judging.link(p, places[2], same=False) for p in places[:2]]
    view = archive.story(story)
    assert view.facts == ()
    assert [r.correction for r in view.rulings] == [m.id for m in made]
    add(linking, READINGS[::-1])
    assert archive.story(story).rulings == view.rulings
    for one in made:
        judging.correcting.undo(one.id)
    assert archive.story(story) == before


def paged(archive, limit, **wanted):
    """The pages of a list of judgements."""
    asked = WantedCorrections(**wanted)
    page = archive.judged(asked, limit)
    found = [page.items]
    while page.cursor:
        page = archive.judged(asked, limit, page.cursor)
        found.append(page.items)
    return found


def test_judgements_are_listed_in_pages_the_latest_first(both):
    linking, judging = both
    archive = linking.archive
    kept = ("another", "day", "addressee", "via", "figures", "out")
    made = [JUDGED[name](judging) for name in kept]
    made[1] = judging.correcting.undo(made[1].id)
    pages = paged(archive, 2)
    assert [len(page) for page in pages] == [2, 2, 2]
    assert [c for page in pages for c in page] == made[::-1]
    assert paged(archive, 1, kind="via") == [(made[3],)]
    assert paged(archive, 1, article="a2") == [(made[5],), (made[4],)]
    assert paged(archive, 9, in_force=False) == [(made[1],)]
    assert paged(archive, 1, in_force=True, waiting=False) == [
        (one,) for one in made[:1:-1] + made[:1]
    ]
    assert paged(archive, 9, kind="via", in_force=False) == [()]
    assert paged(archive, 9, in_force=False, waiting=True) == [()]
    assert paged(archive, 9, article="nowhere") == [()]
    assert archive.correction(made[1].id) == made[1]
    assert archive.correction("k0") is None
    before = archive.judged(WantedCorrections(), 2)
    judging.drop(FIRST)
    after = archive.judged(WantedCorrections(), 9, before.cursor)
    assert after.items == tuple(made[3::-1])


def test_what_holds_already_is_not_looked_for_again(both, monkeypatch):
    """Only corrections whose place is not known cost the reading of an article."""
    linking, judging = both
    archive = linking.archive
    for name in ("another", "day", "figures", "out"):
        JUDGED[name](judging)
    before, asked, derived = seen(archive), [], archive.derived
    monkeypatch.setattr(archive, "derived", lambda a: asked.extend(a) or derived(a))
    with archive.writing():
        settle(linking)
    assert asked == []
    assert seen(archive) == before
    add(linking, [READINGS[1]])
    # Of the article that was read again, and what is ruled to be, or not, one with it.
    assert set(asked) == {"a1", "a2"}
    assert seen(archive) == before


def test_a_corrected_speaker_stays_when_the_one_who_was_read_is_split(both):
    linking, judging = both
    archive = linking.archive
    judging.speaker(FIRST, OTHER)
    before = archive.statement("a1", 0).entity
    judging.correcting.split(SPEAKER, "Dewi Lain", ["a1", "a2"])
    assert archive.statement("a1", 0).entity == before
    assert archive.statement("a1", 1).speaker == SPEAKER
    assert archive.statement("a1", 1).entity != archive.statement("a3", 1).entity


def test_judgements_that_wait_are_listed(both):
    linking, judging = both
    archive = linking.archive
    made = [JUDGED[name](judging) for name in ("another", "figures", "out")]
    assert paged(archive, 9, waiting=True) == [()]
    with archive.writing():
        linking.forget("a2")
        settle(linking)
    assert archive.waiting() == {m.id for m in made[1:]}
    assert paged(archive, 9, waiting=True) == [tuple(made[:0:-1])]
    assert paged(archive, 9, waiting=False) == [tuple(made[:1])]


def test_an_article_goes_to_the_story_that_users_say(both):
    linking, judging = both
    archive = linking.archive
    story = archive.stories_of(["a1"])["a1"]
    into = judging.into("d1", story)
    assert archive.story(story).moves == (into,)
    assert archive.story(story).line.articles == 4
    assert len(archive.stories(Wanted()).items) == 1
    with pytest.raises(ArchiveError, match="belongs to the story"):
        judging.into("d1", "a2")
    out = judging.out("a1")
    assert archive.story(story).line.articles == 3
    assert archive.story(story).moves == (into, out)
    assert archive.article("a1").moves == (out,)
    assert archive.article("a2").moves == ()
    assert archive.stories_of(["a1"])["a1"] != story


def test_words_are_found_where_they_have_moved_or_wait(both):
    """A correction follows its words; where they are gone it waits, and says so."""
    linking, judging = both
    archive = linking.archive
    made = judging.amend(FIRST, Field.DAY, "2031-09-07")
    add(linking, [reading("a1", "2031-09-08T08:00", "Ralat. " + report())])
    assert lines(archive)["a1", 0].said_on == "2031-09-07"
    longer = reading(
        "a1", "2031-09-08T08:00", report(), (MORE, f'{WORDS}", kata {SPEAKER}')
    )
    add(linking, [longer])
    moved = {k: s.said_on for k, s in lines(archive).items() if k[0] == "a1"}
    assert moved == {("a1", 0): "2031-09-08", ("a1", 1): "2031-09-07"}
    add(linking, [reading("a1", "2031-09-08T08:00", BODY)])
    assert archive.waiting() == {made.id}
    (told,) = archive.checked()
    assert (told.wrong, made.id in told.what) == (False, True)
    with linking.archive.writing():
        linking.forget("a1")
        settle(linking)
    assert archive.waiting() == {made.id}
    add(linking, READINGS)
    assert archive.waiting() == frozenset()
    assert lines(archive)["a1", 0].said_on == "2031-09-07"


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (lambda j: j.speaker(Place("zz", 0), OTHER), "no article zz"),
        (lambda j: j.drop(Place("a1", 7)), "a1 has no statement #7; it has 2"),
        (lambda j: j.amend(FIRST, Field.DAY, "31 Mei"), "31 Mei is no day"),
        (lambda j: j.amend(FIRST, Field.KIND, "loud"), "loud is no kind"),
        (lambda j: j.amend(FIRST, Field.KIND, "direct"), "kind is direct already"),
        (lambda j: j.speaker(FIRST, SPEAKER), f"speaker is {SPEAKER} already"),
        (lambda j: j.speaker(FIRST, "x" * 301), "a name has at most 300 characters"),
        (lambda j: j.link(FIRST, FIRST, same=True), "one and the same"),
        (lambda j: j.into("d1", "nowhere"), "no story nowhere"),
        (lambda j: j.out("d1"), "only article of its story"),
        (lambda _: Place.read("a1"), "names no statement; write ARTICLE#PLACE"),
    ],
)
def test_what_cannot_be_judged_is_said(both, wish, told):
    linking, judging = both
    with pytest.raises(ArchiveError, match=told):
        wish(judging)
    assert linking.archive.corrections() == ()


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A file with an archive of all readings, to copy."""
    path = tmp_path_factory.mktemp("base") / "base.ujar"
    archive = open_archive(path)
    add(ready(archive)[0], READINGS)
    archive.close()
    return path


STEPS = st.lists(
    st.one_of(st.sampled_from(sorted(JUDGED | OF_ENTITIES)), st.integers(0, 5)),
    max_size=7,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_only_what_is_in_force_counts(base, tmp_path, steps):
    """Corrections and undos end where the corrections that remain alone end."""
    one, two = (tmp_path / name for name in ("one.ujar", "two.ujar"))
    for path in (one, two):
        shutil.copy(base, path)
    walked, plain = open_archive(one), open_archive(two)
    clock = iter(range(100))
    _, judging = ready(walked, lambda: f"2031-10-01T00:00:{next(clock):02}Z")
    for step in steps:
        active = [c.id for c in walked.corrections() if c.undone is None]
        try:
            if isinstance(step, str):
                (JUDGED | OF_ENTITIES)[step](judging)
            elif active:
                judging.correcting.undo(active[step % len(active)])
        except ArchiveError:
            continue
    linking, _ = ready(plain)
    with plain.writing():
        for correction in walked.corrections():
            if correction.undone is None:
                plain.correct(correction)
        settle(linking)
    try:
        assert seen(walked) == seen(plain)
    finally:
        walked.close()
        plain.close()
