"""What several tests share: a reader that needs no model."""

import pytest
from hypothesis import settings

from ujar.schema import Kind, Reading, Span, Statement

# A slow or busy machine is no failure: tests never judge by time. What one run finds
# every run finds; `make test-long` looks for more, elsewhere each time.
settings.register_profile("ujar", deadline=None, derandomize=True)
settings.register_profile("random", deadline=None)
settings.load_profile("ujar")


class FakeReader:
    """Finds one statement in every article: its first word."""

    def __init__(self, settings):
        self.settings = settings

    def __call__(self, article):
        if "CRASH" in article.text:
            raise RuntimeError("no reading")
        word = article.text.split(maxsplit=1)[0]
        start = article.text.index(word)
        said = Statement(Kind.INDIRECT, (Span(start, start + len(word)),))
        return Reading(article, statements=(said,))


@pytest.fixture
def fake_reader():
    return FakeReader
