"""PostgreSQL's errors as one sentence that says what happened and the way out."""

from urllib.parse import urlsplit, urlunsplit

from ujar.schema.keeping import ArchiveError

# By SQLSTATE, or its class of two letters.
_SENTENCES = {
    "55P03": (
        "{name} is being written by another process, which did not finish within "
        "{wait:g} seconds; try again when it is done"
    ),
    "53100": (
        "the disk of the database server is full; nothing of the last step was kept, "
        "and what was kept before is safe in {name}"
    ),
    "25006": "{name} may only be read",
    "42501": "the user of {name} may not do that ({error})",
    "XX001": "{name} is damaged; restore it from a backup",
    "XX002": "{name} is damaged; restore it from a backup",
    "08": "the connection to {name} was lost; what was kept before is safe",
    "57": "the server of {name} was stopped; what was kept before is safe",
}


def explained(error: Exception, name: str, wait: float) -> ArchiveError:
    """Return the ArchiveError that says in a sentence what *error* is."""
    state = getattr(error, "sqlstate", None) or ""
    otherwise = "{name}: {error}"
    sentence = _SENTENCES.get(state) or _SENTENCES.get(state[:2], otherwise)
    said = " ".join(str(error).split())
    return ArchiveError(sentence.format(name=name, wait=wait, error=said))


def named(url: str) -> str:
    """Return *url* without its password.

    >>> named("postgresql://ani:secret@db.example/news")
    'postgresql://ani@db.example/news'
    """
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=user.partition(":")[0] + at + host))
