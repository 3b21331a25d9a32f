"""Downloads: the bytes that ujar export writes, by address; what is wrong is told."""

from dataclasses import replace

import pytest

from ujar.pipeline import opening
from ujar.schema.keeping import Wanted
from ujar.serve.export.formats import FORMATS, Wish
from ujar.serve.export.selection import Selection
from ujar.serve.export.tables import TABLES

BASE = "http://127.0.0.1:8642"


def exported(settings, name, **wish):
    with opening.opened(settings, create=False) as archive:
        return b"".join(FORMATS[name].write(archive, Wish(base=BASE, **wish)))


@pytest.mark.parametrize("name", FORMATS)
def test_a_download_is_what_the_command_writes(sample, sample_settings, name):
    answer = sample.get(f"/export/{name}")
    assert answer.status_code == 200
    assert answer.content == exported(sample_settings, name)
    assert answer.headers["content-type"].startswith(FORMATS[name].many.type)
    suffix = FORMATS[name].many.suffix
    given = answer.headers["content-disposition"]
    assert given.startswith('attachment; filename="ujar-')
    assert given.endswith(f'{suffix}"')


def test_conditions_are_in_the_address(sample, sample_settings):
    query = "by=Lawoto&kind=direct&since=&lang=id"
    wanted = Wanted(by="Lawoto", kind="direct")
    answer = sample.get(f"/export/csv?{query}")
    assert answer.content == exported(
        sample_settings, "csv", selection=Selection(wanted)
    )
    table = sample.get("/export/csv?table=entities&bom=1")
    assert table.content == exported(
        sample_settings, "csv", table=TABLES["entities"], bom=True
    )
    one = sample.get("/export/timeml?article=w-08")
    assert one.headers["content-type"].startswith("application/xml")
    assert b"<DOCID>w-08</DOCID>" in one.content


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("csv?since=yesterday", "since must be a day"),
        ("csv?act=sing", "act must be one of"),
        ("csv?colour=red", "There is no condition colour"),
        ("csv?table=figures&by=x", "by chooses nothing there"),
        ("csv?article=w-08&by=x", "by chooses nothing there"),
        ("csv?by=" + "x" * 300, "by must have"),
    ],
)
def test_what_is_asked_wrongly_is_told(sample, query, told):
    answer = sample.get(f"/export/{query}")
    assert answer.status_code == 400
    assert told in answer.text


def test_what_is_not_there(sample, empty):
    assert sample.get("/export/nothing").status_code == 404
    assert sample.get("/export/csv?article=nobody").status_code == 404
    assert empty.get("/export/csv").text.startswith("speaker,")
    assert empty.get("/export/schema-org").json()["@graph"] == []


def test_looking_costs_nothing_and_more_than_a_few_get_theirs(sample):
    assert sample.head("/export/csv").content == b""
    sizes = {len(sample.get("/export/jsonl").content) for _ in range(5)}
    assert len(sizes) == 1


def test_pages_lead_to_downloads(sample):
    for page in ("/statements?by=Lawoto&kind=direct", "/article/w-08"):
        links = [
            part.split('"')[0]
            for part in sample.get(page).text.split('href="')[1:]
            if part.startswith("/export/")
        ]
        assert len(links) >= 4
        for link in links:
            address = link.replace("&amp;", "&")
            assert sample.get(address).status_code == 200, address


def test_an_archive_that_is_gone_is_told(sample_settings, tmp_path):
    from starlette.testclient import TestClient  # noqa: PLC0415

    from ujar.serve.web import app  # noqa: PLC0415

    settings = replace(sample_settings, archive=str(tmp_path / "gone.db"))
    with TestClient(app.build(settings), base_url=BASE) as client:
        answer = client.get("/export/csv")
    assert answer.status_code == 503
    assert "there is no archive" in answer.text
