"""Statements: a list of them, and all versions of one utterance side by side."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from ujar.schema.views import Page, StatementLine, UtteranceView
from ujar.serve.told.corrections import changed
from ujar.serve.told.phrases import counted, dim, facts, heading, indented, said, where
from ujar.serve.visible import one_line
from ujar.text.differences import differing


def listed(page: Page[StatementLine]) -> Iterator[RenderableType]:
    """Yield the statements of a page."""
    if not page.items:
        yield Text("No statement fits.")
    for line in page.items:
        who = one_line(line.speaker or "speaker not known")
        told = " · ".join(facts(line))
        yield Text.assemble((who, "bold cyan"), (f" · {told}", "dim"))
        yield from indented(Text(said(line)), *_changes(line), dim(_at(line)))
    if page.cursor:
        yield dim(f"More: --after {page.cursor}")


def versions(view: UtteranceView) -> Iterator[RenderableType]:
    """Yield every version; what the first one does not say so stands out."""
    first = view.versions[0]
    yield Text.assemble(
        (one_line(view.speaker or "speaker not known"), "bold cyan"),
        (f"  {view.id}", "dim"),
    )
    outlets = {v.article.outlet for v in view.versions}
    told = (
        f"{counted(len(view.versions), 'version')}, {counted(len(outlets), 'outlet')}"
    )
    yield dim(f"{told}; [words that the first version does not have]")
    for number, version in enumerate(view.versions, 1):
        yield heading(f"{number} {one_line(version.article.outlet or '?')}")
        yield from indented(
            dim(" · ".join([where(version.article), *facts(version)])),
            _marked(first, version),
            *_changes(version),
            dim(
                f"{version.article.id}#{version.item}, character {version.span.start:,}"
            ),
        )


def _changes(line: StatementLine) -> Iterator[Text]:
    """Yield what a user corrected of the statement."""
    for change in line.changes:
        yield Text(changed(change), "yellow")


def _marked(first: StatementLine, version: StatementLine) -> Text:
    """Return the words of *version*, in brackets where *first* has others."""
    words = said(version)
    changed = () if version is first else differing(said(first), words)
    text, done = Text(), 0
    for start, end in changed:
        text.append(words[done:start]).append(f"[{words[start:end]}]", "yellow")
        done = end
    return text.append(words[done:])


def _at(line: StatementLine) -> str:
    ids = f" · utterance {', '.join(line.utterances)}" if line.utterances else ""
    return f"{where(line.article)}#{line.item}{ids}"
