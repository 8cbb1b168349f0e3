"""Compare Markdown parsers: hostile input, features, and the speed on an ordinary entry.

Stands alone: `python tests/benchmarks/markdown_parsers.py` in an environment that has the parsers to be compared

    pip install pyromark==0.10.3 comrak==0.0.16 markdown-it-pyrs==0.4.0 cmarkgfm==2025.10.22 Markdown==3.11.3

prints the tables of docs/markdown-parser.md. With `PYTHONPATH=.` a further column is this project's own way from a body
to sanitised HTML. Parsers that are not installed are left out. Every measurement runs in a process of its own with a
time limit; hostile input is measured at two sizes, since a parser that takes four times as long for twice as much is
the danger, whatever the machine. Times are CPU time.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import importlib.util
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any, cast

Convert = Callable[[str], str]

ENTRY = """\
The delegations met in [[dolmabahce-palace]] for the second time in three weeks [@hq]. [[rustem-umerov|Umerov]] led
for Ukraine and [[vladimir-medinsky]] for Russia; the talks took a little over an hour and were held in Russian, with
the Turkish foreign minister in the chair [@mfa, p. 2].

## What was agreed

- An exchange of **all** seriously wounded and ill prisoners, and of those *under 25* [@hq; @mod].
- The return of 6,000 bodies by each side ([[6000-bodies|the formula]]), see [the text](https://example.org/2025/06/02).
- A further round before the end of the month.

Neither side named a total for the first group. A memorandum was handed over in two parts: the first on the terms of a
settlement, the second on those of a ceasefire, with two variants of which one had to be chosen. The Ukrainian paper,
sent some days earlier, asked for a full ceasefire first.[^1]

| side   |      prisoners | bodies |
|:-------|---------------:|-------:|
| Київ   |       withheld |  6,000 |
| Moscow | at least 1,000 |  6,000 |

> We propose a ceasefire of two to three days in some sectors of the front, so that the bodies can be collected.

## What followed

The first stage took place on 9 June: [[2025-06-09-stage-1]]; the sides gave no numbers for it. On 11 June the first
bodies arrived, 1,212 by the count of the headquarters [@hq], while 27 were handed to the other side. The exchange went
on through the month, with breaks for which each side blamed the other. By the end of June nine stages had been counted,
none with a figure from either ministry, and the bodies had reached the promised number in six transfers.

[^1]: The paper was published by a news agency on 1 June.
"""


def hostile(size: int) -> dict[str, str]:
    """Inputs that parsers were found to be slow on, each with about `size` repetitions."""
    return {
        "`<a ` ×2": "x " + "<a " * 2 * size,
        "`<![CDATA[` ÷4": "<![CDATA[" * (size // 4),
        "`<!--`": "<!--" * size,
        "`<?`": "<?" * size,
        "`[`": "[" * size,
        "`![`": "![" * size,
        "`[a](`": "[a](" * size,
        "`[a](<b`": "[a](<b" * size,
        "`[[a|`": "[[a|" * size,
        "`[[` … `]]`": "[[" * size + "]]" * size,
        "`[@a`": "[@a" * size,
        "`> ` in one line": "> " * size + "x",
        "`- ` in one line": "- " * size + "x",
        "`> - ` in one line": "> - " * (size // 2) + "x",
        "list, each line deeper": "\n".join("  " * level + "- x" for level in range(size // 25)),
        "`*a **b `": "*a **b " * size,
        "`_a __b `": "_a __b " * size,
        "`**` … `**`": "*" * size + "a" + "*" * size,
        "footnotes, all different": "".join(f"[^{n}] " for n in range(size))
        + "\n\n"
        + "".join(f"[^{n}]: x\n" for n in range(size)),
        "footnote, used again": "[^1] " * size + "\n\n[^1]: x\n",
        "footnote, defined again": "[^1]: x\n\n" * size,
        "footnotes of footnotes": "[^0]\n\n" + "".join(f"[^{n}]: [^{n + 1}]\n" for n in range(size)),
        "definitions": "".join(f"[a{n}]: /x\n" for n in range(size)) + "[a1] " * size,
        "backticks, runs of 1, 2, 3 …": " ".join("`" * n for n in range(1, int((2 * size) ** 0.5) * 3)),
        "pipes in a row": "|" * size + "\n" + "|-" * size + "|\n" + "|a" * size + "\n",
        "rows": "|a|b|\n|-|-|\n" + "|a|b|\n" * size,
        "columns × short rows": "|" + "a|" * (size // 10) + "\n|" + "-|" * (size // 10) + "\n" + "|a|\n" * (size // 10),
        "`&#`": "&#" * size,
    }


def pyromark() -> Convert:
    """CommonMark in Rust (pulldown-cmark)."""
    module = import_module("pyromark")
    options = module.Options
    chosen = options.ENABLE_TABLES | options.ENABLE_FOOTNOTES | options.ENABLE_WIKILINKS
    return cast(Convert, module.Markdown(options=chosen).html)


def comrak() -> Convert:
    """CommonMark in Rust, after GitHub's cmark-gfm."""
    module = import_module("comrak")
    extensions, rendering = module.ExtensionOptions(), module.RenderOptions()
    extensions.table = extensions.footnotes = extensions.wikilinks_title_after_pipe = True
    rendering.escape = True
    return lambda text: module.render_markdown(text, extensions, None, rendering)


def markdown_it_pyrs() -> Convert:
    """CommonMark in Rust, after markdown-it; without the rules for HTML."""
    rules = (
        "blockquote code fence heading hr lheading list paragraph reference autolink backticks emphasis entity escape "
        "image link newline table footnote"
    )
    return cast(Convert, import_module("markdown_it_pyrs").MarkdownIt("zero").enable_many(rules.split()).render)


def cmarkgfm() -> Convert:
    """GitHub's cmark-gfm in C."""
    module = import_module("cmarkgfm")
    footnotes = module.cmark.Options.CMARK_OPT_FOOTNOTES
    return lambda text: module.markdown_to_html_with_extensions(text, footnotes, ["table"])


def python_markdown() -> Convert:
    """Python-Markdown, which MkDocs uses."""
    module = import_module("markdown")
    return lambda text: module.markdown(text, extensions=["tables", "footnotes"])


def chronicle() -> Convert:
    """This project: pyromark's tokens, written as HTML by us, sanitised by nh3."""
    from chronicle.reading.prose.tokens import parse
    from chronicle.rendering.prose.markdown import Link, SourceLink, render

    class Everywhere:
        """Leads every mark somewhere."""

        def wikilink(self, target: str, label: str | None) -> Link | None:
            return Link(f"../../entries/{target}/", label or target)

        def citation(self, key: str) -> SourceLink | None:
            return SourceLink(1, f"source-{key}")

        def image(self, source: str) -> str | None:
            return f"../../{source}"

    links = Everywhere()

    def convert(text: str) -> str:
        parse.cache_clear()
        return str(render(text, links))

    return convert


PARSERS: dict[str, tuple[Callable[[], Convert], str]] = {
    "pyromark": (pyromark, "pyromark"),
    "comrak": (comrak, "comrak"),
    "markdown-it-pyrs": (markdown_it_pyrs, "markdown-it-pyrs"),
    "cmarkgfm": (cmarkgfm, "cmarkgfm"),
    "Python-Markdown": (python_markdown, "Markdown"),
    "chronicle": (chronicle, ""),
}


def measure(parser: str, name: str, size: int) -> float:
    """CPU milliseconds for one hostile input, in this process."""
    convert = PARSERS[parser][0]()
    text = hostile(size)[name]
    convert("warm *up*")
    start = time.process_time()
    convert(text)
    return (time.process_time() - start) * 1000


def measure_entry(parser: str) -> float:
    """CPU milliseconds for the ordinary entry, in this process: the least of many runs."""
    convert = PARSERS[parser][0]()
    best = float("inf")
    for _ in range(30):
        start = time.process_time()
        for _ in range(20):
            convert(ENTRY)
        best = min(best, (time.process_time() - start) / 20)
    return best * 1000


def elsewhere(arguments: list[str], limit: float) -> str:
    """What this script prints when it is run with these arguments in another process; "" if it takes too long."""
    try:
        run = subprocess.run([sys.executable, __file__, *arguments], capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return ""
    return run.stdout.strip() if run.returncode == 0 else f"exit {run.returncode}"


def figure(milliseconds: float) -> str:
    """A figure with as many digits as it deserves."""
    return f"{milliseconds:,.0f}" if milliseconds >= 10 else f"{milliseconds:.1f}"


def cell(parser: str, name: str, size: int, limit: float) -> str:
    """One cell of the table: the time at the full size, and how many times that at half the size it is."""
    full = elsewhere(["--measure", parser, name, str(size)], limit)
    if not full:
        return f"> {limit * 1000:,.0f}"
    if not full[0].isdigit() or float(full) < 20:
        return figure(float(full)) if full[0].isdigit() else full
    half = elsewhere(["--measure", parser, name, str(size // 2)], limit)
    ratio = float(full) / max(float(half), 0.001)
    return f"{figure(float(full))} (×{ratio:.1f})"


def features(convert: Convert) -> dict[str, bool]:
    """What a parser can do of what entries need."""
    return {
        "tables": "<table" in convert("| a |\n|---|\n| b |\n"),
        "alignment without style": "style=" not in convert("| a |\n|--:|\n| b |\n"),
        "footnotes": "[^1]" not in convert("a[^1]\n\n[^1]: b\n"),
        "wikilinks": ">b</a>" in convert("[[a|b]]"),
        "HTML shown as text": "&lt;b" in convert("<b>x</b>"),
        "no javascript: links": 'href="javascript' not in convert("[x](javascript:alert(1))"),
    }


def table(rows: list[list[str]]) -> str:
    """A Markdown table; the first row is its head."""
    head, *body = rows
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *body]
    return "\n".join("| " + " | ".join(line).replace("[[a|", "[[a\\|") + " |" for line in lines)


def main() -> None:
    """Print the tables, or one measurement."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--size", type=int, default=10_000, help="repetitions of hostile input (10,000)")
    arguments.add_argument("--limit", type=float, default=10, help="seconds for one measurement (10)")
    arguments.add_argument("--measure", nargs=3, metavar=("PARSER", "INPUT", "SIZE"), help=argparse.SUPPRESS)
    arguments.add_argument("--entry", metavar="PARSER", help=argparse.SUPPRESS)
    given: Any = arguments.parse_args()
    if given.measure:
        parser, name, size = given.measure
        print(measure(parser, name, int(size)))
        return
    if given.entry:
        print(measure_entry(given.entry))
        return
    parsers = [name for name in PARSERS if importlib.util.find_spec(name.replace("-", "_").replace("Python_M", "m"))]
    print(f"Python {platform.python_version()}, {platform.machine()}", end="; ")
    print(", ".join(f"{name} {importlib.metadata.version(PARSERS[name][1])}" for name in parsers if PARSERS[name][1]))
    print("\nAn entry of", len(ENTRY.split()), "words, CPU ms\n")
    print(table([["", *parsers], ["entry", *(f"{float(elsewhere(['--entry', p], 120)):.3f}" for p in parsers)]]))
    print("\nFeatures\n")
    able = {parser: features(PARSERS[parser][0]()) for parser in parsers}
    rows = [[name, *("yes" if able[parser][name] else "no" for parser in parsers)] for name in able[parsers[0]]]
    print(table([["", *parsers], *rows]))
    print(
        f"\nHostile input, {given.size:,} repetitions, CPU ms (× against half of it; 2 is linear, 4 quadratic)\n",
        flush=True,
    )
    print(table([["input", *parsers]]), flush=True)
    for name in hostile(1):
        row = [name, *(cell(parser, name, given.size, given.limit) for parser in parsers)]
        print(table([row]).split("\n")[0], flush=True)


if __name__ == "__main__":
    main()
