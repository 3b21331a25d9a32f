"""The corrections in force, put anew upon what reading and linking say now."""

from ujar.pipeline.archive import Archive
from ujar.pipeline.ports import Entities, Rule


def reapply(archive: Archive, entities: Entities, rule: Rule) -> None:
    """Put all corrections in force anew, on what linking says now.

    Call it inside ``writing()``. Who was split off is looked up by nothing, so that it
    has the articles that its user gave it and no others.
    """
    active = [c for c in archive.corrections() if c.undone is None]
    made = entities.corrected(archive.members(active), active)
    for entity in archive.recast(made):
        told = ((local, day) for _, local, day in archive.told_of(entity))
        rebuilt = entities.rebuilt(entity, told)
        if rebuilt is not None:
            profile, keys = rebuilt
            sole = entity in made.origins and entity not in made.into.values()
            archive.describe_entity(profile, frozenset() if sole else keys)
    named = sorted({article for c in active for article in c.articles})
    stories = archive.linked_stories(named)
    known = archive.located()
    fresh = [c for c in active if c.id not in known]
    items = [ref for c in fresh for ref in (c.item, c.second) if ref is not None]
    readings = archive.derived(sorted({ref.article for ref in items}))
    archive.rule(rule(readings, stories, active, known), made)
