import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.extract.language import recognise


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Air laut naik dan warga di pesisir sudah mengungsi karena takut.", "id"),
        ("The sea has risen, and the people of the coast have left their homes.", "en"),
        ("Syarikat itu berkata bahawa dia dibayar dengan wang pada Khamis.", "ms"),
        (
            "El agua ha subido y la gente de la costa se ha marchado de sus casas.",
            "und",
        ),
        ("Вода поднялась, и люди ушли из своих домов.", "und"),
        ("12345 67890 !!!", "und"),
        ("Halo", "und"),
        ("", "und"),
    ],
)
def test_a_language_is_recognised_or_it_is_said_that_it_is_not(text, code):
    """Indonesian is not mixed up with Malay, nor forced upon what is neither."""
    assert recognise(text) == code


def test_case_does_not_matter():
    """Headlines shout."""
    assert (
        recognise("AIR LAUT NAIK DAN WARGA DI PESISIR SUDAH MENGUNGSI KARENA") == "id"
    )


@given(st.text())
def test_any_text_has_an_answer(text):
    """Whatever the text is, the answer is a short code."""
    assert recognise(text).isalpha()
