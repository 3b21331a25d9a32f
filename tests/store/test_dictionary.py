"""The dictionary of bodies stays what it was."""

import hashlib
import zlib
from importlib.resources import files

import pytest

from ujar.store.dictionary import Damaged, compressed, expanded

DIGEST = "3372669c854def4901399cd4645c767fe30256ff6287889e6dd4e75007880ea6"


def test_the_dictionary_never_changes():
    """Bodies of every archive need it: a later dictionary is another file."""
    held = files("ujar.store").joinpath("bodies.zdict").read_bytes()
    assert hashlib.sha256(held).hexdigest() == DIGEST


def test_what_was_compressed_comes_back():
    data = "“Air mulai surut,” kata Tirta Laksmi, gubernur Lawoto.".encode() * 3
    assert expanded(compressed(data)) == data
    assert len(compressed(data)) < len(zlib.compress(data))


def test_what_is_cut_off_is_damaged():
    with pytest.raises(Damaged):
        expanded(compressed(b"kata Tirta" * 9)[:-6])
