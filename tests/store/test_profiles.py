"""Profiles of entities as bytes, alone and together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ujar.schema import EntityProfile, Tenure
from ujar.schema.keeping import ArchiveError
from ujar.store.profiles import pack, pack_together, unpack

COUNTS = st.lists(st.tuples(st.text(), st.integers(1, 300)), max_size=16).map(tuple)
PROFILES = st.builds(
    EntityProfile,
    id=st.just("e1"),
    type=st.just("PER"),
    name=st.text(),
    names=COUNTS,
    roles=COUNTS,
    company=COUNTS,
    first=st.none() | st.just("2031-01-01"),
    articles=st.integers(1, 9),
    offices=st.lists(
        st.builds(Tenure, st.text(), st.none(), st.just("2031-01-01")), max_size=3
    ).map(tuple),
)


@given(PROFILES, PROFILES)
def test_profiles_come_back_alone_and_together(one, other):
    assert unpack((5, "e1", "PER"), pack(one)) == one
    both = pack_together({5: pack(one), 7: pack(other)})
    assert unpack((5, "e1", "PER"), both) == one
    assert unpack((7, "e1", "PER"), both) == other


@pytest.mark.parametrize("packed", [b"", b"\x78", b"\xff", pack_together({5: b"\x90"})])
def test_what_is_no_profile_is_told(packed):
    with pytest.raises(ArchiveError, match="an entity in the archive is damaged"):
        unpack((6, "e1", "PER"), packed)
