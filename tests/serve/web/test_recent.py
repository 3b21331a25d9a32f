"""Answers of a moment ago: made once, never older than they may be, nobody else's."""

import asyncio
import re
import shutil
from dataclasses import replace

import pytest

pytest.importorskip("starlette", reason="needs ujar[web]")

from starlette.responses import Response
from starlette.testclient import TestClient

from ujar.pipeline import opening, wire_doors
from ujar.pipeline.archives import correcting
from ujar.pipeline.correcting import Judge
from ujar.schema.accounts import AT_THE_MACHINE, Actor, Role
from ujar.serve.web import app
from ujar.serve.web.doors.house import House
from ujar.serve.web.recent import Recent

BASE, NAME = "http://127.0.0.1:8642", "https://ujar.example"
WORDS = "kuda pelana baterai"
SEAL = re.compile(r'name="csrf" value="([^"]*)"')


class Asked:
    """Recent answers of ten seconds; each tells how often was asked until then."""

    def __init__(self):
        self.now, self.times, self.broken = 0.0, 0, False
        self.may = asyncio.Event()
        self.may.set()
        self.recent = Recent(10, lambda: self.now)

    async def get(self, key="k"):
        return (await self.recent.get(key, self._answer)).body.decode()

    async def begun(self, count=1):
        """Let so many ask who are not answered yet."""
        self.may.clear()
        asking = [asyncio.ensure_future(self.get()) for _ in range(count)]
        for _ in range(5):
            await asyncio.sleep(0)
        return asking

    async def _answer(self):
        self.times += 1
        body = str(self.times)
        await self.may.wait()
        if self.broken:
            raise OSError(body)
        return Response(body)


def told(run):
    async def running():
        return await run(Asked())

    return asyncio.run(running())


def test_what_many_ask_at_once_is_made_once():
    async def run(asked):
        gone, *asking = await asked.begun(10)
        gone.cancel()  # whoever asked first
        asked.now = 11  # and it takes longer than an answer is kept
        asking += await asked.begun()
        asked.may.set()
        return [await a for a in asking], await asked.get(), await asked.get("other")

    assert told(run) == (["1"] * 10, "2", "3")


def test_an_answer_is_given_again_until_it_is_old():
    async def run(asked):
        found = []
        for asked.now in (0, 9.9, 10, 19.9, 20):
            found.append(await asked.get())
        return found

    assert told(run) == ["1", "1", "2", "2", "3"]


def test_after_a_change_nobody_gets_what_was_begun_before():
    async def run(asked):
        (early,) = await asked.begun()
        asked.recent.drop()
        (late,) = await asked.begun()
        asked.may.set()
        return await early, await late, await asked.get()

    assert told(run) == ("1", "2", "2")


def test_what_fails_is_asked_again():
    async def run(asked):
        asked.broken = True
        with pytest.raises(OSError, match="1"):
            await asked.get()
        asked.broken = False
        return await asked.get()

    assert told(run) == "2"


def test_what_was_asked_longest_ago_makes_room():
    async def run(asked):
        for key in range(300):
            await asked.get(key)
        return await asked.get(299), await asked.get(0)

    assert told(run) == ("300", "301")


@pytest.fixture
def patient(sample_settings, tmp_path):
    """Settings of a copy of the sample's archive whose answers are kept for hours."""
    path = tmp_path / "copy.db"
    shutil.copy(sample_settings.archive, path)
    return replace(sample_settings, archive=str(path), fresh_seconds=9_999)


def test_a_change_made_here_shows_at_once_one_made_elsewhere_later(patient):
    with opening.opened(patient) as archive:
        article = "w-06"
        entity = dict(archive.article(article).speakers)[0]
    pages = f"/entity/{entity}", f"/api/v1/entities/{entity}", f"/article/{article}"
    with TestClient(app.build(patient), base_url=BASE) as client:
        before = [client.get(page).text for page in pages]
        with opening.opened(patient) as archive:
            judge, actor = Judge("elsewhere", None), Actor("elsewhere", "")
            correcting(archive, judge, actor).rename(entity, "Nama Lain")
        assert [client.get(page).text for page in pages] == before
        seal = SEAL.search(client.get(f"/correct/entity/{entity}").text)[1]
        client.post(
            f"/correct/statement/{article}?item=1",
            data={"csrf": seal, "speaker": "other", "name": "Orang Baru"},
        )
        now = [client.get(page).text for page in pages]
        assert all("Nama Lain" in text for text in now[:2])
        assert "Orang Baru" in now[2]


def test_nobody_is_shown_what_was_made_for_somebody_else(patient):
    hashed = wire_doors.passwords().hashed(WORDS)
    with opening.opened(patient) as archive:
        for name, role in (("adi", Role.ADMIN), ("edi", Role.EDITOR)):
            wire_doors.users(archive).add(AT_THE_MACHINE, name, role, hashed)
    article = "/article/w-06"
    site = app.build(patient, House(frozenset({"ujar.example"}), login=True))
    with TestClient(site, base_url=NAME, follow_redirects=False) as client:
        shown = {}
        for name in ("adi", "edi"):
            client.cookies.clear()
            seal = SEAL.search(client.get("/login").text)[1]
            client.post("/login", data={"csrf": seal, "name": name, "password": WORDS})
            shown[name] = client.get(article).text
            assert client.get(article).text == shown[name]
        assert ">adi<" in shown["adi"]
        assert ">adi<" not in shown["edi"]
        assert 'href="/users"' not in shown["edi"]
        assert not set(SEAL.findall(shown["adi"])) & set(SEAL.findall(shown["edi"]))
        client.cookies.clear()
        assert client.get(article).status_code == 303
        assert client.get("/api/v1/articles/w-06").status_code == 401


def test_each_language_and_each_address_has_its_own(patient):
    with TestClient(app.build(patient), base_url=BASE) as client:
        english = client.get("/", headers={"Accept-Language": "en"}).text
        other = client.get("/", headers={"Accept-Language": "id"}).text
        assert '<html lang="en">' in english
        assert '<html lang="id">' in other
        asked = client.get("/?lang=id")
        assert asked.cookies["lang"] == "id"
        client.cookies.clear()
        assert client.get("/?lang=id").cookies["lang"] == "id"
        one = client.get("/api/v1/articles?limit=1").json()
        two = client.get("/api/v1/articles?limit=2").json()
        assert (len(one["items"]), len(two["items"])) == (1, 2)
        tag = client.get("/stories").headers["etag"]
        again = client.get("/stories", headers={"If-None-Match": tag})
        assert again.status_code == 304
