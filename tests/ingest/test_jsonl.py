import gzip
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.ingest import jsonl
from ujar.schema import Dropped
from ujar.schema.document import Record


def stream(data, limit=1000):
    return list(jsonl.stream(io.BytesIO(data), "in", limit))


def test_each_line_is_a_record_with_its_number():
    """Empty lines are passed over but counted, so that numbers are an editor's."""
    found = stream(b'{"text": "a"}\n\n  \n{"text": "b"}')
    assert [(r.name, r.fields["text"]) for r in found] == [("in:1", "a"), ("in:4", "b")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "is not JSON"),
        (b"[1]", "JSON list"),
        (b"null", "JSON NoneType"),
        (b'{"text": "\xff"}', "is not UTF-8"),
        (b"[" * 900, "nested too deeply"),
        (b'{"n": ' + b"9" * 900 + b"}", None),
        (b'{"text": "' + b"x" * 2000 + b'"}', "longer than"),
    ],
)
def test_a_bad_line_is_dropped_and_the_next_is_read(line, reason):
    """A line that is no record is named with its number; the batch goes on."""
    first, second = stream(line + b'\n{"text": "b"}\n')
    assert isinstance(second, Record)
    if reason is None:
        assert isinstance(first, Record)
    else:
        assert isinstance(first, Dropped)
        assert first.what == "in:1"
        assert reason in first.reason or "is not JSON" in first.reason


def test_a_byte_order_mark_does_no_harm():
    """Editors on Windows put one before the first line."""
    (only,) = stream(b'\xef\xbb\xbf{"text": "a"}\n')
    assert only.fields == {"text": "a"}


def test_utf16_is_named_once():
    """A whole file in UTF-16 is one problem, not one a line."""
    (only,) = stream('{"text": "a"}\n{"text": "b"}\n'.encode("utf-16"))
    assert "UTF-16" in only.reason


def test_gzip_is_unpacked(tmp_path):
    """A packed file gives the records of the plain one."""
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "a"}\n' * 3))
    assert [r.fields for r in jsonl.read(path, 100)] == [{"text": "a"}] * 3


def test_a_cut_off_gzip_gives_what_it_has_and_says_so(tmp_path):
    """Lines before the damage are read; the damage is named."""
    path = tmp_path / "a.jsonl.gz"
    lines = b"".join(b'{"text": "%d"}\n' % i for i in range(20_000))
    whole = gzip.compress(lines)
    path.write_bytes(whole[: len(whole) // 2])
    found = list(jsonl.read(path, 100))
    assert isinstance(found[0], Record)
    assert isinstance(found[-1], Dropped)


def test_what_is_no_gzip_is_told(tmp_path):
    """The name ends in .gz, the bytes are something else."""
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(b'{"text": "a"}\n')
    (only,) = jsonl.read(path, 100)
    assert isinstance(only, Dropped)


def test_a_gzip_bomb_ends(tmp_path):
    """A small file that unpacks to very much is given up, with its reason."""
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b" " * 150_000_000))
    found = list(jsonl.read(path, 1000))
    assert any("gzip bomb" in d.reason for d in found)


def test_weights_add_up_to_the_file(tmp_path):
    """The progress bar ends at the end: weights sum to the size of the file."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a"}\n' * 5)
    total = sum(r.weight for r in jsonl.read(path, 100))
    assert 0 < total <= path.stat().st_size


@given(st.binary(max_size=300))
def test_no_bytes_break_it(data):
    """Whatever the bytes are, there are records and reasons, and no crash."""
    assert all(isinstance(r, Record | Dropped) for r in stream(data, 50))


@given(st.lists(st.text(st.characters(exclude_categories=[])), max_size=5))
def test_what_json_wrote_is_read_back(texts):
    """Any text, half characters included, comes through as it was."""
    data = "".join(json.dumps({"text": t}) + "\n" for t in texts).encode()
    assert [r.fields["text"] for r in stream(data, 10**6)] == [
        json.loads(json.dumps(t)) for t in texts
    ]
