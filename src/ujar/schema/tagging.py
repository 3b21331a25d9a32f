"""What the neural tagger says of a text, before any rule has looked at it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ujar.schema.span import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Segment:
    """A labelled stretch; ``score`` is the mean probability of its words.

    ``continues`` marks a fragment that carries on the statement before it.
    """

    span: Span
    label: str
    score: float
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Tagging:
    """The tagger's segments by head, and its probabilities a word.

    ``role_probs`` and ``layout_probs`` have a row for each of ``words`` and a column
    for each of ``role_labels`` and ``layout_labels`` ("O", "B-cue", "I-cue", ...); they
    are None where the tagger has read nothing. ``read`` is the number of code points
    that it read.
    """

    names: tuple[Segment, ...] = ()
    places: tuple[Segment, ...] = ()
    roles: tuple[Segment, ...] = ()
    layout: tuple[Segment, ...] = ()
    words: tuple[tuple[int, int], ...] = ()
    role_labels: tuple[str, ...] = ()
    role_probs: "NDArray[np.float32] | None" = field(
        default=None, compare=False, repr=False
    )
    layout_labels: tuple[str, ...] = ()
    layout_probs: "NDArray[np.float32] | None" = field(
        default=None, compare=False, repr=False
    )
    read: int = 0
