"""Language as data: one folder of .toml tables a language, and their loader."""

from ujar.lang.tables import Language, codes, load

__all__ = ["Language", "codes", "load"]
