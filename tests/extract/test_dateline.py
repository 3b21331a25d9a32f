"""The outlet that names itself in front of its report."""

import pytest

from ujar.extract import dateline
from ujar.lang import outlets

TABLE = outlets.load()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("TEMPO.CO, Lindi - Air laut naik.", "Tempo"),
        ("TEMPO.CO,Lindi- Air laut naik.", "Tempo"),
        ("Lindi, Beritasatu.com - Air laut naik.", "BeritaSatu"),
        ("Air Laut Naik\n\nREPUBLIKA.CO.ID, LINDI -- Air laut naik.", "Republika"),
        ("Lindi: Air laut naik.", None),
        ("Air laut naik, kata Tempo - begitu bunyinya.", None),
        ("", None),
        ("-", None),
    ],
)
def test_capitals_or_a_domain_before_a_dash(text, name):
    """A headline that mentions an outlet is no dateline."""
    assert dateline.outlet(text, TABLE) == name
