"""What may be asked for, a file for each kind of thing.

A further kind is a module with its ``CALLS``, named here.
"""

from ujar.serve.web.api.calls import Call
from ujar.serve.web.api.resources import (
    articles,
    briefs,
    corrections,
    entities,
    exports,
    facts,
    finding,
    origins,
    outlets,
    statements,
    stories,
    utterances,
    watches,
)

ALL: tuple[Call, ...] = (
    *stories.CALLS,
    *articles.CALLS,
    *statements.CALLS,
    *utterances.CALLS,
    *entities.CALLS,
    *facts.CALLS,
    *origins.CALLS,
    *outlets.CALLS,
    *finding.CALLS,
    *briefs.CALLS,
    *exports.CALLS,
    *watches.CALLS,
    *corrections.CALLS,
)
