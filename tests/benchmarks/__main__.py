"""Measure builds and checks of a synthetic chronicle against plain mkdocs-material: `python -m tests.benchmarks`.

Both tools build equal sets of pages of the same words, each with its own search, in turns, so that whatever else the
machine does meets both. `chronicle build` can't be told to leave the search out; what Pagefind takes of it stands
beside it. A row has the medians of all rounds, and a ratio has both its sides from one run.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Final

import chronicle.publishing.build  # noqa: F401 # its rules have pages, too
from chronicle.checking import check
from chronicle.rendering.site import Renderer
from tests.benchmarks import material, synthetic
from tests.benchmarks.measuring import Cost, measure
from tests.benchmarks.synthetic import Written, write

ROOT: Final = Path(__file__).parent.parent.parent
PYTHON: Final = Path(sys.executable)
OURS, THEIRS, CHECK, PARSE = "chronicle build", "mkdocs build, Material", "chronicle check", "yaml.CSafeLoader"
COMMANDS: Final[Mapping[str, tuple[str, ...]]] = {
    OURS: ("-m", "chronicle.cli", "build"),
    THEIRS: ("-m", "mkdocs", "build", "--quiet"),
    CHECK: ("-m", "chronicle.cli", "check"),
    PARSE: ("-m", "tests.benchmarks.yaml_only", "content"),
}
"""What is measured, and Python's arguments for it."""


def prepare(folder: Path, entries: Sequence[Written]) -> dict[str, Path]:
    """Write both projects; the folder of each."""
    ours, theirs = folder / "chronicle", folder / "material"
    configuration = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    write(ours, {f"content/{entry.path}.md": entry.text for entry in entries} | {"mkdocs.yml": configuration})
    site = Renderer(check(ours / "content").or_raise().chronicle).site()
    write(theirs, material.project([*site.views, *site.entries], configuration))
    return {OURS: ours, CHECK: ours, PARSE: ours, THEIRS: theirs}


def pages(site: Path) -> set[str]:
    """The addresses of the pages of a built site."""
    return {file.relative_to(site).as_posix() for file in site.rglob("*.html")}


def run(names: Sequence[str], folders: Mapping[str, Path], rounds: int) -> dict[str, list[Cost]]:
    """Measure commands in turns, once in each round."""
    found: dict[str, list[Cost]] = {name: [] for name in names}
    for turn in range(rounds):
        for name in names:
            shutil.rmtree(folders[name] / "site", ignore_errors=True)  # both build from nothing
            found[name].append(measure((PYTHON, *COMMANDS[name]), folders[name]))
            print(f"\r{name}, {turn + 1} of {rounds} ", end="", file=sys.stderr, flush=True)
    print("\r\033[K", end="", file=sys.stderr, flush=True)
    return found


def table(costs: Mapping[str, Sequence[Cost]], counts: Mapping[str, int]) -> str:
    """Rows of medians, then how many times as much the last takes as the first."""
    first, *_, last = costs
    columns: dict[str, Callable[[Cost], float]] = {
        "CPU s": lambda cost: cost.cpu,
        "wall s": lambda cost: cost.wall,
        "MiB together": lambda cost: cost.together,
    }
    medians = {name: [median(map(read, each)) for read in columns.values()] for name, each in costs.items()}
    rows = [["", "pages", *columns, "each process: CPU s, MiB"]]
    for name, each in costs.items():
        said = [f"{figure:,.2f}" if place < 2 else f"{figure:,.0f}" for place, figure in enumerate(medians[name])]
        rows.append([name, f"{counts[name]:,}", *said, _processes(each)])
    ratios = [theirs / ours for ours, theirs in zip(medians[first], medians[last], strict=True)]
    rows.append([f"{last} ÷ {first}", "", *(f"{ratio:.2f}" for ratio in ratios), ""])
    return "\n".join(f"| {' | '.join(row)} |" for row in [rows[0], ["---", *["---:"] * 4, "---"], *rows[1:]])


def _processes(costs: Sequence[Cost]) -> str:
    programs = dict.fromkeys(program for cost in costs for program in cost.peaks)
    return "; ".join(
        f"{program} {median(cost.shares.get(program, 0) for cost in costs):.2f} s, "
        f"{median(cost.peaks.get(program, 0) for cost in costs):,.0f} MiB"
        for program in programs
    )


def main() -> None:
    """Measure, and print two tables."""
    arguments = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__.partition("\n")[0])
    arguments.add_argument("--entries", type=int, default=1000, help="how many entries (1,000)")
    arguments.add_argument("--rounds", type=int, default=3, help="how often each command runs (3)")
    arguments.add_argument("--seed", type=int, default=0, help="another chronicle of the same size (0)")
    given = arguments.parse_args()
    os.environ |= {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryDirectory(prefix="chronicle-benchmark-") as temporary:
        folders = prepare(Path(temporary), synthetic.chronicle(given.entries, given.seed))
        builds = run((OURS, THEIRS), folders, given.rounds)
        built = {name: pages(folders[name] / "site") for name in builds}
        if built[OURS] != built[THEIRS]:
            sys.exit(f"The sites have different pages: {sorted(built[OURS] ^ built[THEIRS])[:5]}")
        checks = run((PARSE, CHECK), folders, given.rounds)
    tools = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "pagefind"))
    print(f"{given.entries:,} entries, {given.rounds} rounds; Python {platform.python_version()}, {tools}\n")
    print(table(builds, {name: len(found) for name, found in built.items()}))
    print()
    print(table(checks, dict.fromkeys(checks, given.entries)))


if __name__ == "__main__":
    main()
