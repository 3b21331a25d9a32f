import hashlib
import json
import shutil
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ujar.annotate.tagger import Tagger, TaggerFilesError, load
from ujar.annotate.tagger.casing import recase
from ujar.annotate.tagger.decode import best, scheme, segments
from ujar.annotate.tagger.load import FILES, open_folder
from ujar.annotate.tagger.windows import break_scores, cut
from ujar.annotate.tagger.words import split

NEWS = (
    "Jakarta, Kabar Contoh - Menteri Keuangan Rani Wulandari mengatakan pemerintah "
    "akan menambah anggaran sekolah tahun depan. “Kami sudah menghitungnya "
    "bersama Bank Indonesia,” ujar Rani di Surabaya, Selasa (3/12/2024).\n"
    "Baca juga: Harga Beras Naik Lagi\n"
    "Menurut dia, dana itu cukup untuk 1.200 sekolah. (abc/def)"
)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load()


def spelled(text: str) -> list[str]:
    return [text[a:b] for a, b in split(text).spans]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("era TrumpSementara itu", ["era", "Trump", "Sementara", "itu"]),
        ("BBMSementara", ["BBM", "Sementara"]),
        ("IPOnya", ["IPOnya"]),
        ("(3/12/2024).", ["(", "3/12/2024", ")", "."]),
        ("anak-anak Jum'at", ["anak-anak", "Jum'at"]),
        ("ujarnya.Nurma", ["ujarnya", ".", "Nurma"]),
        ("Rp1.997,50", ["Rp1.997,50"]),
    ],
)
def test_words(text, words):
    assert spelled(text) == words


def test_words_know_spaces_and_lines():
    words = split("satu dua\n\ntiga,")
    assert words.spaced == (True, True, True, False)
    assert words.broken == (False, False, True, False)


@given(st.text(max_size=300))
def test_words_are_in_order_and_inside(text):
    last = 0
    for a, b in split(text).spans:
        assert last <= a < b <= len(text)
        last = b


@given(
    st.lists(st.integers(1, 13), max_size=200).flatmap(
        lambda sizes: st.tuples(
            st.just(sizes),
            st.lists(st.integers(0, 5), min_size=len(sizes), max_size=len(sizes)),
        )
    )
)
def test_windows_cover_everything_within_the_limit(case):
    sizes, scores = case
    windows = cut(sizes, scores, 20)
    assert [i for a, b in windows for i in range(a, b)] == list(range(len(sizes)))
    assert all(sum(sizes[a:b]) <= 20 for a, b in windows)


def test_windows_break_at_sentence_ends_outside_quotations():
    text = "Ia pergi. “Saya lelah. Saya pulang,” kata dia. Lalu hujan turun."
    words = split(text)
    scores = dict(zip(spelled(text), break_scores(text, words), strict=True))
    assert scores["Lalu"] > scores["Saya"]
    assert scores["Saya"] > scores["turun"]


def test_capitals_are_recased_and_names_are_left():
    assert recase("JOKOWI RESMIKAN IKN HARI INI") == "Jokowi Resmikan Ikn Hari Ini"
    assert recase("KPK dan DPR bertemu") == "KPK dan DPR bertemu"


@given(st.text(max_size=200))
def test_recasing_keeps_the_length(text):
    assert len(recase(text)) == len(text)


def test_viterbi_mends_what_is_not_allowed():
    rules = scheme(("O", "B-PER", "I-PER"), frozenset())
    logits = np.array([[2, 1.5, 0], [0, 0, 3]], np.float32)
    assert best(logits, rules).tolist() == [1, 2]


def test_a_statement_may_go_on_after_a_gap():
    rules = scheme(("O", "B-direct", "I-direct"), frozenset({"direct"}))
    logits = np.array([[0, 3, 0], [3, 0, 0], [0, 0, 5]], np.float32)
    path = best(logits, rules)
    shares = np.full((3, 2), 0.5, np.float32)
    found = segments(path, shares, rules, ((0, 1), (2, 3), (4, 5)))
    assert [(tuple(s.span), s.continues) for s in found] == [
        ((0, 1), False),
        ((4, 5), True),
    ]


def test_names_of_an_invented_report(tagger):
    found = {(NEWS[a:b], s.label) for s in tagger.tag(NEWS).names for a, b in [s.span]}
    assert ("Rani Wulandari", "PER") in found
    assert ("Bank Indonesia", "ORG") in found
    assert ("Surabaya", "LOC") in found


def test_roles_of_an_invented_report(tagger):
    found = {(NEWS[s.span[0] : s.span[1]], s.label) for s in tagger.tag(NEWS).roles}
    assert ("mengatakan", "cue") in found
    assert ("ujar", "cue") in found
    assert ("Kami sudah menghitungnya bersama Bank Indonesia", "direct") in found


def test_probabilities_stand_beside_the_words(tagger):
    tagging = tagger.tag(NEWS)
    assert tagging.role_probs.shape == (len(tagging.words), len(tagging.role_labels))
    assert tagging.layout_probs.dtype == np.float32
    assert np.allclose(tagging.role_probs.sum(axis=1), 1, atol=1e-4)
    assert tagging.read == len(NEWS)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_no_text_breaks_it(text):
    tagging = load().tag(text)
    for head in (tagging.names, tagging.places, tagging.roles, tagging.layout):
        last = 0
        for segment in head:
            assert last <= segment.span[0] < segment.span[1] <= len(text)
            assert 0 <= segment.score <= 1.0001
            last = segment.span[1]


def test_the_unread_rest_is_reported(tagger):
    tagging = tagger.tag(NEWS * 3, max_chars=100)
    assert tagging.read == 100
    assert all(b <= 100 for _, b in tagging.words)


@pytest.mark.parametrize("sign", ["x", '"', " "])
def test_a_long_line_of_one_sign_is_cut_into_its_words(sign):
    text = sign * 200_000
    words = split(text)
    assert len(recase(text)) == len(text)
    assert len(break_scores(text, words)) >= len(words.spans)
    assert all(0 <= a < b <= len(text) for a, b in words.spans)


def test_nothing_is_read_of_nothing(tagger):
    assert tagger.tag("").read == 0


def test_the_model_is_as_small_as_promised():
    files = ("model.onnx", "tokenizer.json", "manifest.json")
    assert sum((FILES / f).stat().st_size for f in files) < 45_000_000


def test_digests_match():
    manifest = json.loads((FILES / "manifest.json").read_text("utf-8"))
    for name, digest in manifest["sha256"].items():
        assert hashlib.sha256((FILES / name).read_bytes()).hexdigest() == digest


def test_a_damaged_model_is_refused(tmp_path):
    for name in ("manifest.json", "tokenizer.json"):
        shutil.copy(FILES / name, tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"not a model")
    with pytest.raises(TaggerFilesError, match="damaged"):
        open_folder(tmp_path)


def test_a_missing_model_is_named(tmp_path):
    with pytest.raises(TaggerFilesError, match="manifest"):
        open_folder(tmp_path)


def test_importing_it_loads_no_model_library():
    code = (
        "import sys, ujar.annotate.tagger;"
        "print([m for m in ('numpy', 'onnxruntime', 'tokenizers') if m in sys.modules])"
    )
    out = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert out.stdout.strip() == "[]"
