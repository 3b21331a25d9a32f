"""One frozen object of settings, from defaults, a file and the environment."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from ujar.lang import tables

PREFIX = "UJAR_"
FILE_VARIABLE = "UJAR_SETTINGS"
AUTO = "auto"
_KINDS: Mapping[str, type] = {
    "language": str,
    "outlets": Path,
    "model": Path,
    "max_seconds": float,
    "fresh_seconds": float,
    "archive": str,
    "uploads": Path,
    "embedder": str,
    "engine": str,
    "phraser": str,
    "names": str,
    "behind_proxy": str,
    "site": str,
    "webhooks": str,
    "tell": str,
    "mail": str,
    "mail_from": str,
    "api_origins": str,
}
# What makes vectors of meaning: our own table, nothing, or a model behind a colon.
BUILT_IN, NO_EMBEDDER, NO_PHRASER = "built-in", "none", "none"
# Where many articles are read: on this machine, or on the workers of a scheduler.
LOCAL, CLUSTER = "local", "dask:"
SENTENCE_MODEL, ENDPOINT = "sentence-transformers", "openai"

_ORIGIN = re.compile(r"https?://[A-Za-z0-9.\-]+(:\d{1,5})?")
_POSITIVE = (
    "max_bytes",
    "max_chars",
    "max_tagged",
    "max_seconds",
    "session_hours",
    "session_days",
)
# The archive itself refuses to forget earlier what users did.
_LOG_LEAST = 30


# Where webhooks may lead: to public addresses, or also to private ones.
PUBLIC, ANYWHERE = "public", "anywhere"
_HOOKS = (PUBLIC, ANYWHERE)
# Whether the server of the pages tells what watches find.
ON, OFF = "on", "off"
_MAIL = ("smtps://", "smtp+starttls://", "smtp://")


class SettingsError(ValueError):
    """A setting is unknown or has a value that it cannot have."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may choose.

    ``threads`` of the tagger a process, and ``workers`` (processes), are 0 for as many
    as fit the machine. ``max_bytes`` limits a file and a line of JSON Lines,
    ``max_chars`` an article, ``max_tagged`` what the tagger reads of it. An article
    that takes more than ``max_seconds`` in a batch is dropped. ``newest_year`` is the
    last one in which articles that name no year may have appeared, 0 for this year's
    number. ``archive`` is a file,
    ``:memory:``, or the ``postgresql://`` address of a database. What the pages are
    sent lies in the folder ``uploads`` until it is added: beside a file if that is not
    said, else where programs of this user keep their state. ``embedder`` is
    ``built-in``, ``none``, ``sentence-transformers:MODEL`` or ``openai:URL#MODEL``;
    ``phraser``, which may phrase briefs, ``none`` or ``openai:URL#MODEL``;
    ``engine``, where many articles are read, ``local`` or ``dask:ADDRESS``.

    ``names`` are the host names that the pages may be asked for by, and
    ``behind_proxy`` the addresses of proxies that may say for whom they ask, both
    separated by commas. An answer may be ``fresh_seconds`` old where another program
    adds to the archive; 0 makes each anew. A login holds for ``session_hours`` without
    use and for ``session_days`` in all; what users did is told for ``log_days``, 0 for
    ever. Pages of the sites in ``api_origins`` (``https://site.example``, separated by
    commas) may ask the API in a reader's browser.

    ``site`` is the address under which others reach the pages: feeds and messages link
    to it. ``webhooks`` is ``public`` or ``anywhere``, which allows private addresses
    too. ``tell`` is ``on`` or ``off``: whether ``ujar serve`` itself looks for what
    watches find, and tells it. ``mail`` is the server that sends from ``mail_from``:
    ``smtps://USER@HOST:PORT``, ``smtp+starttls://…`` or, unprotected, ``smtp://…``; the
    password is in the variable UJAR_MAIL_PASSWORD.
    """

    threads: int = 0
    workers: int = 0
    language: str = AUTO
    outlets: Path | None = None
    model: Path | None = None
    max_bytes: int = 20_000_000
    max_chars: int = 6_000_000
    max_tagged: int = 200_000
    max_seconds: float = 120.0
    newest_year: int = 0
    archive: str = "ujar.db"
    uploads: Path | None = None
    embedder: str = BUILT_IN
    engine: str = LOCAL
    phraser: str = NO_PHRASER
    names: str = ""
    behind_proxy: str = ""
    fresh_seconds: float = 3.0
    session_hours: int = 12
    session_days: int = 7
    log_days: int = 365
    site: str = "http://127.0.0.1:8642"
    webhooks: str = PUBLIC
    tell: str = ON
    mail: str = ""
    mail_from: str = ""
    api_origins: str = ""

    def __post_init__(self) -> None:
        for name in ("threads", "workers", "newest_year"):
            _demand(getattr(self, name) >= 0, name, "0 (automatic) or more")
        for name in _POSITIVE:
            _demand(getattr(self, name) > 0, name, "more than 0")
        _demand(self.fresh_seconds >= 0, "fresh_seconds", "0 (never kept) or more")
        kept = self.log_days == 0 or self.log_days >= _LOG_LEAST
        _demand(kept, "log_days", f"0 (for ever), or {_LOG_LEAST} or more")
        known = (AUTO, *tables.codes())
        _demand(self.language in known, "language", "one of " + ", ".join(known))
        _demand(_is_engine(self.engine), "engine", _ENGINES)
        _demand(_is_embedder(self.embedder), "embedder", _EMBEDDERS)
        _demand(self.webhooks in _HOOKS, "webhooks", "one of " + ", ".join(_HOOKS))
        _demand(self.tell in {ON, OFF}, "tell", "on or off")
        _demand(self.site.startswith(("http://", "https://")), "site", "a web address")
        mail = not self.mail or self.mail.startswith(_MAIL)
        _demand(mail, "mail", "smtps://HOST, smtp+starttls://HOST or smtp://HOST")
        _demand(_is_phraser(self.phraser), "phraser", "none or openai:URL#MODEL")
        fit = all(map(_ORIGIN.fullmatch, self.origins))
        _demand(
            fit, "api_origins", "sites as https://site.example, with commas between"
        )

    @property
    def origins(self) -> tuple[str, ...]:
        """The sites whose pages may ask the API."""
        named = (part.strip() for part in self.api_origins.split(","))
        return tuple(part for part in named if part)

    @property
    def processes(self) -> int:
        """The number of worker processes, chosen or fit to the machine."""
        return self.workers or _cores()


def load(path: Path | None, environment: Mapping[str, str]) -> Settings:
    """Return the settings: defaults, then the file, then the environment.

    Without *path* the file is the one that the variable UJAR_SETTINGS names, if any.
    """
    named = environment.get(FILE_VARIABLE)
    file = path or (Path(named) if named else None)
    settings = _changed(Settings(), _of_file(file), str(file)) if file else Settings()
    return _changed(settings, _of_environment(environment), "the environment")


_EMBEDDERS = "built-in, none, sentence-transformers:MODEL or openai:URL#MODEL"

_ENGINES = "local or dask:ADDRESS, such as dask:tcp://10.0.0.5:8786"


def _is_engine(value: str) -> bool:
    return value == LOCAL or (value.startswith(CLUSTER) and value != CLUSTER)


def _is_embedder(value: str) -> bool:
    kind, _, model = value.partition(":")
    if kind in {SENTENCE_MODEL, ENDPOINT}:
        return bool(model)
    return value in {BUILT_IN, NO_EMBEDDER}


def _is_phraser(value: str) -> bool:
    kind, _, model = value.partition(":")
    return value == NO_PHRASER or (kind == ENDPOINT and bool(model))


def _demand(fits: bool, name: str, what: str) -> None:  # noqa: FBT001
    if not fits:
        raise SettingsError(f"the setting {name} must be {what}")


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows have no affinity to ask for
        return os.cpu_count() or 1


def _of_file(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        why = error.strerror or error
        raise SettingsError(f"cannot read the settings in {path}: {why}") from error
    except ValueError as error:
        raise SettingsError(f"{path} is not TOML: {error}") from error


def _of_environment(environment: Mapping[str, str]) -> Mapping[str, Any]:
    return {
        field.name: environment[PREFIX + field.name.upper()]
        for field in fields(Settings)
        if environment.get(PREFIX + field.name.upper())
    }


def _changed(settings: Settings, values: Mapping[str, Any], where: str) -> Settings:
    known = {field.name for field in fields(Settings)}
    if unknown := sorted(values.keys() - known):
        raise SettingsError(
            f"{where} has the unknown setting {unknown[0]}; "
            f"there are {', '.join(sorted(known))}"
        )
    return replace(settings, **{k: _value(k, v, where) for k, v in values.items()})


def _value(name: str, value: object, where: str) -> Any:  # noqa: ANN401
    """Return *value* in the type that the setting has."""
    kind: type = _KINDS.get(name, int)
    try:
        if isinstance(value, bool) or (kind is int and isinstance(value, float)):
            raise TypeError  # noqa: TRY301
        return kind(value)
    except (TypeError, ValueError) as error:
        raise SettingsError(
            f"{where} sets {name} to {value!r}, which is no {kind.__name__.lower()}"
        ) from error
