"""What an archive knows of the sample story: each command, then what it prints.

usage: python examples/demo.py ARCHIVE

The ids are looked up by --json, as another program would do it.
"""

import json
import subprocess
import sys
from typing import Any

UJAR = [sys.executable, "-m", "ujar"]


def main(archive: str) -> None:
    """Show the stories, then the best-reported utterance, the figures, an origin."""
    stories = asked("stories", archive)["items"]
    story = max(stories, key=lambda s: (s["disagreements"] > 0, s["articles"]))["id"]
    utterances = asked("story", story, archive)["utterances"]
    utterance = max(utterances, key=lambda u: (u["outlets"], len(u["words"])))["id"]
    show("stories", archive)
    show("utterance", utterance, archive)
    show("figures", "--story", story, archive)
    show("origins", "w-12", archive)
    print("In a browser: pip install 'ujar[web]', then ujar serve --demo")
    print(f"More: ujar --help; for example ujar story {story} --archive {archive}")


def asked(*words: str) -> Any:  # noqa: ANN401  # whatever JSON holds
    """Return what a command prints with --json."""
    *words, archive = words
    command = [*UJAR, *words, "--archive", archive, "--json"]
    return json.loads(subprocess.run(command, stdout=-1, check=True).stdout)


def show(*words: str) -> None:
    """Print a command, and what it prints."""
    *words, archive = words
    print(f"\n$ ujar {' '.join(words)}\n", flush=True)
    subprocess.run([*UJAR, *words, "--archive", archive], check=True)


if __name__ == "__main__":
    main(sys.argv[1])
