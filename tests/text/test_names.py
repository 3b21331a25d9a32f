"""Forms of one name."""

import pytest

from ujar.text.names import fullest, is_acronym, is_short_form, tokens


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("Wirya", "Renata Wirya", True),
        ("Muzamil", "Almuzzamil Darta", True),
        ("Yoga", "Yogga Darta", True),
        ("R. Wirya", "Renata Wirya", True),
        ("Wirya Renata", "Renata Wirya Kusuma", False),
        ("Darta", "Renata Wirya", False),
        ("Renata Wirya", "Renata Wirya", False),
    ],
)
def test_short_form_keeps_order_and_spelling(short, full, same):
    """A short form is a part of the full name, in order, spelling variants allowed."""
    assert is_short_form(tokens(short), tokens(full)) is same


def test_initials_stand_for_a_person():
    """Capital initials stand for the name that they open."""
    assert is_acronym("RWK", tokens("Renata Wirya Kusuma"))
    assert not is_acronym("RWX", tokens("Renata Wirya Kusuma"))


def test_short_form_goes_to_the_nearest_full_name_before_it():
    """Of two people with one family name, the one named last is meant."""
    names = ["Renata Wirya", "Bagus Wirya", "Wirya", "Renata"]
    assert fullest(names, {})[2:] == ["Bagus Wirya", "Renata Wirya"]


def test_nickname_that_the_article_explains():
    """A nickname leads to the fullest form of the name that it is bound to."""
    names = ["Renata Wirya", "Rere"]
    assert fullest(names, {"Rere": "Renata Wirya"}) == ["Renata Wirya"] * 2


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("Pranowo", "Prabowo Wirya", False),
        ("Prabawo", "Prabowo Wirya", True),
        ("Zulkifly", "Zulkifli Wirya", True),
        ("Muzammil", "Muzzammil Wirya", True),
        ("Hartanto", "Hartarto Wirya", False),
    ],
)
def test_another_consonant_makes_another_name(short, full, same):
    """A vowel or a doubled letter is a slip; a consonant is somebody else."""
    assert is_short_form(tokens(short), tokens(full)) is same
