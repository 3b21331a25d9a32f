"""What a form of corrections asks for, and the judgements that it comes to."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from urllib.parse import unquote, urlsplit

from ujar.pipeline.judging import INSTITUTION, PERSON, Judging, Place
from ujar.schema import Statement
from ujar.schema.amended import Field, value
from ujar.schema.corrections import Layer
from ujar.schema.keeping import ArchiveError

Fields = Mapping[str, str]
Wish = Callable[[], object]
KEEP, NOBODY, OTHER, ENTITY = "keep", "nobody", "other", "e:"
_AMENDED = (Field.DAY, Field.ADDRESSEE, Field.KIND, Field.VIA)
_ARTICLE, _STORY = "/article/", "/story/"


def of_statement(judging: Judging, place: Place, fields: Fields) -> None:
    """Make the judgements that the form of a statement asks for; ArchiveError if none.

    ``do`` says which of its buttons was pressed.
    """
    do = fields.get("do", "")
    if do == "drop":
        judging.drop(place)
    elif do in {"same", "apart"}:
        # Chosen from a list, or else written.
        other = pointed(fields.get("other") or fields.get("at", ""), place.layer)
        judging.link(place, other, same=do == "same")
    else:
        _save(judging, place, fields)


def of_figure(judging: Judging, place: Place, fields: Fields) -> None:
    """Make the judgement that the form of a figure asks for."""
    other = pointed(fields.get("other", ""), Layer.FIGURES)
    judging.link(place, other, same=fields.get("do") == "same")


def of_article(judging: Judging, article: str, fields: Fields) -> None:
    """Make the judgement of the story that an article belongs to."""
    if fields.get("do") == "out":
        judging.out(article)
        return
    wanted = fields.get("story", "").strip() or fields.get("near", "").strip()
    if not wanted:
        raise ArchiveError("no story was chosen")
    judging.into(article, _last(wanted, _STORY, _ARTICLE))


def of_entity(judging: Judging, entity: str, fields: Fields, chosen: list[str]) -> None:
    """Make the judgement of who somebody is; *chosen* are articles to split off."""
    correcting, do = judging.correcting, fields.get("do")
    name = " ".join(fields.get("name", "").split())
    if do == "merge":
        correcting.merge(entity, fields.get("other", ""))
        return
    if not name:
        raise ArchiveError("a name is missing")
    if do == "split":
        if not chosen:
            raise ArchiveError("no article was chosen")
        correcting.split(entity, name, chosen)
    else:
        correcting.rename(entity, name)


def pointed(written: str, layer: Layer) -> Place:
    """Return the place that was pointed to: as lists show it, or a page's address.

    >>> pointed("http://localhost/article/a%2F1#s3", Layer.STATEMENTS).item
    2
    """
    written = written.strip()
    if _ARTICLE in written:
        found = urlsplit(written)
        mark = found.fragment
        if mark[:1] in {"s", "n"} and mark[1:].isdecimal() and int(mark[1:]):
            return Place(_last(written, _ARTICLE), int(mark[1:]) - 1, layer)
    return Place.read(written, layer)


def _last(written: str, *kinds: str) -> str:
    """Return the id in the address of a page of one of the *kinds*; else itself."""
    for kind in kinds:
        if kind in written:
            return unquote(urlsplit(written).path.partition(kind)[2])
    return written


def _save(judging: Judging, place: Place, fields: Fields) -> None:
    archive = judging.archive
    held = archive.readings([place.article]).get(place.article)
    if held is None or not place.item < len(held.statements):
        raise ArchiveError(f"there is no statement {place.article}#{place.item}")
    speaker = archive.links(place.article).speakers.get(place.item)
    wishes = [
        *_speaker(judging, place, fields, speaker),
        *_amended(judging, place, fields, held.statements[place.item]),
    ]
    if not wishes:
        raise ArchiveError("nothing was changed, so nothing was kept")
    for wish in wishes:
        wish()


def _speaker(
    judging: Judging, place: Place, fields: Fields, speaker: str | None
) -> Iterator[Wish]:
    choice = fields.get("speaker", KEEP)
    name = fields.get("name", "").strip()
    if choice in {OTHER, KEEP} and name:
        type_ = INSTITUTION if fields.get("type") == INSTITUTION else PERSON
        new = "new" in fields
        yield partial(judging.speaker, place, name, type_=type_, new=new)
    elif choice == OTHER:
        raise ArchiveError("a name is missing")
    elif choice == NOBODY:
        yield partial(judging.speaker, place, None)
    elif choice.startswith(ENTITY) and choice != f"{ENTITY}{speaker}":
        yield partial(judging.speaker, place, choice.removeprefix(ENTITY))


def _amended(
    judging: Judging, place: Place, fields: Fields, held: Statement
) -> Iterator[Wish]:
    for field in _AMENDED:
        if field.value not in fields:
            continue
        wanted = " ".join(fields[field.value].split()) or None
        if wanted != value(held, field):
            yield partial(judging.amend, place, field, wanted)
