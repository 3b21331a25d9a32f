"""A digest by e-mail, through the server that the settings name."""

import os
import smtplib
import socket
import ssl
import threading
from contextlib import closing, suppress
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import Any
from urllib.parse import unquote, urlsplit

from ujar.pipeline.settings import Settings
from ujar.pipeline.watches.webhook import TellError

# For each answer of the server, and for all of them together: whoever tells the same
# delivery next waits longer than that.
_SECONDS, _WHOLE = 20.0, 60.0
_PASSWORD = "UJAR_MAIL_PASSWORD"  # noqa: S105
# Some scripts need them inside of words.
_JOINERS = "\u200c\u200d"
_PORTS = {"smtps": 465, "smtp+starttls": 587, "smtp": 25}


def letter(settings: Settings, to: str, subject: str, text: str) -> EmailMessage:
    """Return a letter; what would break its headers is taken out of the subject."""
    made = EmailMessage()
    made["From"] = settings.mail_from
    made["To"] = to
    made["Subject"] = plain(subject)
    made["Date"] = formatdate()
    made["Message-ID"] = make_msgid(domain="ujar.invalid")
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(text)
    return made


def plain(text: str) -> str:
    r"""Return *text* on one line, without what steers a screen.

    >>> plain("a\r\nBcc: \u202eb\x1b[31m")
    'a Bcc: b [31m'
    """
    seen = (c if c.isprintable() or c in _JOINERS else " " for c in text)
    return " ".join("".join(seen).split())


def send(settings: Settings, made: EmailMessage) -> str:
    """Send the letter and say so; TellError says why it could not be sent."""
    if not settings.mail or not settings.mail_from:
        raise TellError("no mail server: set mail and mail_from", final=False)
    parts = urlsplit(settings.mail)
    try:
        with closing(_server(settings.mail)) as server:
            if parts.scheme == "smtp+starttls":
                server.starttls(context=ssl.create_default_context())
            if parts.username:
                server.login(unquote(parts.username), os.environ.get(_PASSWORD, ""))
            server.send_message(made)
            with suppress(OSError, smtplib.SMTPException):
                server.quit()  # it has the letter, whatever it says to that
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise TellError(f"the mail server refused: {_why(error)}") from error
    return "sent"


def _server(address: str) -> smtplib.SMTP:
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    if parts.scheme == "smtps":
        context = ssl.create_default_context()
        return _Secure(host, port, timeout=_SECONDS, context=context)
    return _Server(host, port, timeout=_SECONDS)


class _Server(smtplib.SMTP):
    """A connection that ends in time, also where answers come letter by letter."""

    _ender: threading.Timer | None = None

    def connect(
        self,
        host: str = "localhost",
        port: int = 0,
        source_address: Any = None,  # noqa: ANN401 - as smtplib has it
    ) -> tuple[int, bytes]:
        """Connect, and let the time run."""
        self._ender = threading.Timer(_WHOLE, self._end)
        self._ender.daemon = True
        self._ender.start()
        return super().connect(host, port, source_address)

    def close(self) -> None:
        """Close the connection."""
        if self._ender is not None:
            self._ender.cancel()
        super().close()

    def _end(self) -> None:
        with suppress(OSError):
            if self.sock is not None:
                self.sock.shutdown(socket.SHUT_RDWR)


class _Secure(_Server, smtplib.SMTP_SSL):
    """Such a connection that is encrypted from its beginning."""


def _why(error: Exception) -> str:
    """Return what went wrong on one line, without what was sent."""
    if isinstance(error, smtplib.SMTPResponseException):
        told = error.smtp_error
        said = told.decode("utf-8", "replace") if isinstance(told, bytes) else told
        return " ".join(f"{error.smtp_code} {said}".split())[:300]
    return " ".join(str(error).split())[:300] or type(error).__name__
