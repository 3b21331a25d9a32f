"""A user's judgements of statements, of links between them, and of stories."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ujar.link.corrections import named
from ujar.pipeline.archive import Opened
from ujar.pipeline.correcting import Correcting, JudgementError, line
from ujar.schema import Kind
from ujar.schema.amended import Field, value
from ujar.schema.corrections import (
    Correction,
    CorrectionKind,
    EntityRef,
    ItemRef,
    Layer,
)
from ujar.text.names import tokens

PERSON, INSTITUTION = "PER", "ORG"
_SHOWN = 5
_ARTICLES = 1_000
_KINDS = {
    Field.ADDRESSEE: CorrectionKind.ADDRESSEE,
    Field.DAY: CorrectionKind.DAY,
    Field.KIND: CorrectionKind.KIND,
    Field.VIA: CorrectionKind.VIA,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A statement or figure: its article, and its place there from 0."""

    article: str
    item: int
    layer: Layer = Layer.STATEMENTS

    @classmethod
    def read(cls, written: str, layer: Layer = Layer.STATEMENTS) -> "Place":
        """Return what ARTICLE#PLACE means, as lists show it."""
        article, mark, item = written.rpartition("#")
        if not mark or not item.isdecimal():
            raise JudgementError(
                f"{written} names no {layer.value[:-1]}; write ARTICLE#PLACE as lists "
                "show it, such as a-17#0"
            )
        return cls(article, int(item), layer)


@dataclass(frozen=True, slots=True)
class Judging:
    """Corrects what was read of statements, and what linking made of them."""

    correcting: Correcting

    @property
    def archive(self) -> Opened:
        """The archive that is corrected."""
        return self.correcting.archive

    @staticmethod
    def place(written: str, layer: Layer = Layer.STATEMENTS) -> Place:
        """Return what ARTICLE#PLACE means, as lists show it."""
        return Place.read(written, layer)

    def speaker(
        self, place: Place, who: str | None, *, type_: str = PERSON, new: bool = False
    ) -> Correction:
        """Judge that *who*, an id or a name, said it; None: nobody knows who.

        A name that the archive does not have, or a *new* one, is a person's or an
        institution's, as *type_* says.
        """
        name = line(who or "", "a name")
        entity = self._found(place, name) if name and not new else None
        shown = name or None
        ref = EntityRef(name, type_) if name else None
        if entity is not None:
            ref = self.correcting.ref(entity)
            shown = self.archive.profiled([entity])[entity].name
        self._demand_other(place, Field.SPEAKER, shown, entity)
        made = Correction(
            "", CorrectionKind.SPEAKER, ref, name=shown, item=self._item(place)
        )
        return self.correcting.keep(made)

    def amend(self, place: Place, what: Field, wanted: str | None) -> Correction:
        """Judge the addressee, day, kind or via; None: it is not known."""
        after = line(wanted or "", f"the {what.value}") or None
        _demand_fit(what, after)
        self._demand_other(place, what, after)
        item = self._item(place)
        made = Correction("", _KINDS[what], name=after, item=item)
        return self.correcting.keep(made)

    def drop(self, place: Place) -> Correction:
        """Judge that it is no statement."""
        item = self._item(place)
        reading = self.archive.readings([place.article])[place.article]
        if place.item in reading.withdrawn:
            raise JudgementError(f"{_at(place)} is judged to be no statement already")
        return self.correcting.keep(Correction("", CorrectionKind.DROP, item=item))

    def link(self, one: Place, two: Place, *, same: bool) -> Correction:
        """Judge that two statements are the same words, or figures one fact; or not."""
        if one == two:
            raise JudgementError(f"{_at(one)} and {_at(two)} are one and the same")
        kind = CorrectionKind.SAME if same else CorrectionKind.APART
        return self.correcting.keep(
            Correction("", kind, item=self._item(one), second=self._item(two))
        )

    def into(self, article: str, story: str) -> Correction:
        """Judge that *article* belongs to *story*, an id or one of its articles."""
        own = self._story(article)
        of = self.archive.stories_of([story]).get(story, story)
        if own == of:
            raise JudgementError(f"{article} belongs to the story {of} already")
        near = self._near(of, article)
        if near is None:
            raise JudgementError(f"there is no story {story}")
        made = Correction("", CorrectionKind.INTO, article=article, near=near)
        return self.correcting.keep(made)

    def out(self, article: str) -> Correction:
        """Judge that *article* does not belong to the story that it is in."""
        near = self._near(self._story(article), article)
        if near is None:
            raise JudgementError(f"{article} is the only article of its story already")
        made = Correction("", CorrectionKind.OUT, article=article, near=near)
        return self.correcting.keep(made)

    def _item(self, place: Place) -> ItemRef:
        reading = self.archive.derived([place.article]).get(place.article)
        if reading is None:
            raise JudgementError(f"there is no article {place.article} in the archive")
        found = named(reading, place.layer, place.item)
        if found is None:
            layer: Sequence[object] = getattr(reading, place.layer.value)
            raise JudgementError(
                f"{place.article} has no {place.layer.value[:-1]} #{place.item}; "
                f"it has {len(layer)}, counted from #0"
            )
        return found

    def _demand_other(
        self, place: Place, what: Field, after: str | None, entity: str | None = None
    ) -> None:
        """Refuse what the archive says already."""
        self._item(place)
        reading = self.archive.readings([place.article])[place.article]
        held = value(reading.statements[place.item], what)
        whose = self.archive.links(place.article).speakers.get(place.item)
        if held == after and (what is not Field.SPEAKER or whose == entity):
            raise JudgementError(
                f"{_at(place)}: {what.value} is {after or 'not known'} already"
            )

    def _found(self, place: Place, name: str) -> str | None:
        """Return the one entity that *name* means, first of those of the article."""
        found = self.archive.entities(name)
        known = self.archive.profiled([f.id for f in found])
        meant = [
            f.id
            for f in found
            if f.id == name or _has(known[f.id].names, name) or _same(f.name, name)
        ]
        view = self.archive.article(place.article)
        here = {a.entity for a in view.entities} if view else set()
        near = [id_ for id_ in meant if id_ in here]
        meant = near if len(near) == 1 else meant
        if len(meant) > 1:
            some = ", ".join(f"{f.id} ({f.name})" for f in found[:_SHOWN])
            raise JudgementError(
                f"{name} may be several; name one by its id, or say that it is a new "
                f"name: {some}"
            )
        return meant[0] if meant else None

    def _story(self, article: str) -> str:
        found = self.archive.stories_of([article]).get(article)
        if found is None:
            raise JudgementError(f"there is no article {article} in the archive")
        return found

    def _near(self, story: str, article: str) -> str | None:
        """Return another article of *story*, rather one that linking put there."""
        others = [a for a in self.archive.articles_of(story, _ARTICLES) if a != article]
        linked = self.archive.linked_stories(others)
        return next((a for a in others if linked[a] == story), next(iter(others), None))


def _demand_fit(what: Field, after: str | None) -> None:
    """Refuse a day that is none, and a kind that there is not."""
    if what is Field.DAY and after is not None:
        try:
            fits = date.fromisoformat(after).isoformat() == after
        except ValueError:
            fits = False
        if not fits:
            raise JudgementError(f"{after} is no day; write it as 2026-09-30")
    kinds = [k.value for k in Kind]
    if what is Field.KIND and after not in kinds:
        raise JudgementError(f"{after} is no kind; there are {', '.join(kinds)}")


def _has(names: Sequence[tuple[str, int]], name: str) -> bool:
    return any(_same(held, name) for held, _ in names)


def _same(one: str, two: str) -> bool:
    return tokens(one) == tokens(two)


def _at(place: Place) -> str:
    return f"{place.article}#{place.item}"
