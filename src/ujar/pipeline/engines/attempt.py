"""One item, one try: errors become outcomes."""

from typing import TypeVar

from ujar.pipeline.ports import Outcome, Work

T = TypeVar("T")
R = TypeVar("R")


def attempt(work: Work[T, R], item: T) -> Outcome[T, R]:
    """Return the outcome of one item; no error of its work escapes."""
    try:
        return Outcome(item, work(item))
    except Exception as error:  # noqa: BLE001  # one item must not stop the batch
        return Outcome(item, failure=explain(error))


def explain(error: BaseException) -> str:
    """Return the error in one line."""
    message = " ".join(str(error).split())[:300]
    return f"{type(error).__name__}: {message}" if message else type(error).__name__
