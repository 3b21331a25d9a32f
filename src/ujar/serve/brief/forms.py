"""The forms that a brief is written in; what a form needs is loaded with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from ujar.serve.brief.document import Document


class FormError(RuntimeError):
    """A form needs a library that is not installed; the message says which."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form by its name, which is also the ending of its files."""

    name: str
    title: str
    media: str
    module: str

    def written(self, document: Document) -> bytes:
        """Return the document in this form; FormError if its library is missing."""
        try:
            module = import_module(f"ujar.serve.brief.{self.module}")
        except ImportError as error:
            raise FormError(
                f"{self.title} needs {error.name}, which is not installed: "
                "pip install 'ujar[brief]'"
            ) from error
        write: Callable[[Document], bytes] = module.written
        return write(document)


FORMS: Mapping[str, Form] = {
    form.name: form
    for form in (
        Form("html", "HTML", "text/html; charset=utf-8", "page"),
        Form("md", "Markdown", "text/markdown; charset=utf-8", "markdown"),
        Form(
            "docx",
            "DOCX",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "word",
        ),
        Form("pdf", "PDF", "application/pdf", "pdf"),
    )
}
# Files that no terminal can show.
BINARY = frozenset({"docx", "pdf"})
