"""Is it fast? Measure, print, and keep the results with machine and commit.

usage: python bench/run.py [--shared FOLDER] [--quick] [--only NAME …]

Results go to bench/results/<day>-<commit>.md; --quick takes small samples and keeps
nothing.
"""

import argparse
import importlib
import importlib.metadata
import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from corpus import ROOT, Corpus
from finding import Finding, table

_RESULTS = Path(__file__).parent / "results"
QUESTIONS = ("start", "read_speed", "cores", "memory", "worst", "whole", "growth")
_PACKAGES = ("ujar", "onnxruntime", "tokenizers", "numpy", "dateparser", "spacy")


def main() -> None:
    """Ask every question, one after the other."""
    wishes = _parsed()
    corpus = Corpus(wishes.shared.resolve() / "corpus")
    parts = [f"# Speed and memory\n\n{setting()}"]
    print(f"{parts[0]}\n", flush=True)
    for name in wishes.only or QUESTIONS:
        module = importlib.import_module(name)
        found: list[Finding] = module.measure(corpus, quick=wishes.quick)
        parts.append(f"## {_asked(module)}\n\n{table(found)}")
        print(f"{parts[-1]}\n", flush=True)
        if not wishes.quick:
            _keep(parts)


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", nargs="+", choices=QUESTIONS, metavar="NAME")
    return parser.parse_args()


def _asked(module: ModuleType) -> str:
    return (module.__doc__ or module.__name__).partition("\n")[0]


def _keep(parts: list[str]) -> None:
    _RESULTS.mkdir(exist_ok=True)
    path = _RESULTS / f"{_today()}-{_commit()}.md"
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def setting() -> str:
    """Return where and with what was measured."""
    lines = [
        f"{_today()}, commit {_commit()}",
        f"{_processor()}, {os.cpu_count()} cores, {platform.system()}",
        f"Python {platform.python_version()}; {', '.join(_versions())}",
    ]
    return "\n".join(f"- {line}" for line in lines)


def _today() -> str:
    return datetime.now(tz=UTC).date().isoformat()  # noqa: TID251  # of measuring


def _commit() -> str:
    """Return the short name of the commit, marked where files were changed."""
    name = _git("rev-parse", "--short", "HEAD") or "none"
    return f"{name}-changed" if _git("status", "--porcelain") else name


def _git(*words: str) -> str:
    done = subprocess.run(
        ["git", *words],  # noqa: S607  # whichever git the user has
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    return done.stdout.decode().strip() if done.returncode == 0 else ""


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [x.partition(":")[2].strip() for x in told if x.startswith("model name")]
    return names[0] if names else platform.machine()


def _versions() -> list[str]:
    found = []
    for name in _PACKAGES:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            found.append(f"no {name}")
    return found


if __name__ == "__main__":
    main()
