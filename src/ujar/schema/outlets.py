"""What outlets do: how their articles were made, from whom, and who is heard."""

from dataclasses import dataclass
from enum import StrEnum

from ujar.schema.views import Counts

# Fewer statements of known speakers than these tell little of how diverse they are.
FEW = 30
# Of so many statements the number of speakers is told, and so many are the top ones.
DRAWN, TOP = 100, 5


class Making(StrEnum):
    """How an article came to its outlet, as far as the archive shows.

    An article is what stands first here of all that is true of it. OWN says that
    nothing shows its text to be from elsewhere.
    """

    AGENCY = "agency"
    WHOLE = "whole"
    CREDITED = "credited"
    COMMON = "common"
    PART = "part"
    UNKNOWN = "unknown"
    OWN = "own"


class Way(StrEnum):
    """How one outlet's article stands to another's that has the same text.

    TAKEN has a direction; AGENCY and COMMON are text that both have from elsewhere.
    """

    TAKEN = "taken"
    AGENCY = "agency"
    COMMON = "common"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody with the number of statements; ``office`` the one named most lately."""

    entity: str
    name: str
    type: str
    statements: int
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Voices:
    """Who is heard in statements whose speaker is known, and how diverse that is.

    ``persons`` and ``institutions`` count statements, ``top`` is the share of the TOP
    speakers. ``simpson`` is how likely two statements drawn at random are of two
    speakers, ``in_hundred`` how many speakers DRAWN statements have; both None where
    there are too few. See store/answers/voices.py.
    """

    statements: int = 0
    speakers: int = 0
    persons: int = 0
    institutions: int = 0
    top: float | None = None
    simpson: float | None = None
    in_hundred: float | None = None

    @property
    def few(self) -> bool:
        """Whether there are too few statements to say much."""
        return self.statements < FEW


@dataclass(frozen=True, slots=True)
class OutletLine:
    """An outlet in a table; ``name`` is None for articles without a known one.

    ``makings`` counts articles, ``kinds`` statements by how they are reported;
    ``unnamed`` are those whose speaker is not known.
    """

    name: str | None
    articles: int
    makings: Counts = ()
    kinds: Counts = ()
    statements: int = 0
    unnamed: int = 0
    voices: Voices = Voices()


@dataclass(frozen=True, slots=True)
class Taken:
    """How much text one outlet has of another's, in articles that have it.

    ``whole`` and ``part`` count articles of the taker. Where ``way`` is not TAKEN
    the order of the two says nothing.
    """

    giver: str | None
    taker: str | None
    way: Way
    whole: int
    part: int


@dataclass(frozen=True, slots=True)
class OutletsView:
    """The outlets of a span of days, those with the most articles first.

    ``first`` and ``last`` are the days of the articles counted; ``unshown`` is how
    many outlets are left out.
    """

    outlets: tuple[OutletLine, ...]
    taken: tuple[Taken, ...]
    articles: int
    first: str | None
    last: str | None
    unshown: int = 0


@dataclass(frozen=True, slots=True)
class OutletView:
    """One outlet: what it makes itself, whom it takes from, and whom it lets speak.

    ``credited`` are the outlets that its statements name as their way; ``months`` are
    (month, own articles, others).
    """

    line: OutletLine
    taken: tuple[Taken, ...]
    credited: Counts
    speakers: tuple[Speaker, ...]
    months: tuple[tuple[str, int, int], ...]
    first: str | None
    last: str | None
