"""Users' corrections applied to the entities that linking has derived."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ujar.schema.corrections import (
    Corrected,
    Correction,
    CorrectionKind,
    EntityRef,
    Member,
)
from ujar.text.names import tokens

_ID_BYTES = 8


def corrected(
    members: Sequence[Member], corrections: Iterable[Correction]
) -> Corrected:
    """Return what *corrections*, in their order, change; undone ones change nothing.

    *members* must hold those that the corrections name. A later correction sees what
    the earlier ones did; one that finds nobody is told as lost, and tried again when
    articles have been linked anew.
    """
    state = _State(members)
    lost = [
        correction.id
        for correction in corrections
        if correction.undone is None and not _APPLY[correction.kind](state, correction)
    ]
    into = {entity: state.root(entity) for entity in state.into}
    return Corrected(into, state.moved, state.origins, state.names, tuple(lost))


def split_off(correction: Correction) -> str:
    """Return the id of the entity that a split makes."""
    seed = correction.id.encode()
    return "x" + hashlib.blake2b(seed, digest_size=_ID_BYTES).hexdigest()


@dataclass(slots=True)
class _State:
    members: Sequence[Member]
    into: dict[str, str] = field(default_factory=dict)
    moved: dict[tuple[str, int], str] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)

    def root(self, entity: str) -> str:
        while entity in self.into:
            entity = self.into[entity]
        return entity

    def entity(self, member: Member) -> str:
        own = self.moved.get((member.article, member.item), member.entity)
        return self.root(own)

    def find(self, ref: EntityRef) -> str | None:
        """The one entity that *ref* means, None if there is none or more than one."""
        wanted = tokens(ref.name)
        named = [
            m
            for m in self.members
            if m.type == ref.type and any(tokens(n) == wanted for n in m.names)
        ]
        here = {self.entity(m) for m in named if m.article == (ref.article or None)}
        if len(here) == 1:
            return here.pop()
        given = {
            self.root(entity)
            for entity, name in self.names.items()
            if tokens(name) == wanted and self.types.get(entity) == ref.type
        }
        found = given or {self.entity(m) for m in named}
        return found.pop() if len(found) == 1 else None


def _merge(state: _State, correction: Correction) -> bool:
    if correction.other is None:
        return False
    kept, other = state.find(correction.entity), state.find(correction.other)
    if kept is None or other is None:
        return False
    if kept != other:
        state.into[other] = kept
    return True


def _split(state: _State, correction: Correction) -> bool:
    wanted = {(article, tokens(name)) for article, name in correction.members}
    new = split_off(correction)
    found = [
        m
        for m in state.members
        if m.type == correction.entity.type
        and m.article
        and any((m.article, tokens(n)) in wanted for n in m.names)
    ]
    if not found or correction.name is None:
        return False
    state.origins[new] = state.entity(found[0])
    state.moved.update({(m.article, m.item): new for m in found})
    state.names[new] = correction.name
    state.types[new] = correction.entity.type
    return True


def _rename(state: _State, correction: Correction) -> bool:
    entity = state.find(correction.entity)
    if entity is None or correction.name is None:
        return False
    state.names[entity] = correction.name
    state.types[entity] = correction.entity.type
    return True


_APPLY: Mapping[CorrectionKind, Callable[[_State, Correction], bool]] = {
    CorrectionKind.MERGE: _merge,
    CorrectionKind.SPLIT: _split,
    CorrectionKind.RENAME: _rename,
}
