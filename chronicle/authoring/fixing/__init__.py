"""Fixing: the changes that problems bring with them, tried, written into the files, and told of.

A `Fix` is worked out where its problem is found. What several problems share stands in that room's `fixes.py`:
`reading/yaml/`, `reading/prose/` and `linking/loading/`. Here no fix is worked out: `fix` tries them on the whole
content, `edits` puts them into a file's bytes, `replacing` writes the file, and `report` tells what was done.
"""

from chronicle.authoring.fixing.fix import FileFix, count, fix, write
from chronicle.authoring.fixing.replacing import NotReplacedError

__all__ = ["FileFix", "NotReplacedError", "count", "fix", "write"]
