"""The languages have the same words, with the same places to fill."""

import re
import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from ujar.pipeline.doors.denials import Denial
from ujar.schema import Act, BoilerplateType, FactRelation, Form, Kind, Sense, StepKind
from ujar.schema.accounts import DeedKind, Role
from ujar.schema.brief import FaultKind, Gap, Subject
from ujar.schema.outlets import Making, Way
from ujar.serve.web.doors.refusing import Refused
from ujar.serve.web.voice import Voice

FOLDER = Path("src/ujar/serve/web")
FILES = {
    folder.name: {
        p.name: tomllib.loads(p.read_text(encoding="utf-8"))
        for p in folder.glob("*.toml")
    }
    for folder in (FOLDER / "words").iterdir()
}


def joined(files):
    """Tables of all files; a key may stand in one file only."""
    tables = {}
    for table, words in (pair for file in files.values() for pair in file.items()):
        both = set(words) & set(tables.setdefault(table, {}))
        assert not both, both
        tables[table] |= words
    return tables


TABLES = {code: joined(files) for code, files in FILES.items()}
PLACES = re.compile(r"\{\w+\}")


@pytest.mark.parametrize(("one", "two"), list(combinations(sorted(TABLES), 2)))
def test_tables_agree(one, two):
    assert set(FILES[one]) == set(FILES[two])
    a, b = TABLES[one], TABLES[two]
    assert {k: set(v) for k, v in a.items()} == {k: set(v) for k, v in b.items()}
    for key, words in a["say"].items():
        assert set(PLACES.findall(words)) == set(PLACES.findall(b["say"][key])), key


@pytest.mark.parametrize(
    ("value", "english", "indonesian"),
    [
        ("2026-09-08TMO", "Tue 8 Sep 2026, morning", "Sel 8 Sep 2026, pagi"),
        ("2026-W20", "week 20 of 2026", "minggu ke-20 2026"),
        ("2026-W20-WE", "weekend of week 20, 2026", "akhir pekan minggu ke-20 2026"),
        ("2026-H2", "half 2 of 2026", "semester 2 2026"),
        ("XXXX-05-29", "29 May", "29 Mei"),
        ("XXXX-05", "May", "Mei"),
        ("XXXX-WXX-7", "Sun", "Min"),
        ("XXXX-XX-XXTNI", "night", "malam"),
        ("198", "the 1980s", "1980-an"),
        ("19", "century 20", "abad ke-20"),
        ("PXDE", "some decades", "beberapa dasawarsa"),
        ("PTXM", "some minutes", "beberapa menit"),
        ("PXM", "some months", "beberapa bulan"),
        ("PAST_REF", "in the past", "masa lalu"),
        ("2026-09-08/2026-09-09", "Tue 8 Sep 2026 – Wed 9 Sep 2026", None),
        ("P1Y/P2Y", "1 year – 2 years", "1 tahun – 2 tahun"),
        ("XXXX-77-99", "99 77", "99 77"),
        ("a/b/c", "a/b/c", "a/b/c"),
        ("2026-99", "2026-99", "2026-99"),
    ],
)
def test_values_of_time_are_told_in_words(value, english, indonesian):
    assert Voice("en").moment(value) == english
    if indonesian:
        assert Voice("id").moment(value) == indonesian


@pytest.mark.parametrize("form", Form)
def test_forms_of_copies_are_told_in_both_languages(form):
    reason = f"{form.value.replace('_', ' ')}: 382 words in 15 runs, the longest 100"
    said = "382 kata dalam 15 rangkaian, terpanjang 100"
    named = Voice("id").term("form", form)
    assert Voice("id").reason(reason) == f"{named}: {said}"


@pytest.mark.parametrize("code", TABLES)
def test_every_value_has_a_name(code):
    enums = {
        "kind": Kind,
        "act": Act,
        "relation": FactRelation,
        "form": Form,
        "step": StepKind,
        "sense": Sense,
        "aside": BoilerplateType,
        "role": Role,
        "role_more": Role,
        "denial": Denial,
        "deed": DeedKind,
        "refused": Refused,
        "refused_more": Refused,
        "subject": Subject,
        "gap": Gap,
        "fault": FaultKind,
        "making": Making,
        "way": Way,
    }
    for section, values in enums.items():
        assert set(TABLES[code][section]) == {v.value for v in values}


def test_every_key_is_used_and_every_used_key_is_there():
    folders = (FOLDER, FOLDER.parent / "brief")
    sources = [p for f in folders for e in ("*.j2", "*.py") for p in f.rglob(e)]
    text = "\n".join(p.read_text(encoding="utf-8") for p in sources)
    said = set(re.findall(r'say\(\s*"(\w+)"', text))
    keys = set(TABLES["en"]["say"])
    assert said <= keys
    quoted = set(re.findall(r'"(\w+)"', text))
    assert keys <= quoted | {"name"}, keys - quoted


def channel(value):
    value /= 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def luminance(colour):
    red, green, blue = (channel(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, two):
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PAIRS = [
    ("ink", g)
    for g in ("paper", "surface", "surface-2", "hit", "p1", "p2", "p3", "p4", "ins-bg")
]
PAIRS += [("ink-2", g) for g in ("paper", "surface", "surface-2")]
PAIRS += [
    ("ink-3", "paper"),
    ("ink-3", "surface"),
    ("link", "paper"),
    ("link", "surface"),
    ("accent", "paper"),
    ("del", "del-bg"),
    ("agree", "agree-bg"),
    ("differ", "differ-bg"),
    ("over", "over-bg"),
    ("warn", "warn-bg"),
    ("paper", "ink"),
]
PAIRS += [(f"p{n}-l", g) for n in range(1, 5) for g in ("paper", f"p{n}")]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_have_contrast(theme):
    css = (FOLDER / "static" / "ujar.css").read_text(encoding="utf-8")
    light, dark = css.split("@media (prefers-color-scheme: dark)")[:2]
    found = dict(
        re.findall(
            r"--([\w-]+): (#[0-9a-f]{6})",
            light if theme == "light" else dark.split("/* ground */")[0],
        )
    )
    for text, ground in PAIRS:
        assert contrast(found[text], found[ground]) >= 4.5, (text, ground)
    for mark in ("field", "focus", "own", "copy"):
        assert contrast(found[mark], found["paper"]) >= 3, mark


def test_why_something_cannot_be_is_told_in_the_language_of_the_page():
    told = {
        "Wira may be several; name one by its id: e1 (Wira), e2 (Wira S)": "Wira bisa",
        "w.db is being written by another process; try again when it is done": "w.db s",
        "a-1#0: day is 2031-01-02 already": "a-1#0: isinya sudah 2031-01-02",
        "'x' is no cursor of this list": "'x' bukan penunjuk",
        "something else": "something else",
    }
    for english, begins in told.items():
        assert Voice("id").problem(english).startswith(begins)
        assert Voice("en").problem(english) == english
