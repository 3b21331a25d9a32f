"""Who is whom across articles: invented cases as data, run through a directory."""

import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from ujar.link.entities import Directory
from ujar.schema import LocalEntity

TABLE = tomllib.loads(
    Path("tests/cases/link/entities.toml").read_text(encoding="utf-8")
)
CASES = TABLE["case"]


def local(item, entity):
    return LocalEntity(
        item=item,
        type=entity.get("type", "PER"),
        names=tuple(entity["names"]),
        roles=tuple(entity.get("roles", ())),
        company=tuple(entity.get("company", ())),
    )


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_records(request, case):
    if case.get("known_failure"):
        request.applymarker(pytest.mark.xfail(reason="known"))
    directory = Directory()
    found = []
    rows = [a for a in case["articles"] for _ in range(a.get("repeat", 1))]
    for n, article in enumerate(rows):
        for item, entity in enumerate(article["entities"]):
            record, _ = directory.add(
                local(item, entity), f"article-{n}", article.get("day")
            )
            found.append((entity["who"], record))
    records = defaultdict(set)
    people = defaultdict(set)
    for who, record in found:
        records[who].add(directory.now(record))
        people[directory.now(record)].add(who)
    assert {w: len(r) for w, r in records.items() if len(r) > 1} == {}
    assert [w for w in people.values() if len(w) > 1] == []


def test_there_are_enough_cases():
    names = [c["name"] for c in CASES]
    assert len(set(names)) == len(names)
