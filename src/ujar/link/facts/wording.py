"""Why two figures count the same, in words."""

from ujar.link.facts.pairs import Pair


def reason(p: Pair) -> str:
    """Return what speaks for it that both figures count the same."""
    said = [
        "same value"
        if p.equal
        else "values that fit"
        if not p.apart
        else "another value"
    ]
    if p.unit > 0:
        said.append("same kind of thing")
    if p.state > 0:
        said.append("the same said of it")
    if p.where > 0:
        said.append("same name beside it")
    said.append(
        f"{p.own:.0%} of the words beside and {p.sentence:.0%} of the sentence shared"
    )
    return ", ".join(said)
