"""How long until the first answer?"""

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import child
from corpus import Corpus
from finding import Finding

_IMPORT = (
    "import time; began = time.perf_counter(); import ujar; "
    "print(time.perf_counter() - began)"
)


def measure(corpus: Corpus, *, quick: bool) -> list[Finding]:
    """Return process and wall time of one article, and the import's (medians)."""
    times = 3 if quick else 9
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.txt"
        path.write_text(corpus.articles(1)[0]["text"], encoding="utf-8")
        command = [*child.UJAR, "read", str(path)]
        took = [child.need(child.run(command), "ujar read") for _ in range(times)]
    imports = [float(_printed(_IMPORT)) for _ in range(times)]
    processor = statistics.median(t.processor for t in took)
    wall = statistics.median(t.wall for t in took)
    note = f"median of {times}"
    return [
        Finding("ujar read one.txt, process", processor, "s", most=1.5, note=note),
        Finding("ujar read one.txt, wall", wall, "s", note=note),
        Finding("import ujar", statistics.median(imports), "s", most=0.3, note=note),
    ]


def _printed(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, check=True
    )
    return done.stdout.decode()
