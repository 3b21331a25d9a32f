"""Telling what watches found: signed, looked at, tried again, by a real server."""

import json
import socketserver
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace

import pytest

from ujar.pipeline import archives, opening, wire_watches
from ujar.pipeline.batch import Job
from ujar.pipeline.settings import Settings
from ujar.pipeline.watches import editing, mail, webhook
from ujar.pipeline.watches.editing import WatchError
from ujar.pipeline.watches.telling import WAITS, Telling
from ujar.pipeline.watches.webhook import Message, TellError
from ujar.schema.document import Record
from ujar.schema.keeping import Wanted
from ujar.schema.watches import State, Watch

SETTINGS = Settings(archive=":memory:", workers=1, embedder="none")


@pytest.fixture
def hook():
    """A server that keeps what is posted, and answers as it is told to."""
    asked, answers = [], [200]

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append((dict(self.headers), body))
            self.send_response(answers[0])
            self.send_header("Location", "http://127.0.0.1:1/")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}/told"
    yield SimpleNamespace(url=url, asked=asked, answers=answers)
    server.shutdown()
    thread.join()
    server.server_close()


def record(id_, words):
    text = f"“{words}”, kata Rana Wibisana."
    who = text.index("Rana")
    return Record(
        id_,
        {
            "id": id_,
            "outlet": "kabar.example",
            "published": "2031-01-10",
            "language": "id",
            "text": text,
            "statements": [
                {
                    "kind": "direct",
                    "fragments": [[1, 1 + len(words)]],
                    "speaker": "Rana Wibisana",
                    "source": [who, who + len("Rana Wibisana")],
                }
            ],
            "mentions": [],
            "sentences": [],
            "dates": [],
            "figures": [],
            "origins": [],
            "boilerplate": [],
        },
    )


@pytest.fixture
def archive():
    with opening.opened(SETTINGS) as opened:
        yield opened


def watching(archive, **ways):
    made = editing.made(Watch("", "Tanggul", "tanggul", **ways), 1)
    with archive.writing():
        archive.watches.add(made)
    job = Job(SETTINGS, annotated=True)
    list(archives.adding(archive, job).run([record("n1", "Tanggul itu jebol")]))
    return made


def telling(archive, clock, **changes):
    settings = replace(SETTINGS, webhooks="anywhere", **changes)
    return Telling(archive, settings, lambda: clock[0], lambda h: f"https://u/{h.n}")


def test_what_is_found_is_posted_once_and_signed(archive, hook):
    watch = watching(archive, webhook=hook.url)
    clock = [wire_watches.now() + 1]
    ((delivery, attempt),) = telling(archive, clock).run()
    assert (delivery.state, attempt.outcome) == (State.DONE, "HTTP 200")
    ((headers, body),) = hook.asked
    told = json.loads(body)
    assert told["watch"] == {"id": watch.id, "name": "Tanggul"}
    assert told["found"][0]["words"] == "Tanggul itu jebol"
    assert told["found"][0]["link"].startswith("https://u/")
    message = Message(headers["webhook-id"], body, int(headers["webhook-timestamp"]))
    signed = webhook.signature(watch.secret, message)
    assert headers["webhook-signature"] == signed
    clock[0] += 10**7
    assert list(telling(archive, clock).run()) == []


def test_what_fails_is_tried_again_later_and_in_the_end_given_up(archive, hook):
    watch = watching(archive, webhook=hook.url)
    clock, hook.answers[0] = [wire_watches.now() + 1], 302
    states = []
    for _ in range(len(WAITS) + 1):
        ((delivery, attempt),) = telling(archive, clock).run()
        assert attempt.outcome == "HTTP 302"
        assert list(telling(archive, clock).run()) == []
        states.append(delivery.state)
        clock[0] = max(clock[0], delivery.due) + 1
    assert states == [State.WAITING] * len(WAITS) + [State.GIVEN_UP]
    assert list(telling(archive, clock).run()) == []
    assert len({headers["webhook-id"] for headers, _ in hook.asked}) == 1
    assert len(archive.watches.attempts(watch.id)) == len(WAITS) + 1


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "http://100.64.0.1/",
    ],
)
def test_no_private_address_is_asked(address):
    message = Message("msg_1", b"{}", 1)
    with pytest.raises(TellError, match="private address"):
        webhook.post(address, "whsec_AAAA", message, anywhere=False)


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (Watch("", "", "x"), "needs a name"),
        (Watch("", "n"), "words to look for, or a condition"),
        (Watch("", "n", '-"'), "no word"),
        (Watch("", "n", "air", webhook="ftp://a.example/"), "begins with https"),
        (Watch("", "n", "air", webhook="https://u:p@a.example/"), "begins with https"),
        (Watch("", "n", "air", email="a@b.example\r\nBcc: c@d.example"), "e-mail"),
        (Watch("", "n", "air", email="a@b.example,c@d.example"), "e-mail"),
    ],
)
def test_what_cannot_be_watched_is_said(wish, told):
    with pytest.raises(WatchError, match=told):
        editing.made(wish, 1)


def test_a_change_keeps_the_secret_while_there_is_a_webhook():
    made = editing.made(Watch("", "n", "air", webhook="https://a.example/"), 1)
    assert made.secret.startswith("whsec_")
    other = Watch("", "m", wanted=Wanted(kind="direct"), webhook="https://b.example/")
    assert editing.changed(made, other).secret == made.secret
    assert editing.changed(made, replace(other, webhook=None)).secret is None


def test_a_letter_has_one_subject_and_nothing_behind_it():
    settings = replace(SETTINGS, mail_from="ujar@kabar.example")
    subject = "Ujar: a\r\nBcc: c@d.example"
    made = mail.letter(settings, "desk@kabar.example", subject, "teks")
    assert made["Subject"] == "Ujar: a Bcc: c@d.example"
    assert made["Bcc"] is None


class Post(socketserver.StreamRequestHandler):
    """A mail server that keeps what is sent, refuses to encrypt, or drips."""

    def handle(self):
        self._say("220 kabar.example")
        while line := self.rfile.readline().decode().strip():
            self._answer(line)
            if line == "QUIT":
                return

    def _answer(self, line):
        if line.upper() == "DATA":
            self._say("354 go on")
            letter = b""
            while not letter.endswith(b"\r\n.\r\n"):
                letter += self.rfile.readline()
            self.server.letters.append(letter.decode())
        told = {"STARTTLS": "502 not here", "QUIT": "421 gone", "DATA": "250 kept"}
        told["EHLO"] = "250-kabar.example\r\n250 STARTTLS"
        self._say(told.get(line.upper().split()[0], "250 yes"))

    def _say(self, told):
        self.server.answered += 1
        drips = self.server.drips and self.server.answered > 1
        for letter in f"{told}\r\n" * (500 if drips else 1):
            self.wfile.write(letter.encode() if not drips else b"2")
            if drips:
                time.sleep(0.02)


@pytest.fixture
def post():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Post) as server:
        server.daemon_threads, server.block_on_close = True, False
        server.letters, server.answered, server.drips = [], 0, False
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def mailing(archive, post, scheme):
    watching(archive, email="desk@kabar.example")
    place = f"{scheme}://127.0.0.1:{post.server_address[1]}"
    ways = {"mail": place, "mail_from": "ujar@kabar.example"}
    ((delivery, attempt),) = telling(archive, [wire_watches.now() + 1], **ways).run()
    return delivery.state, attempt.outcome


def test_a_digest_is_sent_through_a_mail_server(archive, post):
    assert mailing(archive, post, "smtp") == (State.DONE, "sent")
    (letter,) = post.letters
    assert "To: desk@kabar.example\r\n" in letter
    assert "Subject: Ujar: Tanggul\r\n" in letter
    assert "Rana Wibisana: Tanggul itu jebol\r\nkabar.example, 2031-01-10" in letter


def test_nothing_is_sent_unencrypted_where_encryption_was_asked_for(archive, post):
    state, outcome = mailing(archive, post, "smtp+starttls")
    assert (state, post.letters) == (State.WAITING, [])
    assert "502 not here" in outcome


def test_a_mail_server_that_drips_is_left(archive, post, monkeypatch):
    monkeypatch.setattr(mail, "_WHOLE", 0.3)
    post.drips = True
    state, outcome = mailing(archive, post, "smtp")
    assert (state, post.letters) == (State.WAITING, [])
    assert outcome.startswith("the mail server refused")


def test_without_a_mail_server_it_is_said(archive):
    watching(archive, email="desk@kabar.example")
    clock = [wire_watches.now() + 1]
    ((delivery, attempt),) = telling(archive, clock).run()
    assert delivery.state is State.WAITING
    assert "set mail and mail_from" in attempt.outcome
