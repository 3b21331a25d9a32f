import io

import pytest

from ujar.pipeline import sources
from ujar.pipeline.settings import Settings
from ujar.schema import Dropped
from ujar.schema.document import Document, Media, Record


def gather(*paths, data=b"", **settings):
    names = [str(p) for p in paths]
    return list(sources.gather(names, Settings(**settings), io.BytesIO(data)))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text("teks")
    (tmp_path / "b.html").write_text("<p>teks</p>")
    (tmp_path / "c.jsonl").write_text('{"text": "satu"}\n{"text": "dua"}\n')
    (tmp_path / "d.pdf").write_text("not read")
    (tmp_path / "e.MD").write_text("teks")
    return tmp_path


def test_a_folder_gives_every_kind_in_order(folder):
    """Each file is read by its kind; others are passed over."""
    found = gather(folder)
    kinds = [getattr(r, "media", None) for r in found]
    assert kinds == [Media.TEXT, Media.HTML, None, None, Media.TEXT]


def test_inputs_come_in_the_order_given(folder):
    """The order on the command line is the order of the output."""
    found = gather(folder / "c.jsonl", folder / "a.txt")
    assert [type(r) for r in found] == [Record, Record, Document]


def test_standard_input_is_told_apart():
    """A text is one document, JSON Lines are records."""
    (text,) = gather("-", data=b"Air laut naik.")
    assert (text.name, text.data) == ("standard input", b"Air laut naik.")
    assert [type(r) for r in gather("-", data=b'{"text": "a"}\n' * 2)] == [Record] * 2


def test_what_is_too_large_is_dropped(folder):
    """The limit holds for files, lines and standard input."""
    reasons = [d.reason for d in gather(folder, "-", data=b"x" * 99, max_bytes=3)]
    assert len(reasons) == 6
    assert all("larger" in r or "longer" in r for r in reasons)


def test_an_empty_folder_says_so(tmp_path):
    """Nothing found is not nothing said."""
    (only,) = gather(tmp_path)
    assert isinstance(only, Dropped)
    assert ".jsonl" in only.reason


def test_a_path_that_cannot_be_read_is_refused_before_work_begins(folder):
    """A missing path and an unknown kind are told with the way out."""
    sources.check([str(folder), "-", str(folder / "a.txt")])
    with pytest.raises(sources.InputError, match="does not exist"):
        sources.check([str(folder / "no.txt")])
    with pytest.raises(sources.InputError, match="ujar read <"):
        sources.check([str(folder / "d.pdf")])


def test_the_size_is_that_of_the_files_that_are_read(folder):
    """The bar's end is known for files, and not for standard input."""
    names = ("a.txt", "b.html", "c.jsonl", "e.MD")
    assert sources.size([str(folder)]) == sum(
        (folder / n).stat().st_size for n in names
    )
    assert sources.size(["-"]) is None


def test_one_text_is_known_by_its_name(folder):
    """Options that describe one article are for a text, a page, standard input."""
    assert sources.is_single((str(folder / "a.txt"),))
    assert sources.is_single(("-",))
    assert not sources.is_single((str(folder),))
    assert not sources.is_single((str(folder / "c.jsonl"),))
    assert not sources.is_single(("a.txt", "b.txt"))
