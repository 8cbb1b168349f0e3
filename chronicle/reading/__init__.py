"""Reading: the files under content/ become raw entries, with the place of every key and value, and a list of problems.

This room knows limits and syntax; what the values mean is for the entities, and whether they are true to one another
for linking and checking.
"""

from chronicle.reading.raw import Asset, Raw, Tree, digest_of, read_asset, read_bytes, read_entry, read_tree, version_of
from chronicle.reading.yaml.positions import Loc, Positions, Source

__all__ = [
    "Asset",
    "Loc",
    "Positions",
    "Raw",
    "Source",
    "Tree",
    "digest_of",
    "read_asset",
    "read_bytes",
    "read_entry",
    "read_tree",
    "version_of",
]
