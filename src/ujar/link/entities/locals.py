"""The people, institutions and places of one article, from its names and speakers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ujar.lang import Language
from ujar.link.entities.repair import (
    Known,
    Mended,
    half_of,
    is_joined,
    meant,
    mended,
    whose,
)
from ujar.link.entities.roles import of_phrase, roles_of
from ujar.link.entities.vocabulary import Vocabulary, vocabulary
from ujar.schema import LocalEntity, Mention, Reading, Span
from ujar.text.words import words

PERSON, BODY, PLACE = "PER", "ORG", "LOC"
# Names beside an entity that are kept of an article: those named most often.
_COMPANY = 8
# More entities than any article of the gold has (98); a bound for what is no article.
_MOST = 300
_MOST_ROLES = 4
_MOST_NAMES = 6


@dataclass(slots=True)
class _Draft:
    type: str
    name: str | None
    forms: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    mentions: list[int] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)
    addressed: int = 0

    @property
    def weight(self) -> int:
        return len(self.mentions) + len(self.statements) + self.addressed


def locals_(reading: Reading, language: Language) -> tuple[LocalEntity, ...]:
    """Return the entities that *reading* names, lets speak or has spoken to, in order.

    A speaker whom the article gives only an office ("Sekjen X") is an entity with a
    role and no name; one who is nobody in particular ("warga") is none.
    """
    table = _Table(_names(reading))
    for n, mention in enumerate(reading.mentions):
        table.mention(n, mention, _form(reading, mention.span))
    for name, role in roles_of(reading, language):
        table.role(name, role)
    for n, statement in enumerate(reading.statements):
        found = statement.resolution
        form = _form(reading, found.span) if found and found.span else ""
        if statement.speaker:
            table.speaker(n, statement.speaker, form)
        if statement.addressee:
            table.addressee(statement.addressee)
    kept = [d for d in table.drafts.values() if d.name is not None or d.roles][:_MOST]
    company = _company(kept)
    return tuple(_settled(i, d, company) for i, d in enumerate(kept))


def _form(reading: Reading, span: Span) -> str:
    return " ".join(reading.article.text[slice(*span)].split())


def _names(reading: Reading) -> Known:
    people: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for mention in reading.mentions:
        counts = people if mention.type == PERSON else others
        counts.update({mention.name, _form(reading, mention.span)})
    names = dict.fromkeys(m.name for m in reading.mentions if m.type == PERSON)
    return Known(people, others, tuple(names))


class _Table:
    """The entities of an article in the making, by type and name."""

    def __init__(self, known: Known) -> None:
        self.drafts: dict[tuple[str, str], _Draft] = {}
        self._known = known
        self._seen: dict[tuple[str, str, str], list[Mended]] = {}

    def mention(self, n: int, mention: Mention, form: str) -> None:
        for found in self._mended(mention.type, mention.name, form):
            draft = self._draft(found)
            whole = len(form) > len(found.name) or is_joined(form)
            draft.forms[found.name if whole else form] += 1
            draft.mentions.append(n)

    def role(self, name: str, role: str) -> None:
        found = self._mended(PERSON, name, name)
        # A role before two names joined by a hyphen is that of neither alone.
        if len(found) == 1 and found[0].type == PERSON:
            self._draft(found[0]).roles[role] += 1

    def speaker(self, n: int, name: str, form: str) -> None:
        for draft in self._meant(name, form):
            draft.statements.append(n)

    def addressee(self, name: str) -> None:
        for draft in self._meant(name, ""):
            draft.addressed += 1

    def _meant(self, name: str, form: str) -> list[_Draft]:
        """Return whom *name* means: who is there, or else somebody new, or nobody."""
        for kind in (PERSON, BODY, PLACE):
            found = self._mended(kind, name, form or name)
            drafts = [self.drafts.get((f.type, f.name)) for f in found]
            there = [draft for draft in drafts if draft is not None]
            if there and len(there) == len(drafts):
                return there
        new = _unnamed(name, vocabulary())
        if new is None:
            return []
        key = (new.type, new.name or f"\0{name.casefold()}")
        return [self.drafts.setdefault(key, new)]

    def _mended(self, kind: str, name: str, form: str) -> list[Mended]:
        key = (kind, name, form)
        if key not in self._seen:
            self._seen[key] = self._taken_apart(kind, name, form)
        return self._seen[key]

    def _taken_apart(self, kind: str, name: str, form: str) -> list[Mended]:
        halves: tuple[str, ...] = (name,)
        if kind == PERSON:
            whole = whose(name, form, self._known)
            halves = half_of(whole, form, self._known)
        found = [m for half in halves for m in mended(kind, half, self._known)]
        return [meant(m, form) for m in found]

    def _draft(self, found: Mended) -> _Draft:
        key = (found.type, found.name)
        draft = self.drafts.setdefault(key, _Draft(found.type, found.name))
        if found.alias:
            draft.forms[found.alias] += 1
        if found.role:
            draft.roles[found.role] += 1
        return draft


def _unnamed(phrase: str, known: Vocabulary) -> _Draft | None:
    """A speaker whom no mention names: an office's holder, a body, a person."""
    held = of_phrase(phrase)
    if held:
        return _Draft(PERSON, None, roles=Counter([held]))
    inner = words(phrase)
    if not inner or not all(phrase[w.start].isupper() for w in inner):
        return _Draft(PERSON, phrase) if phrase.startswith("@") else None
    first = inner[0].lower
    if first in known.titles or first in known.kinds:
        return None
    if first in known.body_heads or phrase.isupper():
        return _Draft(BODY, phrase)
    return _Draft(PERSON, phrase) if len(inner) > 1 else None


def _company(drafts: Iterable[_Draft]) -> list[str]:
    """The names that the article has most often, of whatever kind."""
    counts: Counter[str] = Counter()
    for draft in drafts:
        if draft.name is not None:
            counts[draft.name] += draft.weight
    return [name for name, _ in counts.most_common(_COMPANY + 1)]


def _settled(item: int, draft: _Draft, company: list[str]) -> LocalEntity:
    names: tuple[str, ...] = ()
    if draft.name is not None:
        forms = (form for form, _ in draft.forms.most_common(_MOST_NAMES))
        names = tuple(dict.fromkeys((draft.name, *forms)))
    return LocalEntity(
        item=item,
        type=draft.type,
        names=names,
        roles=tuple(role for role, _ in draft.roles.most_common(_MOST_ROLES)),
        mentions=tuple(draft.mentions),
        statements=tuple(dict.fromkeys(draft.statements)),
        company=tuple(c for c in company if c != draft.name)[:_COMPANY],
    )
