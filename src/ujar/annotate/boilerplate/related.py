"""Links to other articles: announced by a phrase, or headlines glued into the text."""

import re
from itertools import islice

from ujar.annotate.boilerplate.claims import Claims
from ujar.annotate.boilerplate.headlines import glued_end, headline_end
from ujar.annotate.boilerplate.patterns import Patterns, Words
from ujar.schema import BoilerplateType

# A line up to this length that a phrase opens is a link as a whole; of 9,000 in the
# corpus none was longer, unless the body was glued to it.
_LONGEST_LINE = 200
# So many announced links of a text are looked at, from its beginning; of 11,000
# articles of the corpus none has more than 93 stretches of boilerplate.
MOST = 2_000
_GLUED_START = re.compile(
    r"(?<=[\w)%][.!?\"”])(?=['‘]?[A-Z][\w'’-]{0,30}[ ,:?])"
    r"|(?<=[a-z]{3}[.!?])(?=\d{1,3} )"
    r"|(?<=[.!?][\"”])(?=['‘]?[A-Z0-9][\w'’-]{0,30}[ ,:?])"
    r"|(?<=[a-z]{3})(?=[A-Z][a-z]+ )"
)
_INSIDE_GLUE = re.compile(
    r"\s\d{1,2}\. [A-Z]|[a-z0-9?!](?=[A-Z][a-z]+[ ,]|[“\"][A-Z])"
    r"|(?<=[\w.!?])['’\")](?=[A-Z][a-z]+[ ,])"
)
# The phrase itself says that a headline follows; else the headline must look like one.
_ANNOUNCES = re.compile(r"[:;–-]|[Vv]ideo|[Ff]oto|Pilihan|PILIHAN|KILAS")
# Common words with a capital that betray a headline where not even a stop precedes it:
# links in mid-sentence are glued so too ("MenteriLuar Negeri").
_WITHOUT_STOP = 3
_BLANK = re.compile(r"[ \t]*\n\s*")


def claim_announced(claims: Claims, patterns: Patterns, words: Words) -> None:
    """Claim what phrases like "Baca juga:" announce, the phrase included."""
    text = claims.text
    done = 0
    for match in islice(patterns.lead_in.finditer(text), MOST):
        if match.start() < done or claims.at(match.start()) is not None:
            continue
        done = _announced_end(claims, match, patterns, words)
        claims.add((match.start(), done), BoilerplateType.RELATED, "announced")


def _announced_end(
    claims: Claims, match: re.Match[str], patterns: Patterns, words: Words
) -> int:
    """Return where the headline ends that the phrase *match* announces."""
    text = claims.text
    start = match.end()
    enclosed = _enclosed_end(text, match, patterns)
    if enclosed is not None:
        return enclosed
    if (blank := _BLANK.match(text, start)) is not None:
        return _next_line_end(text, match, blank.end(), words)
    end = min(_line_end(text, start), claims.next_start(start))
    whole = end - start <= _LONGEST_LINE
    if _ANNOUNCES.search(match.group()) is None:
        whole = whole and _is_title_case(text[start:end], words)
        return end if whole else glued_end(text, start, end, words)[0] or start
    if whole and not _runs_on(text, start, end):
        return end
    return headline_end(text, start, end, words)


def _enclosed_end(text: str, match: re.Match[str], patterns: Patterns) -> int | None:
    """Return the end of a headline in quotation marks or brackets."""
    quoted = patterns.quoted.match(text, match.end())
    if quoted is not None and ":" not in match.group():
        return quoted.end()
    if match.group().startswith("("):
        close = text.find(")", match.end(), match.end() + _LONGEST_LINE)
        return close + 1 if close >= 0 else None
    return None


def _runs_on(text: str, start: int, end: int) -> bool:
    """Whether a sentence of the body follows the headline on the same line."""
    stopped = text[end - 1] in '."”' and not text.endswith("...", start, end)
    return stopped or _INSIDE_GLUE.search(text, start, end) is not None


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _next_line_end(text: str, match: re.Match[str], start: int, words: Words) -> int:
    """End of the headline on the line after the phrase, or of the phrase alone."""
    end = _line_end(text, start)
    line = text[start:end].rstrip()
    if not line or len(line) > _LONGEST_LINE or line[-1] in '.,"”;':
        return match.end()
    if ":" in match.group() or _is_title_case(line, words):
        return end
    return match.end()


def _is_title_case(line: str, words: Words) -> bool:
    """Whether most words of *line* begin with a capital though they are no names."""
    tokens = [t for t in line.split() if t.casefold() not in words.small]
    capital = sum(not t[0].islower() for t in tokens)
    return len(tokens) > 2 and capital >= 0.8 * len(tokens)  # noqa: PLR2004


def claim_glued(claims: Claims, words: Words, title: str) -> None:
    """Claim headlines that nothing announces, glued to the stop of a sentence."""
    text = claims.text
    done = 0
    for match in _GLUED_START.finditer(text):
        start = match.start()
        if start < done or claims.at(start) is not None:
            continue
        limit = min(_line_end(text, start), claims.next_start(start))
        least = _WITHOUT_STOP if text[start - 1].isalpha() else 0
        end, done = glued_end(text, start, limit, words, least)
        if end is not None and text[start:end].strip() not in title:
            claims.add((start, end), BoilerplateType.RELATED, "glued headline")
