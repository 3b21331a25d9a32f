"""ujar add is killed at random moments; what it added is whole, and nothing is lost."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from datetime import date, timedelta

import pytest

from ujar.schema import (
    Act,
    Article,
    Figure,
    Kind,
    Mention,
    Reading,
    Resolution,
    Sentence,
    Span,
    Statement,
)
from ujar.schema.keeping import Wanted
from ujar.serve.export.lines import line
from ujar.store import open_archive

PLACES = ("Kelam", "Muara Tirta", "Aru Jaya", "Sukabening")
PEOPLE = ("Rana Wibisana", "Tirta Laksmi", "Bagus Pradipta", "Ani Kusumawardani")
OUTLETS = ("kabar.example", "warta.example", "harian.example")


def invented(number):
    """One of several reports of a flood somewhere, with one of several speakers."""
    odd = random.Random(number)  # noqa: S311
    event, homes = number // 5, 100 + number // 5 * 7 + odd.randrange(2)
    day = date(2031, 1, 1) + timedelta(event)
    place, speaker = PLACES[event % 4], PEOPLE[event // 4 % 4]
    said = (
        f"Sebanyak {homes} rumah di {place} terendam banjir bandang ke-{event} dan "
        "seluruh warga sudah dipindahkan ke balai desa"
    )
    text = f"“{said}”, kata {speaker}, Kamis. Air mulai surut di {place}."
    name, figure = text.index(speaker), text.index(str(homes))
    source = Span(name, name + len(speaker))
    return Reading(
        Article(
            text,
            f"n{number}",
            outlet=OUTLETS[number % 3],
            title=f"Banjir bandang ke-{event} di {place}, {homes} rumah terendam",
            published=f"{day.isoformat()}T{8 + number % 5:02}:00",
            language="id",
        ),
        sentences=(
            Sentence(Span(0, text.index(" Air"))),
            Sentence(Span(text.index("Air"), len(text))),
        ),
        mentions=(Mention(source, "PER", speaker),),
        statements=(
            Statement(
                Kind.DIRECT,
                (Span(1, 1 + len(said)),),
                cue=Span(name - 5, name - 1),
                source=source,
                act=Act.SAY,
                speaker=speaker,
                resolution=Resolution(source, "name", 0.97),
            ),
        ),
        figures=(
            Figure(Span(figure, figure + len(str(homes))), float(homes), unit="rumah"),
        ),
    )


def started(where, inputs):
    command = [sys.executable, "-m", "ujar", "add", "--annotated", "--workers", "1"]
    return subprocess.Popen(  # noqa: S603
        [*command, "--archive", str(where), str(inputs)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def whole(where):
    """All that the archive answers that does not depend on the order of adding."""
    with closing(open_archive(where)) as archive:
        assert archive.checked() == ()
        stories, cursor = [], None
        while True:
            page = archive.stories(Wanted(), 100, cursor)
            stories += page.items
            if (cursor := page.cursor) is None:
                break
        views = [archive.story(story.id) for story in stories]
        return sorted(
            (
                [a.id for a in view.articles],
                sorted((u.id, u.members) for u in view.utterances),
                sorted((f.id, f.relation, len(f.members)) for f in view.facts),
                [(c.left.id, c.right.id, c.copy.form) for c in view.copies],
            )
            for view in views
        )


def killed(process, seconds):
    """Kill the process and its workers after some time; whether it still ran."""
    try:
        process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return True
    assert process.returncode == 0
    return False


def killed_at_work(process, where):
    """Kill the process as soon as there is an archive: it has all to do yet."""
    while not where.exists():
        assert process.poll() is None
        time.sleep(0.01)
    assert killed(process, 0)


def timed(process):
    """How many seconds the process takes if it is left alone."""
    began = time.monotonic()
    assert not killed(process, 3600)
    return time.monotonic() - began


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize(
    ("articles", "kills"),
    [(100, 3), pytest.param(2_000, 100, marks=pytest.mark.long)],
)
def test_killed_at_random_moments(tmp_path, articles, kills):
    odd = random.Random(articles)  # noqa: S311
    inputs = tmp_path / "annotated.jsonl"
    inputs.write_bytes(b"".join(line(invented(n)) for n in range(articles)))
    straight = tmp_path / "straight.ujar"
    lasted, idle = (timed(started(straight, inputs)) for _ in range(2))
    work = 3 * (lasted - idle) / kills
    where = tmp_path / "killed.ujar"
    counts = []
    killed_at_work(started(where, inputs), where)
    for _ in range(kills):
        with closing(open_archive(where)) as archive:
            assert archive.checked() == ()
            counts.append(archive.totals().articles)
        seconds = odd.uniform(0.3, 1.0) * idle + odd.uniform(0, work)
        killed(started(where, inputs), seconds)
    assert counts[0] < articles
    assert counts == sorted(counts)
    assert not killed(started(where, inputs), 3600)
    with closing(open_archive(where)) as archive:
        assert archive.totals().articles == articles
    assert whole(where) == whole(straight)
