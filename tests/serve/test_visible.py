import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ujar.serve.visible import _UNSEEN, _sign, one_line, visible


def test_an_escape_sequence_cannot_reach_the_terminal():
    """The colour that an article asks for is shown, not obeyed."""
    assert "\x1b" not in visible("\x1b[31mmerah\x9b0m")


def test_bidirectional_controls_are_shown():
    """A line is read in the order in which it is stored."""
    assert visible("a\u202eb\u2066c") == "a⟨U+202E⟩b⟨U+2066⟩c"


@given(st.text(st.characters(exclude_categories=[])))
def test_nothing_unseen_remains(text):
    """No control, format control of direction, or half character is left."""
    left = {c for c in visible(text) if unicodedata.category(c) in {"Cc", "Cs"}}
    assert left <= {"\n", "\t"}
    visible(text).encode()


@given(st.text(st.characters(exclude_categories=[])))
def test_one_line_is_one_line(text):
    """Names and titles never break a table."""
    assert len(one_line(text).splitlines()) <= 1


def test_every_sign_is_one():
    """Wherever a control stands beside letters, it is a sign."""
    controls = map(chr, [*range(0x10000), *range(0xE0000, 0xE0080)])
    changed = {c for c in controls if _UNSEEN.match(c)}
    assert all(visible(f"a{c}b") == f"a{_UNSEEN.sub(_sign, c)}b" for c in changed)
    assert len(changed) > 300
