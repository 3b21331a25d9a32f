"""Who sits at this machine."""

import getpass


def login() -> str | None:
    """Return the name of who is logged in to the machine, None where nobody is."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return None
