"""Vectors of meaning: near for the same thing said otherwise, zeros for nothing."""

import json
import shutil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.annotate import meaning, tagger
from ujar.annotate.meaning.load import FILES, MeaningFilesError, load

SAID = "Pemerintah akan menambah anggaran sekolah tahun depan"
OTHERWISE = "anggaran untuk sekolah ditambah pemerintah pada tahun depan"
ENGLISH = "The government will increase the school budget next year"
ELSE = "Harga ikan di pelabuhan turun karena cuaca buruk"


@pytest.fixture(scope="module")
def embedder():
    pieces = tagger.open_pieces()
    return meaning.PieceEmbedder(load(pieces.digest), pieces.of)


def cosine(left, right):
    a, b = (np.frombuffer(v, np.int8).astype(int) for v in (left, right))
    return int(a @ b) / 127**2


def test_near_for_other_words_and_another_language(embedder):
    said, otherwise, english, other = embedder.embed([SAID, OTHERWISE, ENGLISH, ELSE])
    assert cosine(said, otherwise) > 0.8
    assert cosine(said, english) > 0.5
    assert abs(cosine(said, other)) < 0.3
    assert cosine(said, english) > cosine(otherwise, other) + 0.3


def test_unit_length_and_small(embedder):
    (vector,) = embedder.embed([SAID])
    assert 64 <= len(vector) <= 128
    assert cosine(vector, vector) == pytest.approx(1, abs=0.02)


def test_nothing_said_is_zeros(embedder):
    assert set(b"".join(embedder.embed(["", " …!", "\u2028"]))) == {0}
    assert embedder.embed([]) == ()


def test_case_and_company_make_no_difference(embedder):
    """A text has the same vector alone, in capitals, and among others."""
    alone = embedder.embed([SAID])
    assert embedder.embed([ELSE, SAID.upper(), SAID])[1:] == alone * 2


def test_what_was_kept_is_forgotten_in_time(embedder, monkeypatch):
    before = embedder.embed([SAID])
    monkeypatch.setattr("ujar.annotate.meaning.embed._MOST_KEPT", 3)
    embedder.embed([ELSE])
    embedder.embed([ELSE])
    assert len(embedder._kept) <= len(ELSE.split())
    assert embedder.embed([SAID]) == before


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_has_a_vector(texts):
    pieces = tagger.open_pieces()
    made = meaning.PieceEmbedder(load(pieces.digest), pieces.of).embed(texts)
    assert [len(v) for v in made] == [128] * len(texts)
    # Sixteen steps a dimension: of 2,156 real statements 0.75 to 1.07.
    assert all(cosine(v, v) < 1.25 for v in made)


@pytest.fixture
def files(tmp_path):
    for name in ("manifest.json", "vectors.npz"):
        shutil.copy(FILES / name, tmp_path)
    return tmp_path


def test_damaged_files_are_refused(files):
    digest = tagger.open_pieces().digest
    with pytest.raises(MeaningFilesError, match="another version"):
        load("of another tokenizer", files)
    data = bytearray((files / "vectors.npz").read_bytes())
    data[5000] ^= 1
    (files / "vectors.npz").write_bytes(data)
    with pytest.raises(MeaningFilesError, match="damaged"):
        load(digest, files)
    (files / "vectors.npz").unlink()
    with pytest.raises(MeaningFilesError, match="Install ujar again"):
        load(digest, files)


def test_the_manifest_names_this_tokenizer():
    manifest = json.loads((FILES / "manifest.json").read_text("utf-8"))
    assert manifest["sha256"]["tokenizer.json"] == tagger.open_pieces().digest
