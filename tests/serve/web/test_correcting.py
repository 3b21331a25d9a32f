"""The pages of corrections: what is sent is judged, seen everywhere, and undone."""

import json
import re
import shutil
from dataclasses import replace

import pytest

pytest.importorskip("starlette", reason="needs ujar[web]")

from starlette.testclient import TestClient

from ujar.serve.web import app

BASE = "http://127.0.0.1:8642"
ARTICLE = "w-06"


@pytest.fixture
def pages(sample_settings, tmp_path):
    """Pages about a copy of the sample's archive."""
    path = tmp_path / "copy.db"
    shutil.copy(sample_settings.archive, path)
    settings = replace(sample_settings, archive=str(path))
    with TestClient(app.build(settings), base_url=BASE) as client:
        yield client


def sent(pages, path, **fields):
    """Send the form of a page as a browser does, and return the page that follows."""
    html = pages.get(path).text
    seal = re.search(r'name="csrf" value="(\w+)"', html)[1]
    return pages.post(path, data={"csrf": seal, **fields})


def first(pages):
    article = pages.get(f"/api/v1/articles/{ARTICLE}").json()
    return article["statements"][0] if "statements" in article else article


def test_a_speaker_is_corrected_told_and_undone(pages):
    form = f"/correct/statement/{ARTICLE}?item=0"
    before = pages.get(f"/article/{ARTICLE}").text
    done = sent(
        pages, form, speaker="other", name="Orang Baru", note="kata <b>saya</b>"
    )
    assert done.status_code == 200
    assert done.url.path == f"/article/{ARTICLE}"
    assert "Orang Baru" in done.text
    assert '“<span dir="auto">kata &lt;b&gt;saya&lt;/b&gt;</span>”' in done.text
    assert "Orang Baru" in pages.get("/statements?by=Orang+Baru").text
    listed = pages.get("/corrections").text
    (which,) = re.findall(r'name="id" value="(k\w+)"', listed)
    (line,) = pages.get("/corrections/judgements.jsonl").text.splitlines()
    assert json.loads(line)["id"] == which
    (gold,) = pages.get("/corrections/gold.jsonl").text.splitlines()
    assert json.loads(gold)["statements"][0]["speaker"] == "Orang Baru"
    seal = re.search(r'name="csrf" value="(\w+)"', listed)[1]
    asked = {"csrf": seal, "id": which, "back": f"/article/{ARTICLE}"}
    back = pages.post("/corrections/undo", data=asked)
    assert re.sub(r"\s+", " ", back.text) == re.sub(r"\s+", " ", before)
    assert "undone on" in pages.get("/corrections").text


def test_day_kind_and_no_statement_at_once(pages):
    form = f"/correct/statement/{ARTICLE}?item=0"
    done = sent(
        pages, form, day="2026-09-01", kind="topic", speaker="nobody", do="save"
    )
    assert done.text.count("corrected by") == 3
    gone = sent(pages, form, do="drop")
    assert "Judged to be no statement" in gone.text
    assert 'id="s1"' not in gone.text
    again = pages.get(form).text
    assert "Judged to be no statement" in again


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"speaker": "keep"}, "nothing was changed"),
        ({"speaker": "other"}, "a name is missing"),
        ({"day": "kemarin"}, "kemarin is no day"),
        ({"do": "same", "other": "w-01"}, "write ARTICLE#PLACE"),
        ({"do": "same", "at": "w-02"}, "write ARTICLE#PLACE"),
        ({"do": "same"}, "write ARTICLE#PLACE"),
        ({"speaker": "e:nobody"}, ""),
    ],
)
def test_what_cannot_be_kept_is_said_beside_what_was_sent(pages, fields, told):
    done = sent(pages, f"/correct/statement/{ARTICLE}?item=0", note="tetap", **fields)
    if told:
        assert done.status_code == 400
        assert told in done.text
        assert 'value="tetap"' in done.text
    else:
        assert done.status_code == 200


def test_why_words_are_the_same_or_not_is_told(pages):
    """Chosen from the list or written, with a reason, and told with the versions."""
    line = pages.get("/api/v1/utterances").json()["items"][0]
    article, item = line["first"]["id"], line["item"]
    form = f"/correct/statement/{article}?item={item}"
    html = pages.get(form).text
    assert html.count('name="note"') == 3
    there = re.search(r'name="other" value="([^"]+)" aria-label="Not', html)[1]
    sent(pages, form, do="apart", other=there, note="lain <hari>")
    for one in pages.get("/api/v1/utterances").json()["items"]:
        found = pages.get(f"/api/v1/utterances/{one['id']}").json()
        places = {f"{v['article']['id']}#{v['item']}" for v in found["versions"]}
        told = places & {there, f"{article}#{item}"}
        notes = [(r["kind"], r["note"]) for r in found["rulings"]]
        assert notes == ([("apart", "lain <hari>")] if told else [])
        shown = pages.get(f"/utterance/{one['id']}").text
        assert ("lain &lt;hari&gt;" in shown) == bool(told)
    sent(pages, form, do="same", at=there, note="ternyata sama")
    (last, *_) = pages.get("/api/v1/corrections").json()["items"]
    assert (last["kind"], last["note"]) == ("same", "ternyata sama")


def test_people_are_merged_renamed_and_split(pages):
    entity = re.search(r'href="(/entity/[^"]+)"', pages.get("/").text)[1]
    form = f"/correct{entity}"
    done = sent(pages, form, do="rename", name="Nama Pemakai", note="namanya")
    assert '<h1 class="h1" dir="auto">Nama Pemakai</h1>' in done.text
    assert "namanya" in done.text
    found = pages.get(f"{form}?q=Tavell").text
    other = re.search(r'name="other" value="([^"]+)"', found)[1]
    assert 'name="do" value="merge"' in found
    assert sent(pages, form, do="merge", other=other).status_code == 200
    assert pages.get(f"/entity/{other}").text.count("Nama Pemakai")
    page = pages.get(form).text
    assert len(re.findall(r'name="id" value="k\w+"', page)) == 2
    article = re.search(r'name="article" value="([^"]+)"', page)[1]
    split = sent(pages, form, do="split", article=article, name="Orang Lain")
    assert split.status_code == 200
    assert "Orang Lain" in pages.get("/corrections").text


def test_an_article_leaves_its_story(pages):
    form = f"/correct/article/{ARTICLE}"
    before = re.search(r'href="(/story/[^"]+)"', pages.get(f"/article/{ARTICLE}").text)[
        1
    ]
    done = sent(pages, form, do="out")
    after = re.search(r'href="(/story/[^"]+)"', done.text)[1]
    assert after != before
    back = sent(pages, form, do="into", story=f"{BASE}{before}")
    assert re.search(r'href="(/story/[^"]+)"', back.text)[1] == before


@pytest.mark.parametrize(
    ("language", "verdict", "undo"),
    [("en", "Judged not to be one fact", "Undo"), ("id", "bukan satu fakta", "Batal")],
)
def test_a_judgement_of_figures_is_told_beside_them(pages, language, verdict, undo):
    """On the page of the story, of the figure, and by the API; undone from there."""
    pages.cookies.set("lang", language)
    fact = pages.get("/api/v1/facts").json()["items"][0]
    one, two = fact["members"][:2]
    story = f"/story/{one['article']['story']}"
    before = pages.get(story).text
    assert verdict not in before
    form = f"/correct/figure/{one['article']['id']}?item={one['item']}"
    there = f"{two['article']['id']}#{two['item']}"
    done = sent(pages, form, do="apart", other=there, note="kata <b>saya</b>")
    assert done.status_code == 200
    held = pages.get(f"/api/v1{story.replace('story', 'stories')}").json()
    rulings = held["rulings"] + [r for f in held["facts"] for r in f["rulings"]]
    (which,) = {r["correction"] for r in rulings}
    for page in (story, form):
        shown = pages.get(page).text
        assert verdict in shown
        assert "kata &lt;b&gt;saya&lt;/b&gt;" in shown
        assert f'value="{which}"' in shown
        assert undo in shown
    seal = re.search(r'name="csrf" value="(\w+)"', shown)[1]
    asked = {"csrf": seal, "id": which, "back": f"{story}#figures"}
    assert pages.post("/corrections/undo", data=asked).url.path == story
    assert pages.get(story).text == before


def test_corrections_are_listed_in_pages(pages, monkeypatch):
    monkeypatch.setattr("ujar.serve.web.correcting.pages._LISTED", 2)
    form = f"/correct/statement/{ARTICLE}?item=0"
    sent(pages, form, day="2026-09-01", kind="topic", speaker="nobody", do="save")
    address, found = "/corrections", []
    while address:
        page = pages.get(address).text
        ids = re.findall(r'name="id" value="(k\w+)"', page)
        assert len(ids) <= 2
        found += ids
        further = re.search(r'rel="next" href="([^"]+)"', page)
        address = further and further[1]
    listed = pages.get("/api/v1/corrections").json()["items"]
    assert found == [c["id"] for c in listed]
    assert len(found) == 3
    wrong = pages.get("/corrections?after=1.2")
    assert "is no cursor of this list" in wrong.text


def test_forms_without_a_seal_and_wrong_addresses_are_refused(pages):
    assert pages.post(f"/correct/statement/{ARTICLE}?item=0").status_code == 403
    for path in (
        "statement/zz?item=0",
        "statement/w-06?item=x",
        "article/zz",
        "entity/z",
    ):
        assert pages.get(f"/correct/{path}").status_code == 404
