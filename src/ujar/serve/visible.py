"""Text made harmless to show: controls become signs that can be seen.

An article is hostile input: an escape sequence in it may rewrite the terminal, and a
bidirectional control may make a line read otherwise than it is.
"""

import re

# C0 and C1 controls but tab and line feed; bidirectional and other invisible format
# controls; line and paragraph separators; surrogates; noncharacters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
    "|[\U000e0000-\U000e007f]"
)
_PICTURES = 0x2400
_LAST_C0 = 0x1F
_DELETE = 0x7F


def visible(text: str) -> str:
    r"""Return *text* with every control as a sign.

    >>> visible("a\x1b[31mb")
    'a␛[31mb'
    >>> visible("a\u202eb")
    'a⟨U+202E⟩b'
    """
    # All controls are unprintable; asked of letters alone, that is answered sooner.
    return text if text.isprintable() else _UNSEEN.sub(_sign, text)


def one_line(text: str) -> str:
    """Return *text* visible and with every run of white space as one space."""
    return visible(" ".join(text.split()))


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code <= _LAST_C0:
        return chr(_PICTURES + code)
    if code == _DELETE:
        return "\u2421"
    return f"\u27e8U+{code:04X}\u27e9"
