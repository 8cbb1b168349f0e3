"""The floor under any check: read the entries of a folder and parse their front matter, as `yaml.CSafeLoader` does.

`python -m tests.benchmarks.yaml_only FOLDER` prints how many entries there were.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml


def parse(content: Path) -> int:
    """Parse every entry; how many there were."""
    number = 0
    for file in content.rglob("*.md"):
        _, front_matter, _ = file.read_text(encoding="utf-8").split("---\n", 2)
        number += isinstance(yaml.load(front_matter, Loader=yaml.CSafeLoader), dict)
    return number


if __name__ == "__main__":
    print(parse(Path(sys.argv[1])))
