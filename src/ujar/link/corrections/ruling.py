"""What the corrections in force change of statements, of links, and of stories."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ujar.link.corrections.naming import located
from ujar.schema import Reading, Ref
from ujar.schema.amended import Amended, Change, Field, value
from ujar.schema.corrections import (
    Correction,
    CorrectionKind,
    ItemRef,
    Layer,
    Located,
    Ruled,
    Ruling,
)
from ujar.schema.keeping import FACTS, UTTERANCES

_LINKERS = {Layer.STATEMENTS: UTTERANCES, Layer.FIGURES: FACTS}
_FIELDS = {
    CorrectionKind.SPEAKER: Field.SPEAKER,
    CorrectionKind.ADDRESSEE: Field.ADDRESSEE,
    CorrectionKind.DAY: Field.DAY,
    CorrectionKind.KIND: Field.KIND,
    CorrectionKind.VIA: Field.VIA,
    CorrectionKind.DROP: Field.STATEMENT,
}
_ID_BYTES = 6


def ruled(
    readings: Mapping[str, Reading],
    stories: Mapping[str, str],
    corrections: Iterable[Correction],
    known: Mapping[str, Located] | None = None,
) -> Ruled:
    """Return what *corrections*, in their order, change; undone ones change nothing.

    *readings* and *stories* are those of the articles that the corrections name, as
    they were derived. Of corrections whose place is *known*, by id, no reading is
    needed. A later correction holds over an earlier one of the same thing.
    """
    state = _State(readings, stories, known or {})
    lost = [
        correction.id
        for correction in corrections
        if correction.undone is None
        and (apply := _APPLY.get(correction.kind))
        and not apply(state, correction)
    ]
    return Ruled(
        amended={
            article: tuple(
                Amended(item, tuple(changes[f] for f in Field if f in changes))
                for item, changes in sorted(items.items())
            )
            for article, items in state.changes.items()
        },
        rulings={
            _LINKERS[layer]: tuple(pairs.values())
            for layer, pairs in state.pairs.items()
        },
        placed={a: s for a, s in state.placed.items() if s != stories[a]},
        lost=tuple(lost),
    )


@dataclass(slots=True)
class _State:
    readings: Mapping[str, Reading]
    stories: Mapping[str, str]
    known: Mapping[str, Located] = field(default_factory=dict)
    changes: dict[str, dict[int, dict[Field, Change]]] = field(default_factory=dict)
    pairs: dict[Layer, dict[tuple[Ref, Ref], Ruling]] = field(default_factory=dict)
    placed: dict[str, str] = field(default_factory=dict)

    def find(self, ref: ItemRef | None) -> Ref | None:
        """Return where the thing that *ref* names is now."""
        reading = self.readings.get(ref.article) if ref else None
        item = located(reading, ref) if ref and reading else None
        return Ref(ref.article, item) if ref and item is not None else None

    def story(self, article: str) -> str:
        return self.placed.get(article, self.stories[article])


def _amend(state: _State, correction: Correction) -> bool:
    what = _FIELDS[correction.kind]
    place = state.known.get(correction.id) or _place_of(state, correction, what)
    if place is None:
        return False
    (found,) = place.refs
    items = state.changes.setdefault(found.article, {})
    items.setdefault(found.item, {})[what] = Change(
        field=what,
        before=place.before,
        after=correction.name,
        correction=correction.id,
        made=correction.made,
        by=correction.by,
        note=correction.note,
    )
    return True


def _place_of(state: _State, correction: Correction, what: Field) -> Located | None:
    found = state.find(correction.item)
    if found is None:
        return None
    statement = state.readings[found.article].statements[found.item]
    return Located((found,), value(statement, what))


def _link(state: _State, correction: Correction) -> bool:
    place = state.known.get(correction.id) or _places_of(state, correction)
    if place is None or correction.item is None:
        return False
    left, right = place.refs
    same = correction.kind is CorrectionKind.SAME
    pairs = state.pairs.setdefault(correction.item.layer, {})
    why = _reason(correction)
    pairs[left, right] = Ruling(left, right, same, why, correction.id)
    return True


def _places_of(state: _State, correction: Correction) -> Located | None:
    one, two = state.find(correction.item), state.find(correction.second)
    if one is None or two is None or one == two:
        return None
    return Located(tuple(sorted((one, two))))


def _reason(correction: Correction) -> str:
    judged = "the same" if correction.kind is CorrectionKind.SAME else "not the same"
    by = f" by {correction.by}" if correction.by else ""
    return f"judged {judged}{by} on {correction.made[:10]} ({correction.id})"


def _place(state: _State, correction: Correction) -> bool:
    article, near = correction.article, correction.near
    if not article or not near or not {article, near} <= state.stories.keys():
        return False
    if correction.kind is CorrectionKind.INTO:
        state.placed[article] = state.story(near)
    elif state.story(article) == state.story(near):
        state.placed[article] = _own(article)
    return True


def _own(article: str) -> str:
    """Return the id of the story of an article that belongs to no other's."""
    seed = f"{article}\0apart".encode("utf-8", "surrogatepass")
    return "s" + hashlib.blake2b(seed, digest_size=_ID_BYTES).hexdigest()


_APPLY: Mapping[CorrectionKind, Callable[[_State, Correction], bool]] = {
    **dict.fromkeys(_FIELDS, _amend),
    CorrectionKind.SAME: _link,
    CorrectionKind.APART: _link,
    CorrectionKind.INTO: _place,
    CorrectionKind.OUT: _place,
}
