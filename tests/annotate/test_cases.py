"""The reporting of speech, by examples kept as data in tests/cases/*.toml.

A case is a text and the statements that a reader finds in it, with only the fields that
the case is about. ``content`` is a string, or a list where the reporting clause cuts it
in two; a list for ``kind`` or ``speaker`` gives answers that are equally good; an empty
string stands for "none". No further statement may be found, but a topic, which is
neutral. ``optional = true`` allows that nothing is found. ``known_failure = true``
marks a case that does not work yet: it must fail, so that a repair is noticed.
"""

import tomllib
from pathlib import Path

import pytest

import ujar

CASES = Path(__file__).parent.parent / "cases"
EDGES = " \n.,:;\"'“”‘’«»"
FIELDS = frozenset({
    "kind", "content", "cue", "source", "speaker", "act", "addressee", "said_on",
    "place", "via", "occasion",
})  # fmt: skip
KEYS = frozenset({"name", "text", "statements", "known_failure", "optional"})


def load():
    """Yield every case as a parameter, named by its file and its own name."""
    for path in sorted(CASES.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in table["case"]:
            failing = pytest.mark.xfail(reason="known failure", strict=True)
            marks = [failing] if case.get("known_failure") else []
            name = f"{path.stem}: {case['name']}"
            published = table["published"]
            yield pytest.param({"published": published} | case, marks=marks, id=name)


def told(text, statement):
    """What the reading says of a statement, in the words of the cases."""
    cut = {"cue": statement.cue, "source": statement.source}
    fields = {f: getattr(statement, f) or "" for f in FIELDS - {"content", *cut}}
    fields |= {f: text[slice(*span)] if span else "" for f, span in cut.items()}
    return fields | {"content": [bare(text[slice(*s)]) for s in statement.fragments]}


def bare(words):
    """The words without white space and punctuation that no reader would miss."""
    return " ".join(words.split()).strip(EDGES)


def fits(expected, found):
    """Whether a found statement has the fields that a case expects."""
    return all(_same(field, want, found[field]) for field, want in expected.items())


def _same(field, want, found):
    if field == "content":
        return [bare(w) for w in ([want] if isinstance(want, str) else want)] == found
    return found in want if isinstance(want, list) else found == want


@pytest.mark.parametrize("case", list(load()))
def test_case(case):
    """The statements of the example are found, as given and no others."""
    reading = ujar.read(case["text"], published=case["published"])
    found = [told(reading.article.text, s) for s in reading.statements]
    expected = case["statements"]
    wants_topic = any(e.get("kind") == "topic" for e in expected)
    counted = [f for f in found if wants_topic or f["kind"] != "topic"]
    if not counted and case.get("optional"):
        return
    assert len(counted) == len(expected), counted
    for want, have in zip(expected, counted, strict=True):
        assert fits(want, have), f"{want}\n{have}"


def test_cases_are_well_formed():
    """Every case's words occur in its text, and its keys are known."""
    for parameter in load():
        (case,) = parameter.values
        assert case.keys() <= KEYS | {"published"}, case["name"]
        text = bare(case["text"])
        for expected in case["statements"]:
            assert expected.keys() <= FIELDS, case["name"]
            content = expected.get("content", "")
            parts = [content] if isinstance(content, str) else content
            quoted = [*parts, expected.get("cue", ""), expected.get("source", "")]
            assert all(bare(words) in text for words in quoted), case["name"]


def test_case_names_are_unique():
    """A name stands for one case."""
    names = [parameter.id for parameter in load()]
    assert len(names) == len(set(names))
