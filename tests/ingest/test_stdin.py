import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.ingest import stdin
from ujar.schema.document import Media


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (b"Sagara - Air naik.", Media.TEXT),
        (b"", Media.TEXT),
        (b'{"text": "a"}\n{"text": "b"}\n', None),
        (b'\n\n {"text": "a"}', None),
        (b'\xef\xbb\xbf{"text": "a"}', None),
        (b"{ini bukan JSON}\n", Media.TEXT),
        (b'"Air naik," kata dia.\n', Media.TEXT),
        (b"<!DOCTYPE html>\n<html>", Media.HTML),
        (b"  <html lang=id>", Media.HTML),
    ],
)
def test_the_first_line_tells(data, media):
    """A text, a page and JSON Lines are told apart without a name."""
    found, whole = stdin.look(io.BytesIO(data), 1000)
    assert found is media
    assert whole.read() == data


@given(st.binary(max_size=200), st.integers(1, 300))
def test_nothing_is_lost_by_looking(data, limit):
    """The stream gives all its bytes, those that were looked at included."""
    _, whole = stdin.look(io.BytesIO(data), limit)
    assert whole.read() == data


def test_a_long_line_is_not_looked_at_to_its_end():
    """Looking stops at the limit, whatever the stream holds."""

    class Endless(io.RawIOBase):
        given = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            self.given += len(buffer)
            buffer[:] = b"x" * len(buffer)
            return len(buffer)

    endless = Endless()
    stdin.look(endless, 1_000_000)
    assert endless.given < 3_000_000
