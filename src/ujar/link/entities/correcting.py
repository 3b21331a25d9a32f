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
# A type, and the words of a name.
_Name = tuple[str, tuple[str, ...]]


def corrected(
    members: Sequence[Member], corrections: Iterable[Correction]
) -> Corrected:
    """Return what *corrections*, in their order, change; undone ones change nothing.

    *members* must hold those that the corrections name. A later correction sees what
    the earlier ones did; one that finds nobody is told as lost, and tried again when
    articles have been linked anew.
    """
    active = [c for c in corrections if c.undone is None]
    speakers = [c for c in active if c.kind is CorrectionKind.SPEAKER and c.entity]
    by_users = {_by_user(c.entity) for c in speakers if c.entity}
    state = _State([m for m in members if m.entity not in by_users])
    state.known = by_users
    lost = [
        correction.id
        for correction in active
        if (apply := _APPLY.get(correction.kind)) and not apply(state, correction)
    ]
    meant = {c.id: state.find(c.entity) for c in speakers if c.entity}
    into = {entity: state.root(entity) for entity in state.into}
    return Corrected(
        into=into,
        moved=state.moved,
        origins=state.origins,
        names=state.names,
        lost=(*lost, *(c for c, entity in meant.items() if entity is None)),
        made=state.made,
        speakers={c: entity for c, entity in meant.items() if entity},
    )


def split_off(correction: Correction) -> str:
    """Return the id of the entity that a split makes."""
    seed = correction.id.encode()
    return "x" + hashlib.blake2b(seed, digest_size=_ID_BYTES).hexdigest()


def _by_user(ref: EntityRef) -> str:
    """Return the id of an entity that only users name: of one name, one entity."""
    seed = f"{ref.type}\0{' '.join(tokens(ref.name))}".encode("utf-8", "surrogatepass")
    return "y" + hashlib.blake2b(seed, digest_size=_ID_BYTES).hexdigest()


@dataclass(slots=True)
class _State:
    members: Sequence[Member]
    named: dict[_Name, list[Member]] = field(default_factory=dict)
    called: dict[_Name, set[str]] = field(default_factory=dict)
    into: dict[str, str] = field(default_factory=dict)
    moved: dict[tuple[str, int], str] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Index the members by their names."""
        for member in self.members:
            for words in {tokens(name) for name in member.names}:
                self.named.setdefault((member.type, words), []).append(member)

    def call(self, entity: str, name: str, type_: str) -> None:
        """Keep the name that a user gave."""
        if entity in self.names:
            before = self.types[entity], tokens(self.names[entity])
            self.called[before].discard(entity)
        self.names[entity], self.types[entity] = name, type_
        self.called.setdefault((type_, tokens(name)), set()).add(entity)

    def root(self, entity: str) -> str:
        while entity in self.into:
            entity = self.into[entity]
        return entity

    def entity(self, member: Member) -> str:
        own = self.moved.get((member.article, member.item), member.entity)
        return self.root(own)

    def find(self, ref: EntityRef) -> str | None:
        """The one entity that *ref* means, None if there is none or more than one."""
        wanted = ref.type, tokens(ref.name)
        named = self.named.get(wanted, ())
        here = {self.entity(m) for m in named if m.article == (ref.article or None)}
        if len(here) == 1:
            return here.pop()
        given = {self.root(entity) for entity in self.called.get(wanted, ())}
        found = given or {self.entity(m) for m in named}
        if not found and (new := _by_user(ref)) in self.known:
            self._make(new, ref)
            return self.root(new)
        return found.pop() if len(found) == 1 else None

    def _make(self, new: str, ref: EntityRef) -> None:
        self.made[new] = ref.type
        self.call(new, self.names.get(new, ref.name), ref.type)


def _merge(state: _State, correction: Correction) -> bool:
    if correction.entity is None or correction.other is None:
        return False
    kept, other = state.find(correction.entity), state.find(correction.other)
    if kept is None or other is None:
        return False
    if kept != other:
        state.into[other] = kept
    return True


def _split(state: _State, correction: Correction) -> bool:
    if correction.entity is None:
        return False
    type_, new = correction.entity.type, split_off(correction)
    wanted = {(article, tokens(name)) for article, name in correction.members}
    held = {
        (m.article, m.item): m
        for article, words in wanted
        for m in state.named.get((type_, words), ())
        if article and m.article == article
    }
    found = [held[place] for place in sorted(held)]
    if not found or correction.name is None:
        return False
    state.origins[new] = state.entity(found[0])
    state.moved.update({(m.article, m.item): new for m in found})
    state.call(new, correction.name, type_)
    return True


def _rename(state: _State, correction: Correction) -> bool:
    if correction.entity is None:
        return False
    entity = state.find(correction.entity)
    if entity is None or correction.name is None:
        return False
    state.call(entity, correction.name, correction.entity.type)
    return True


_APPLY: Mapping[CorrectionKind, Callable[[_State, Correction], bool]] = {
    CorrectionKind.MERGE: _merge,
    CorrectionKind.SPLIT: _split,
    CorrectionKind.RENAME: _rename,
}
