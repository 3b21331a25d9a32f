"""Stage 2: from bytes to an article's text and metadata."""

from ujar.extract.article import (
    Extracted,
    Given,
    OutletTable,
    from_document,
    from_record,
    identity,
)

__all__ = [
    "Extracted",
    "Given",
    "OutletTable",
    "from_document",
    "from_record",
    "identity",
]
