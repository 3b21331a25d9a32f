"""Text that two articles share, and which of them has it from the other."""

from rich.text import Text

from ujar.schema import Direction
from ujar.schema.views import ArticleLine, CopyView
from ujar.serve.visible import one_line

_SIGNS = {
    Direction.FROM_LEFT: "→",
    Direction.FROM_RIGHT: "←",
    Direction.BOTH_FROM_ELSEWHERE: "⇄",
    Direction.UNKNOWN: "–",
}


def pair(view: CopyView) -> Text:
    """Return one pair on a line: an arrow points to who has the text from the other."""
    copy = view.copy
    sign = _SIGNS[copy.direction]
    both = f"{_named(view.left)} {sign} {_named(view.right)}"
    share = f"{copy.containment:.0%} of the shorter text"
    source = f", from {one_line(copy.source)}" if copy.source else ""
    form = copy.form.value.replace("_", " ")
    line = Text.assemble((both, "cyan"), f"  {form}, {share}{source}")
    return line.append(f"; {one_line(copy.reason)}", "dim")


def _named(article: ArticleLine) -> str:
    return f"{one_line(article.outlet or 'outlet not known')} ({one_line(article.id)})"
