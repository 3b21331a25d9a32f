"""Opens the shipped model after checking that its files are whole."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ujar.annotate.tagger.pieces import Pieces
from ujar.annotate.tagger.run import Tagger

FORMAT = 1
FILES = Path(__file__).parent


class TaggerFilesError(RuntimeError):
    """The model's files are missing, damaged, or of another version."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the runtime needs of ``manifest.json``."""

    heads: dict[str, tuple[str, ...]]
    resumable: frozenset[str]
    max_pieces: int
    digests: dict[str, str]


def read_manifest(folder: Path = FILES) -> Manifest:
    """Read the manifest and check its version."""
    try:
        raw: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise TaggerFilesError(
            f"The tagger's manifest cannot be read: {error}"
        ) from error
    if raw.get("format") != FORMAT:
        raise TaggerFilesError(
            f"The tagger's files have format {raw.get('format')}, not {FORMAT}."
        )
    return Manifest(
        heads={name: tuple(tags) for name, tags in raw["heads"].items()},
        resumable=frozenset(raw["resumable"]),
        max_pieces=raw["max_pieces"],
        digests=raw["sha256"],
    )


def checked(folder: Path, name: str, manifest: Manifest) -> bytes:
    """Return a file's bytes if they are the ones that the manifest names."""
    try:
        data = (folder / name).read_bytes()
    except OSError as error:
        raise TaggerFilesError(
            f"The tagger's {name} cannot be read: {error}"
        ) from error
    if hashlib.sha256(data).hexdigest() != manifest.digests.get(name):
        raise TaggerFilesError(
            f"The tagger's {name} is damaged: its SHA-256 is not the manifest's. "
            "Install ujar again."
        )
    return data


def open_folder(folder: Path, threads: int = 1) -> Tagger:
    """Open the model of any folder, such as one freshly trained."""
    import onnxruntime  # type: ignore[import-untyped]  # noqa: PLC0415

    manifest = read_manifest(folder)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(
        checked(folder, "model.onnx", manifest),
        options,
        providers=["CPUExecutionProvider"],
    )
    return Tagger(
        session,
        open_pieces(folder),
        manifest.heads,
        manifest.resumable,
        manifest.max_pieces,
    )


@cache
def open_pieces(folder: Path = FILES) -> Pieces:
    """Open the tokenizer alone, once for each folder."""
    from tokenizers import Tokenizer  # noqa: PLC0415

    manifest = read_manifest(folder)
    text = checked(folder, "tokenizer.json", manifest).decode("utf-8")
    return Pieces(Tokenizer.from_str(text), manifest.digests["tokenizer.json"])


@cache
def load(threads: int = 1) -> Tagger:
    """Return the shipped tagger, opened once for each number of threads."""
    return open_folder(FILES, threads)
