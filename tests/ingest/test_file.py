import os

import pytest

from ujar.ingest import file
from ujar.schema import Dropped
from ujar.schema.document import Document, Media


def test_bytes_are_not_touched(tmp_path):
    """A document holds the file's bytes as they are, whatever they are."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xff\x00\r\n x")
    assert file.read(path, Media.TEXT, 100) == Document(
        str(path), b"\xff\x00\r\n x", Media.TEXT
    )


def test_the_limit_is_the_largest_size(tmp_path):
    """A file of exactly the limit is read, one byte more is dropped."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 10)
    assert isinstance(file.read(path, Media.TEXT, 10), Document)
    dropped = file.read(path, Media.TEXT, 9)
    assert isinstance(dropped, Dropped)
    assert "larger than" in dropped.reason


def test_a_missing_file_is_told(tmp_path):
    """What cannot be opened is dropped with the system's reason."""
    dropped = file.read(tmp_path / "no.txt", Media.TEXT, 10)
    assert isinstance(dropped, Dropped)
    assert "No such file" in dropped.reason


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads all")
def test_a_forbidden_file_is_told(tmp_path):
    """What may not be read is dropped with the system's reason."""
    path = tmp_path / "a.txt"
    path.touch(mode=0)
    assert isinstance(file.read(path, Media.TEXT, 10), Dropped)
