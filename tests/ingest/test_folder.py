import os

import pytest

from ujar.ingest import folder
from ujar.schema import Dropped


def names(root, found):
    return [str(p.relative_to(root)) for p in found]


def test_files_come_sorted_and_only_of_the_kinds(tmp_path):
    """The order is that of the names, so that two runs give the same output."""
    for name in ("b.txt", "a.TXT", "c.pdf", ".hidden.txt", "d/e.txt", ".git/f.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = names(tmp_path, folder.walk(tmp_path, (".txt",)))
    assert found == ["a.TXT", "b.txt", os.path.join("d", "e.txt")]  # noqa: PTH118


def test_a_loop_of_links_ends(tmp_path):
    """A link to a folder is not followed, so no loop can catch the walk."""
    (tmp_path / "a.txt").touch()
    try:
        (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    assert names(tmp_path, folder.walk(tmp_path, (".txt",))) == ["a.txt"]


def test_a_folder_that_is_gone_is_told(tmp_path):
    """A folder that cannot be listed is dropped, and the walk goes on."""
    (only,) = folder.walk(tmp_path / "gone", (".txt",))
    assert isinstance(only, Dropped)
