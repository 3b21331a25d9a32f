"""The section in which users add: text that is pasted, files that are uploaded."""

import asyncio
import io
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ujar.pipeline.sources import SUFFIXES
from ujar.pipeline.uploads.progress import Progress
from ujar.pipeline.uploads.shelf import UploadError
from ujar.schema.accounts import Role
from ujar.serve.web import render
from ujar.serve.web.doors.gate import needs, sent_on
from ujar.serve.web.site import Site, frame, html, missing, spoken
from ujar.serve.web.who import who

# What one form may bring along, all files together.
MOST_BYTES = 100_000_000
_PASTED = ("text", "outlet", "title", "published", "url")
_LONGEST, _JOBS = 500, 10
_BAD, _MB = 400, 1_000_000
_NOTHING = "no file was chosen and no text pasted"


@dataclass(frozen=True, slots=True)
class _Adding:
    """Takes articles, and tells how far adding them has come."""

    site: Site

    async def new(self, request: Request) -> Response:
        """Answer with the form, or take what it sends."""
        if request.method != "POST":
            return self._form(request)
        form = await request.form()
        files = [*_pasted(form), *_uploaded(form)]
        if not files:
            return self._form(request, (_NOTHING,), form)
        actor = who(request).actor
        try:
            job, refused = await asyncio.to_thread(self.site.jobs.take, files, actor)
        except (UploadError, OSError) as error:
            return self._form(request, (str(error),), form)
        if job is None:
            return self._form(request, refused, form)
        return sent_on(f"/add/{job.id}")

    async def job(self, request: Request) -> Response:
        """Answer with how far a job has come."""
        job = self.site.jobs.of(request.path_params["job"])
        if job is None:
            return missing(request)
        values = {"job": job, "seconds": _seconds(job), "rate": _rate(job)}
        voice = spoken(request)
        body = render.page("adding", voice, {**frame(request), **values})
        return html(request, body)

    async def stop(self, request: Request) -> Response:
        """End a job after its stroke."""
        job: str = request.path_params["job"]
        self.site.jobs.stop(job)
        return sent_on(f"/add/{job}")

    async def again(self, request: Request) -> Response:
        """Go on with a job that did not come to its end."""
        job: str = request.path_params["job"]
        await asyncio.to_thread(self.site.jobs.go_on, job)
        return sent_on(f"/add/{job}")

    def _form(
        self,
        request: Request,
        problems: tuple[str, ...] = (),
        sent: FormData | None = None,
    ) -> Response:
        values = {
            "problems": problems,
            "sent": {k: _text(sent, k) for k in _PASTED},
            "jobs": self.site.jobs.held()[:_JOBS],
            "accepted": ",".join([*SUFFIXES, ".gz"]),
            "kinds": ", ".join(SUFFIXES[:-2]),
            "each": self.site.settings.max_bytes // _MB,
            "all_files": MOST_BYTES // _MB,
        }
        body = render.page("add", spoken(request), {**frame(request), **values})
        return html(request, body, _BAD if problems else 200)


def _pasted(form: FormData) -> Iterator[tuple[str, IO[bytes]]]:
    """Yield the article that was pasted, as a line of JSON Lines."""
    if not _text(form, "text").strip():
        return
    fields = {k: _text(form, k).strip()[:_LONGEST] or None for k in _PASTED[1:]}
    line = json.dumps({**fields, "text": _text(form, "text")}) + "\n"
    yield "pasted.jsonl", io.BytesIO(line.encode())


def _uploaded(form: FormData) -> Iterator[tuple[str, IO[bytes]]]:
    for file in form.getlist("files"):
        if isinstance(file, UploadFile) and file.filename:
            yield file.filename, file.file


def _text(form: FormData | None, name: str) -> str:
    value = form.get(name) if form is not None else None
    return value if isinstance(value, str) else ""


def _seconds(job: Progress) -> float:
    """Return how long a job has run."""
    if job.began is None:
        return 0.0
    return max(0.0, (job.ended or time.time()) - job.began)


def _rate(job: Progress) -> float:
    """Return how many articles a second are done."""
    seconds = _seconds(job)
    return round(job.tally.read / seconds, 1) if seconds else 0.0


def routes(site: Site) -> list[Route]:
    """Return which address is answered by which page."""
    pages, editor = _Adding(site), needs(Role.EDITOR)
    takes = needs(Role.EDITOR, MOST_BYTES)
    return [
        Route("/add", takes(pages.new), methods=["GET", "POST"]),
        Route("/add/{job}", editor(pages.job)),
        Route("/add/{job}/stop", editor(pages.stop), methods=["POST"]),
        Route("/add/{job}/again", editor(pages.again), methods=["POST"]),
    ]
