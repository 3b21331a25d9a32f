"""Where an article says it has its words from: outlets and agencies it credits."""

from ujar.annotate.origins.credits import (
    MOST,
    credits,  # noqa: A004  (its verb)
    reach,
)
from ujar.annotate.origins.find import find

__all__ = ["MOST", "credits", "find", "reach"]
