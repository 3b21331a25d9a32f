"""A reading with everything in it, in invented words, and mangled ones; attacks."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import strategies as st

from ujar.pipeline.settings import Settings
from ujar.schema import (
    Act,
    Article,
    Boilerplate,
    BoilerplateType,
    DateExpression,
    DateType,
    Dropped,
    Figure,
    Kind,
    Mention,
    Origin,
    Reading,
    Relation,
    Resolution,
    Sense,
    Sentence,
    Span,
    Statement,
)
from ujar.serve.cli import adding

TEXT = (
    "SAGARA - “Air laut naik sekitar 2 meter,” kata Renata Wirya, Selasa (3/12), "
    "dikutip Kabar Contoh.\nBaca juga: Banjir"
)


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def reading():
    said = Statement(
        Kind.DIRECT,
        (span("Air laut naik sekitar 2 meter"),),
        cue=span("kata"),
        source=span("Renata Wirya"),
        act=Act.SAY,
        speaker="Renata Wirya",
        resolution=Resolution(span("Renata Wirya"), "name", 0.98),
        said_on="2024-12-03",
        said_on_span=span("Selasa (3/12)"),
        place="Sagara",
        via="Kabar Contoh",
    )
    return Reading(
        Article(TEXT, "a-1", title="Air <naik>", outlet="Kabar", language="id"),
        (Boilerplate(span("Baca juga: Banjir"), BoilerplateType.RELATED, "word"),),
        (Sentence(Span(0, TEXT.index("\n"))),),
        (Mention(span("Renata Wirya"), "PER", "Renata Wirya"),),
        (DateExpression(span("Selasa (3/12)"), DateType.DATE, "2024-12-03"),),
        (said,),
        (Figure(span("sekitar 2 meter"), 2.0, sense=Sense.ABOUT, unit="meter"),),
        (Origin("Kabar Contoh", Relation.QUOTED, span("Kabar Contoh")),),
        (Dropped("published", "'x' is not an ISO date"),),
    )


def spans(size):
    return st.tuples(st.integers(0, size), st.integers(0, size)).map(
        lambda p: Span(min(p), max(p))
    )


@st.composite
def readings(draw):
    """Readings of any text, with annotations anywhere, overlapping as they like."""
    characters = st.characters(exclude_categories=[])
    text = draw(st.text(characters, max_size=60))
    at = spans(len(text))
    name = st.none() | st.text(characters, max_size=8)
    said = st.builds(
        Statement,
        st.sampled_from(Kind),
        st.lists(at, min_size=1, max_size=3).map(tuple),
        cue=st.none() | at,
        source=st.none() | at,
        speaker=name,
        resolution=st.none() | st.builds(Resolution, at, name, st.floats(0, 1)),
        via=name,
    )
    few = {"max_size": 4}
    return Reading(
        Article(text, draw(st.text(max_size=5)), title=draw(name)),
        mentions=tuple(
            draw(
                st.lists(
                    st.builds(Mention, at, st.just("PER"), st.text(characters)), **few
                )
            )
        ),
        sentences=tuple(draw(st.lists(st.builds(Sentence, at), **few))),
        statements=tuple(draw(st.lists(said, **few))),
        figures=tuple(
            draw(st.lists(st.builds(Figure, at, st.floats(), unit=name), **few))
        ),
        boilerplate=tuple(
            _apart(
                draw(
                    st.lists(
                        st.builds(Boilerplate, at, st.sampled_from(BoilerplateType)),
                        **few,
                    )
                )
            )
        ),
    )


def _apart(found):
    end = 0
    for one in sorted(found, key=lambda b: b.span):
        if one.span.start >= end and one.span.end > one.span.start:
            end = one.span.end
            yield one


@pytest.fixture
def any_reading():
    return readings


@pytest.fixture(scope="session")
def sample_settings(tmp_path_factory):
    """An archive of the sample, which was read before: linking it takes no model."""
    archive = tmp_path_factory.mktemp("sample") / "sample.db"
    outlets = Path("examples/sample/outlets.toml")
    settings = Settings(workers=1, outlets=outlets, archive=str(archive))
    source = ("examples/expected.jsonl",)
    adding.run(adding.Wishes(source, settings, annotated=True))
    return settings


@pytest.fixture(scope="session")
def attacks():
    """Texts that try to be more than text, by name."""
    return tomllib.loads(Path("tests/serve/attacks.toml").read_text(encoding="utf-8"))


def hostile_record(number, attack, speaker, words):
    """An article of which everything that is shown somewhere is an attack."""
    text = f"{attack} “{words}”, kata {speaker}. Sebanyak 1.240 rumah rusak."
    start = text.index(words)
    who = text.index(speaker, start + len(words))
    rows = text.index("1.240")
    return {
        "id": f"../{number}?{attack}#x",
        "outlet": f"Warta {number} {attack}",
        "title": f"Judul {number} {attack}",
        "author": attack,
        "published": f"2026-09-0{number % 3 + 1}",
        "language": "id",
        "url": f"javascript:alert(3)//{attack}",
        "text": text,
        "boilerplate": [],
        "sentences": [{"span": [0, len(text)], "paragraph": 0}],
        "statements": [
            {
                "kind": "direct",
                "fragments": [[start, start + len(words)]],
                "source": [who, who + len(speaker)],
                "speaker": speaker,
                "place": attack,
                "addressee": attack,
                "via": attack,
            }
        ],
        "mentions": [
            {"span": [who, who + len(speaker)], "type": "PER", "name": speaker}
        ],
        "dates": [],
        "figures": [
            {"span": [rows, rows + 11], "value": 1240 + number, "unit": attack}
        ],
        "origins": [{"outlet": attack, "relation": "quoted"}],
    }


@pytest.fixture(scope="session")
def hostile_settings(attacks, tmp_path_factory):
    """Forty outlets that report one attack, a name of 500 letters, every attack."""
    folder = tmp_path_factory.mktemp("hostile")
    common = f"{attacks['script']}\u202e\x1b[31m"
    words = f"pelabuhan Kelam {common} ditutup karena ombak setinggi empat meter"
    name = f"<b onclick=alert(4)>{'Kusuma' * 80}</b>"
    records = [
        hostile_record(n, common, name, f"{words} {attacks['rtl']}") for n in range(40)
    ]
    for number, attack in enumerate(attacks.values(), len(records)):
        said = f"jembatan ke {number} {attack} roboh diterjang banjir bandang"
        records.append(hostile_record(number, attack, f"{attack} Wirya", said))
    silent = {
        "statements": [],
        "mentions": [],
        "figures": [],
        "origins": [],
        "sentences": [],
    }
    records.append(
        {**records[-1], "id": "silent", "title": "", "text": "Kelam.", **silent}
    )
    source = folder / "attacks.jsonl"
    lines = [json.dumps(r, ensure_ascii=False) for r in records]
    source.write_text("\n".join(lines), encoding="utf-8")
    settings = Settings(workers=1, archive=str(folder / "hostile.db"))
    adding.run(adding.Wishes((str(source),), settings, annotated=True))
    return settings
