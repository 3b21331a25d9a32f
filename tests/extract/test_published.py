import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.extract.published import day_in, normalise


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("2025-06-20T11:24", "2025-06-20T11:24"),
        ("2025-06-20 11:24:00", "2025-06-20T11:24"),
        ("2025-06-20", "2025-06-20"),
        ("2025-06", "2025-06"),
        ("2025", "2025"),
        (" 2025-06-20T11:24:05.123456 ", "2025-06-20T11:24"),
        ("2025-06-20T11:24:05+07:00", "2025-06-20T11:24"),
        ("2025-06-20T11:24+0800", "2025-06-20T11:24"),
        ("2025-06-20T20:30:00Z", "2025-06-21T03:30"),
        ("2025-06-20T20:30:00+00:00", "2025-06-21T03:30"),
        ("2025-13-40", None),
        ("2025-02-30", None),
        ("20 Juni 2025", None),
        ("kemarin", None),
        ("", None),
    ],
)
def test_every_iso_form_becomes_one(given_, expected):
    """The precision stays; seconds and offsets go; UTC becomes the outlet's time."""
    assert normalise(given_, 7) == expected


def test_utc_stays_where_the_outlets_clock_is_not_known():
    """Nobody guesses an hour."""
    assert normalise("2025-06-20T20:30:00Z") == "2025-06-20T20:30"


@given(st.text())
def test_any_text_gives_iso_or_nothing(text):
    """What comes out can be given in again and stays."""
    found = normalise(text, 7)
    assert found is None or normalise(found) == found


@given(st.datetimes())
def test_every_moment_is_read(moment):
    """Python's own ISO is read, for every year that it knows."""
    assert normalise(moment.isoformat()) == moment.isoformat()[:16]


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://kabar.example/read/2025/06/20/1234/air-naik", "2025-06-20"),
        ("https://kabar.example/2025-06-20/air-naik", "2025-06-20"),
        ("https://kabar.example/read/2025/13/20/air-naik", None),
        ("https://kabar.example/read/1234567/air-naik", None),
    ],
)
def test_the_day_in_an_address(url, day):
    """Many outlets put the day of publication into the address."""
    assert day_in(url) == day
