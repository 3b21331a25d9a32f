"""Why somebody is not let in or may not change something."""

from collections.abc import Mapping
from enum import StrEnum

from ujar.schema.keeping import ArchiveError


class Denial(StrEnum):
    """The reasons, each of which has its sentence in every language of the pages."""

    NAME_UNFIT = "name_unfit"
    NAME_TAKEN = "name_taken"
    NO_USER = "no_user"
    LAST_ADMIN = "last_admin"
    PASSWORD_SHORT = "password_short"  # noqa: S105
    PASSWORD_LONG = "password_long"  # noqa: S105
    PASSWORD_IS_NAME = "password_is_name"  # noqa: S105
    PASSWORD_WRONG = "password_wrong"  # noqa: S105
    PASSWORDS_DIFFER = "passwords_differ"
    ROLE_ABOVE = "role_above"
    NO_TOKEN = "no_token"  # noqa: S105
    NOT_YOURSELF = "not_yourself"


_SENTENCES: Mapping[Denial, str] = {
    Denial.NAME_UNFIT: (
        "{name} is no name for a user: it is 1 to 64 of the letters a to z, digits and "
        ". _ @ + -, begins and ends with a letter or a digit, and is not local"
    ),
    Denial.NAME_TAKEN: "there is a user {name} already",
    Denial.NO_USER: "there is no user {name}; ujar user list shows them",
    Denial.LAST_ADMIN: (
        "{name} is the only admin; make somebody else admin before "
        "(ujar user role OTHER admin)"
    ),
    Denial.PASSWORD_SHORT: "the password is too short; it needs at least 12 characters",
    Denial.PASSWORD_LONG: "the password is too long; it has at most 256 characters",
    Denial.PASSWORD_IS_NAME: "the password is the user's name; choose another one",
    Denial.PASSWORD_WRONG: "the present password is another one",
    Denial.PASSWORDS_DIFFER: "the two passwords differ",
    Denial.ROLE_ABOVE: "a token cannot do more than {name}, whose it is",
    Denial.NO_TOKEN: "there is no token {name}; ujar token list shows them",
    Denial.NOT_YOURSELF: "{name} is the account in use; another admin has to change it",
}


class DeniedError(ArchiveError):
    """It may not be; the message says why, and ``denial`` names the reason."""

    def __init__(self, denial: Denial, name: str = "") -> None:
        """Say so of the user or the token of that name."""
        super().__init__(_SENTENCES[denial].format(name=name))
        self.denial = denial
        self.name = name
