"""Addresses that only the pages give and take, beside those of ujar.serve.addresses."""

import re
from datetime import date

from starlette.convertors import Convertor, register_url_convertor

from ujar.serve.addresses import followed, listed, of

__all__ = ["day", "exported", "followed", "listed", "of", "statements", "within"]

# A browser takes a second slash for a host, and a backslash for a slash.
_WITHIN = re.compile(r"/(?![/\\])[!-\[\]-~]{0,2000}")


class _Path(Convertor[str]):
    """The rest of an address: anything at all, ends of lines in an id too."""

    regex = "(?s:.*)"

    def convert(self, value: str) -> str:
        """Return it as it is."""
        return value

    def to_string(self, value: str) -> str:
        """Return it as it is."""
        return value


# In place of Starlette's own, which ends with the line; what is mounted uses it, too.
register_url_convertor("path", _Path())


def statements(**query: object) -> str:
    """Return the address of the statements that meet the conditions given."""
    return listed("/statements", query)


def exported(name: str, **query: object) -> str:
    """Return the address of a download in the format of that name."""
    return listed(f"/export/{name}", query)


def within(address: str) -> str:
    """Return an address of ours to go on to, the front page for anything else.

    >>> within("/story/s1?lang=id"), within("//evil.example"), within("https:/x")
    ('/story/s1?lang=id', '/', '/')
    """
    return address if _WITHIN.fullmatch(address) else "/"


def day(value: str) -> str | None:
    """Return the ISO day that an address gives, None if it is none.

    >>> day("2026-09-08"), day("2026-02-30")
    ('2026-09-08', None)
    """
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None
