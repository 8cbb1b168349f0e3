"""Measure builds and checks of a synthetic chronicle against plain mkdocs-material: `python -m tests.benchmarks`.

Both tools build equal sets of pages of the same words, each with its own search, in turns, so that whatever else the
machine does meets both. Among the pages are those to print, which have the words of all entries once more: Material
gets them as Markdown files of up to a hundred entries, so both sides do that work, and neither has a page of all.
`chronicle build` can't be told to leave the search out; what Pagefind takes of it stands beside it. A row has the
medians of all rounds, and a ratio has both its sides from one run.
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
OURS, THEIRS = "chronicle build", "mkdocs build, Material"
PARSE, FIRST, SECOND = "read, yaml.CSafeLoader", "chronicle check, first", "chronicle check, second"
COMMANDS: Final[Mapping[str, tuple[str, ...]]] = {
    OURS: ("-m", "chronicle.cli", "build"),
    THEIRS: ("-m", "mkdocs", "build", "--quiet"),
    PARSE: ("-m", "tests.benchmarks.yaml_only", "content"),
    FIRST: ("-m", "chronicle.cli", "check"),
    SECOND: ("-m", "chronicle.cli", "check"),
}
"""What is measured, and Python's arguments for it."""


def write_ours(folder: Path, entries: Sequence[Written]) -> None:
    """Write the entries as a project of ours, with our own configuration and lists."""
    configuration = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    write(folder, {f"content/{entry.path}.md": entry.text for entry in entries} | {"mkdocs.yml": configuration})
    shutil.copytree(ROOT / "editorial", folder / "editorial")


def write_theirs(folder: Path, ours: Path) -> None:
    """Write a project of plain Material with the same pages."""
    site = Renderer(check(ours / "content").or_raise().chronicle).site()
    write(folder, material.project([*site.views, *site.entries], (ours / "mkdocs.yml").read_text(encoding="utf-8")))


def pages(site: Path) -> set[str]:
    """The addresses of the pages of a built site."""
    return {file.relative_to(site).as_posix() for file in site.rglob("*.html")}


def run(names: Sequence[str], folders: Mapping[str, Path], rounds: int) -> dict[str, list[Cost]]:
    """Measure commands in turns, once in each round; only a second check has what the one before it has kept."""
    found: dict[str, list[Cost]] = {name: [] for name in names}
    for turn in range(rounds):
        for name in names:
            shutil.rmtree(folders[name] / "site", ignore_errors=True)  # both build from nothing
            if name != SECOND:
                shutil.rmtree(os.environ["XDG_CACHE_HOME"], ignore_errors=True)
            found[name].append(measure((PYTHON, *COMMANDS[name]), folders[name]))
            print(f"\r{name}, {turn + 1} of {rounds} ", end="", file=sys.stderr, flush=True)
    print("\r\033[K", end="", file=sys.stderr, flush=True)
    return found


def table(costs: Mapping[str, Sequence[Cost]], counts: Mapping[str, int], compared: Sequence[tuple[str, str]]) -> str:
    """Rows of medians, then how many times as much the first of a pair takes as the second."""
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
    for upper, lower in compared:
        ratios = [above / below for above, below in zip(medians[upper], medians[lower], strict=True)]
        rows.append([f"{upper} ÷ {lower}", "", *(f"{ratio:.2f}" for ratio in ratios), ""])
    return "\n".join(f"| {' | '.join(row)} |" for row in [rows[0], ["---", *["---:"] * 4, "---"], *rows[1:]])


def _processes(costs: Sequence[Cost]) -> str:
    programs = dict.fromkeys(program for cost in costs for program in cost.peaks)
    return "; ".join(
        f"{program} {median(cost.shares.get(program, 0) for cost in costs):.2f} s, "
        f"{median(cost.peaks.get(program, 0) for cost in costs):,.0f} MiB"
        for program in programs
    )


def builds(folder: Path, entries: Sequence[Written], rounds: int) -> str:
    """Our build against that of plain Material."""
    folders = {OURS: folder / "chronicle", THEIRS: folder / "material"}
    write_ours(folders[OURS], entries)
    write_theirs(folders[THEIRS], folders[OURS])
    costs = run((OURS, THEIRS), folders, rounds)
    built = {name: pages(folders[name] / "site") for name in costs}
    if built[OURS] != built[THEIRS]:
        sys.exit(f"The sites have different pages: {sorted(built[OURS] ^ built[THEIRS])[:5]}")
    return table(costs, {name: len(found) for name, found in built.items()}, [(THEIRS, OURS)])


def checks(folder: Path, entries: Sequence[Written], rounds: int) -> str:
    """Our check without and with what an earlier one has kept, against reading and parsing the YAML of the files."""
    project = folder / "checked"
    write_ours(project, entries)
    costs = run((PARSE, FIRST, SECOND), dict.fromkeys((PARSE, FIRST, SECOND), project), rounds)
    return table(costs, dict.fromkeys(costs, len(entries)), [(FIRST, PARSE), (SECOND, FIRST)])


BENCHMARKS: Final = {"build": (builds, 1_000), "check": (checks, 10_000)}
"""What can be measured, and with how many entries if nothing else is said."""


def main() -> None:
    """Measure, and print a table for each benchmark."""
    arguments = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__.partition("\n")[0])
    arguments.add_argument("benchmarks", nargs="*", metavar="build|check", help="which of the two (both)")
    arguments.add_argument("--entries", type=int, help="how many entries (1,000 to build, 10,000 to check)")
    arguments.add_argument("--rounds", type=int, default=3, help="how often each command runs (3)")
    arguments.add_argument("--seed", type=int, default=0, help="another chronicle of the same size (0)")
    given = arguments.parse_args()
    if unknown := set(given.benchmarks) - BENCHMARKS.keys():
        arguments.error(f"there is no benchmark {unknown.pop()}")
    tools = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "pagefind", "pyyaml"))
    for name in given.benchmarks or BENCHMARKS:
        benchmark, usual = BENCHMARKS[name]
        entries = synthetic.chronicle(given.entries or usual, given.seed)
        with tempfile.TemporaryDirectory(prefix="chronicle-benchmark-") as temporary:
            cache = str(Path(temporary) / "cache")
            os.environ |= {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "XDG_CACHE_HOME": cache}
            found = benchmark(Path(temporary), entries, given.rounds)
        print(f"{name}: {len(entries):,} entries, {given.rounds} rounds; Python {platform.python_version()}, {tools}\n")
        print(found, end="\n\n")


if __name__ == "__main__":
    main()
