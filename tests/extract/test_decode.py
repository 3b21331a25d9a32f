import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.extract.decode import NotTextError, decode

TEXT = "“Air laut naik,” kata Renata – warga Sagara – pada hari Selasa yang panas."


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
    ],
)
def test_each_encoding_is_found(encoding, found):
    """The encodings that Indonesian text is met in are recognised and named."""
    decoded = decode(TEXT.encode(encoding))
    assert (decoded.text, decoded.encoding) == (TEXT, found)


def test_what_is_declared_decides_where_utf8_fails():
    """A page's own word counts where the bytes leave it open."""
    data = "Привет, мир".encode("koi8-r")
    assert decode(data, "koi8-r").text == "Привет, мир"


def test_a_wrong_or_unknown_declaration_does_no_harm():
    """An encoding that does not exist is as good as none."""
    assert decode(TEXT.encode("cp1252"), "no-such-thing").text == TEXT


def test_one_broken_byte_does_not_change_the_encoding():
    """UTF-8 with a stray byte is UTF-8, and it is said that it is broken."""
    data = (TEXT * 20).encode()
    decoded = decode(data[:700] + b"\xff" + data[700:])
    assert "broken" in decoded.encoding
    assert decoded.text.count("“") >= 19


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 ...",
        b"PK\x03\x04" + b"x" * 30,
        b"\x89PNG\r\n\x1a\n",
        bytes(range(32)) * 40,
        b"\x00" * 500,
        b"\xff\xfe\x00",
    ],
)
def test_what_is_not_text_is_refused(data):
    """Pictures, archives and the like are refused with a reason, not decoded."""
    with pytest.raises(NotTextError):
        decode(data)


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_reason(data):
    """There is no third thing: characters, or NotTextError."""
    with contextlib.suppress(NotTextError):
        assert isinstance(decode(data).text, str)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_never_taken_for_something_else(text):
    """Valid UTF-8 comes back as it was, but for a mark at its very begin."""
    text = text.removeprefix("\ufeff")
    assert decode(text.encode()).text == text.removeprefix("\ufeff")
