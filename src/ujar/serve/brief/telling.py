"""A brief's records into the words of a language."""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from ujar.schema import Kind
from ujar.schema.amended import Change, Field
from ujar.schema.brief import (
    Brief,
    Clash,
    Evidence,
    Gap,
    Phrased,
    Phrasing,
    Said,
    Side,
    Subject,
    Told,
    Unknown,
    Worded,
    Wording,
)
from ujar.schema.views import Counts, FigureRuling
from ujar.serve.brief.document import Document, Item, Section, Source, Voice
from ujar.serve.visible import one_line

_GONE = " […]"
_NAMED = 4


def told(brief: Brief, voice: Voice) -> Document:
    """Return the brief in the language of *voice*."""
    return Document(
        lang=voice.code,
        kind=voice.term("subject", brief.asked.subject),
        title=_title(brief),
        facts=tuple(_facts(brief, voice)),
        note=_note(brief, voice),
        sections=tuple(s for s in _sections(brief, voice) if s.items),
        heading=voice.say("brief_evidence"),
        sources=tuple(
            _source(number, one, voice) for number, one in enumerate(brief.evidence, 1)
        ),
        made=voice.say("brief_made"),
        missing=voice.say("brief_missing"),
    )


def _title(brief: Brief) -> str:
    title = one_line(brief.title)
    return f"“{title}”" if brief.asked.subject is Subject.SEARCH else title


def _facts(brief: Brief, voice: Voice) -> Iterator[str]:
    wanted = brief.asked.wanted
    if wanted.since or wanted.until:
        yield voice.say(
            "brief_span",
            since=voice.day(wanted.since) if wanted.since else "…",
            until=voice.day(wanted.until) if wanted.until else "…",
        )
    if not brief.articles:
        yield voice.say("brief_nothing")
        return
    yield voice.count("report", brief.articles)
    yield voice.days(brief.first, brief.last)
    if brief.outlets:
        yield _named(brief.outlets, voice)
    if brief.copies:
        yield voice.say("brief_copies", reports=voice.count("report", brief.copies))
    if brief.corrections:
        yield voice.say("brief_corrected", n=voice.number(len(brief.corrections)))


def _named(outlets: Counts, voice: Voice) -> str:
    shown = ", ".join(one_line(name) for name, _ in outlets[:_NAMED])
    more = len(outlets) - _NAMED
    return (
        f"{shown} {voice.say('and_more', n=voice.number(more))}" if more > 0 else shown
    )


def _note(brief: Brief, voice: Voice) -> str:
    phrasing = brief.phrasing
    if phrasing is None:
        return voice.say("brief_note")
    if phrasing.failed:
        return voice.say("brief_not_phrased", why=one_line(phrasing.failed))
    return voice.say(
        "brief_phrased",
        model=one_line(phrasing.model),
        kept=voice.number(phrasing.kept),
        dropped=voice.number(len(phrasing.refused)),
    )


def _sections(brief: Brief, voice: Voice) -> Iterator[Section]:
    phrasing = brief.phrasing
    parts = (
        ("happened", [_told(t) for t in brief.happened]),
        ("said", [_said(s, brief, voice) for s in brief.said]),
        ("differ", [_clash(c, voice) for c in brief.differ]),
    )
    for name, items in parts:
        phrased: tuple[Phrased, ...] = getattr(phrasing, name) if phrasing else ()
        shown = [_phrased(p, brief) for p in phrased] or items
        if name == "differ":
            shown += [_worded(w, voice) for w in brief.worded]
        yield Section(name, voice.term("part", name), shown)
    unknown = [_unknown(u, voice) for u in brief.unknown]
    yield Section("unknown", voice.term("part", "unknown"), unknown)
    if phrasing and phrasing.refused:
        dropped = list(_dropped(phrasing, voice))
        yield Section("dropped", voice.term("part", "dropped"), dropped)


def _dropped(phrasing: Phrasing, voice: Voice) -> Iterator[Item]:
    """Yield why sentences were dropped, but not what they said."""
    counts = Counter(
        kind for r in phrasing.refused for kind in {f.kind for f in r.faults}
    )
    for kind, count in counts.most_common():
        yield Item(f"{voice.term('fault', kind)}: {voice.number(count)}")


def _phrased(sentence: Phrased, brief: Brief) -> Item:
    language = brief.phrasing.language if brief.phrasing else None
    return Item(one_line(sentence.words), lang=language, notes=sentence.evidence)


def _told(told_: Told) -> Item:
    gone = _GONE if told_.cut else ""
    return Item(one_line(told_.words) + gone, lang=told_.language, notes=told_.evidence)


def _said(said: Said, brief: Brief, voice: Voice) -> Item:
    gone = _GONE if said.cut else ""
    return Item(
        one_line(said.words) + gone,
        lead=one_line(said.speaker or voice.say("no_speaker")),
        meta=" · ".join(_circumstances(said, brief, voice)),
        lang=said.language,
        quoted=said.kind is Kind.DIRECT,
        notes=said.evidence,
    )


def _circumstances(said: Said, brief: Brief, voice: Voice) -> Iterator[str]:
    if said.said_on:
        yield voice.say("said_on", day=one_line(voice.day(said.said_on)))
    if said.kind is not Kind.DIRECT:
        yield voice.term("kind", said.kind)
    outlet = one_line(brief.evidence[said.evidence[0] - 1].article.outlet or "")
    if said.outlets > 1:
        outlets = voice.count("outlet", said.outlets)
        worded = voice.say("brief_worded", outlet=outlet, outlets=outlets)
        yield worded if outlet else outlets
    else:
        yield outlet or voice.say("no_outlet")
    if said.via:
        yield voice.say("via", name=one_line(said.via))
    yield from (_changed(change, voice) for change in said.changes)


def _changed(change: Change, voice: Voice) -> str:
    """Return what was corrected, by whom, and what was there before."""
    field = voice.say("corrected_field", field=voice.term("field", change.field))
    before = change.before or voice.say("not_known")
    if change.before and change.field is Field.DAY:
        before = voice.day(change.before)
    elif change.before and change.field is Field.KIND:
        before = voice.term("kind", change.before)
    return f"{field} {_by(change, voice)}; {voice.say('before')} {one_line(before)}"


def _by(made: Change | FigureRuling, voice: Voice) -> str:
    """Return by whom something was judged, and when."""
    by = f"{voice.say('by_name', name=one_line(made.by))} " if made.by else ""
    return by + voice.say("on_day", day=voice.day(made.made[:10]))


def _clash(clash: Clash, voice: Voice) -> Item:
    return Item(
        lead=voice.term("clash", clash.relation),
        under=(
            *(_side(side, voice) for side in clash.sides),
            *(_ruling(ruling, voice) for ruling in clash.rulings),
        ),
    )


def _ruling(ruling: FigureRuling, voice: Voice) -> Item:
    judged = voice.say("judged_same" if ruling.same else "judged_apart")
    two = " · ".join(one_line(side.words) for side in (ruling.left, ruling.right))
    return Item(meta=f"{judged} {two}; {_by(ruling, voice)}")


def _side(side: Side, voice: Voice) -> Item:
    outlets = ", ".join(one_line(o) for o in side.outlets[:_NAMED])
    return Item(
        one_line(side.words),
        lead=one_line(side.given),
        meta=outlets or voice.say("no_outlet"),
        lang=side.language,
        notes=side.evidence,
    )


def _worded(worded: Worded, voice: Voice) -> Item:
    speaker = one_line(worded.speaker or voice.say("no_speaker"))
    return Item(
        lead=voice.say("brief_worded_otherwise", speaker=speaker),
        under=tuple(_wording(wording, voice) for wording in worded.wordings),
    )


def _wording(wording: Wording, voice: Voice) -> Item:
    outlets = ", ".join(one_line(o) for o in wording.outlets[:_NAMED])
    return Item(
        one_line(wording.words) + (_GONE if wording.cut else ""),
        meta=outlets or voice.say("no_outlet"),
        lang=wording.language,
        quoted=True,
        notes=wording.evidence,
    )


def _unknown(unknown: Unknown, voice: Voice) -> Item:
    noun = "report" if unknown.gap is Gap.UNDATED else "statement"
    counted = voice.count(noun, unknown.count)
    what = voice.term("gap", unknown.gap)
    return Item(f"{what}: {counted}.", notes=unknown.evidence)


def _source(number: int, evidence: Evidence, voice: Voice) -> Source:
    article = evidence.article
    url, host = _address(article.url)
    return Source(
        number=number,
        outlet=one_line(article.outlet or voice.say("no_outlet")),
        when=one_line(voice.moment(article.published or article.day)),
        title=one_line(article.title or ""),
        place=voice.say(
            "brief_place",
            article=one_line(article.id),
            start=voice.number(evidence.span.start),
            end=voice.number(evidence.span.end),
        ),
        words=one_line(evidence.words),
        lang=article.language,
        article=article.id,
        url=url,
        host=host,
    )


def _address(url: str | None) -> tuple[str | None, str]:
    """Return where a browser may go for an article, and the name of that place."""
    try:
        parts = urlsplit(url or "")
        host = parts.hostname if parts.scheme in {"http", "https"} else None
    except ValueError:
        return None, ""
    if not (url and host) or one_line(url) != url or " " in url:
        return None, ""
    return url, host
