"""The check of sentences that a model wrote: what is in no evidence is told."""

from ujar.pipeline.briefs.checking.check import faults
from ujar.pipeline.briefs.checking.records import Cited, Claim

__all__ = ["Cited", "Claim", "faults"]
