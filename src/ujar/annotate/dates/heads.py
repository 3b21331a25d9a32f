"""Which words may open a form: what its template can begin with."""

import re
from collections.abc import Iterator

_SKIPPED = re.compile(r"(?:[ ~«»]|\\b|\(\?<?[=!](?:[^()]|\([^()]*\))*\)|\{after\})+")
_HEAD = re.compile(r"\{([a-z]+)\d*\}|(\\\()|([^\W\d_]+)|(\[)")


def heads(template: str) -> frozenset[str]:
    """Return the words, "{place}"s and "(" that *template* may begin with."""
    return frozenset(h for option in _options(template) for h in _of(option))


def _of(option: str) -> Iterator[str]:
    """Yield the heads of one alternative: of optional parts, and the first other."""
    at = 0
    while at < len(option):
        skipped = _SKIPPED.match(option, at)
        at = skipped.end() if skipped else at
        if option.startswith("(?:", at):
            end = _closing(option, at)
            yield from heads(option[at + 3 : end])
            at = end + 1
        else:
            head = _HEAD.match(option, at)
            if head is None:
                raise ValueError(f"cannot tell how {option[at:]!r} begins")
            yield f"{{{head[1]}}}" if head[1] else (head[3] or "(").lower()
            at = head.end()
        if not option.startswith("?", at):
            return
        at += 1


def _closing(template: str, at: int) -> int:
    """Return the place of the bracket that closes the one at *at*."""
    depth = 0
    for match in re.compile(r"\\.|\[[^\]]*\]|[()]").finditer(template, at):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if depth == 0:
            return match.start()
    raise ValueError(f"a bracket is not closed in {template!r}")


def _options(template: str) -> Iterator[str]:
    """Yield the alternatives that stand side by side at the top of *template*."""
    depth, start = 0, 0
    for match in re.compile(r"\\.|\[[^\]]*\]|[()|]").finditer(template):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if match[0] == "|" and depth == 0:
            yield template[start : match.start()]
            start = match.end()
    yield template[start:]
