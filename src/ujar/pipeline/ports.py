"""What the pipeline asks of the parts that it is wired from."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from ujar.schema import (
    EntityProfile,
    Judgement,
    LocalEntity,
    Reading,
)
from ujar.schema.corrections import Corrected, Correction, Located, Member, Ruled
from ujar.schema.keeping import Assigned

T = TypeVar("T")
R = TypeVar("R")
D = TypeVar("D")
J_co = TypeVar("J_co", covariant=True)
G_co = TypeVar("G_co", covariant=True)

# What is done to one item, in the process that prepared it.
Work = Callable[[T], R]
# Loads what the work needs, once a process; it travels there by pickle.
Prepare = Callable[[], Callable[[T], R]]


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T, R]):
    """What became of one item: its result, or why there is none."""

    item: T
    result: R | None = None
    failure: str | None = None


class Engine(Protocol):
    """Does the same work to each item, wherever it runs; results in order."""

    def each(
        self, items: Iterable[T], prepare: Prepare[T, R], stop: Callable[[], bool]
    ) -> Iterator[Outcome[T, R]]:
        """Yield an outcome for each item until they end or *stop* says so."""


class EngineError(RuntimeError):
    """The work could not even begin; the message says why."""


class Embedder(Protocol):
    """Turns texts into vectors of meaning; those of one ``model`` compare."""

    @property
    def model(self) -> str:
        """The name of what makes the vectors, another one if they change."""

    def embed(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        """Return for each text a vector as ``Meaning`` holds it; zeros if none fits."""


class EmbedderError(RuntimeError):
    """No vectors can be had; the message names the way out."""


class Phraser(Protocol):
    """Writes sentences of material that it is given, by rules."""

    @property
    def model(self) -> str:
        """The name of what writes."""

    def phrase(self, rules: str, material: str) -> str:
        """Return what it writes; PhraserError if nothing can be had."""


class PhraserError(RuntimeError):
    """Nothing was phrased; the message says why."""


class Linker(Protocol[D, J_co]):
    """Judges pairs of articles; it knows nothing of where they are kept.

    An article is compared with those earlier ones that share one of its *keys* and
    were published at most ``days`` apart (an article without a day fits every day); of
    more than ``most`` those that share the most keys are taken. ``name`` and
    ``version`` stand beside each judgement in the archive.
    """

    name: str
    version: int
    days: int
    most: int

    def digest(self, reading: Reading) -> D | None:
        """Return what comparing needs of *reading*; None if nothing can be linked."""

    def keys(self, digest: D) -> frozenset[str]:
        """Return what articles worth comparing have in common."""

    def compare(self, new: D, old: D) -> tuple[J_co, ...]:
        """Return the judgements between two articles; the same with sides exchanged."""


class Grouper(Protocol[G_co]):
    """Forms groups of judgements that hang together; their order does not matter."""

    def group(
        self, judgements: Sequence[Judgement], readings: Mapping[str, Reading]
    ) -> tuple[G_co, ...]:
        """Return the groups of one connected component."""


class Entities(Protocol):
    """Tells who of the archive an article's people and institutions are.

    An entity is looked for among at most ``most`` profiles that share a key with it.
    """

    name: str
    version: int
    most: int

    def locals_(self, reading: Reading) -> tuple[LocalEntity, ...]:
        """Return the people, institutions and places as one article knows them."""

    def keys(self, local: LocalEntity) -> frozenset[str]:
        """Return what the same entity under another form of its name has in common."""

    def assign(
        self, local: LocalEntity, profiles: Sequence[EntityProfile], reading: Reading
    ) -> Assigned:
        """Return which of *profiles* it is, brought up to date, or a new one."""

    def offices(self, local: LocalEntity) -> tuple[str, ...]:
        """Return the offices that an article says *local* holds."""

    def corrected(
        self, members: Sequence[Member], corrections: Sequence[Correction]
    ) -> Corrected:
        """Return what a user's corrections change in what was derived."""

    def rebuilt(
        self, entity: str, told: Iterable[tuple[LocalEntity, str | None]]
    ) -> tuple[EntityProfile, frozenset[str]] | None:
        """Return the profile and the keys of an entity of which articles told this.

        *told* are the entities of articles with their days; None if there are none.
        """


# What corrections change, of the readings and the stories of the articles they name.
# Of those that were held in force before, no reading is needed.
Rule = Callable[
    [
        Mapping[str, Reading],
        Mapping[str, str],
        Sequence[Correction],
        Mapping[str, Located],
    ],
    Ruled,
]


def never() -> bool:
    """Return False: nobody asked to stop."""
    return False
