"""The ways to have Pagefind index the same pages: whether the bytes are the same each time, and what they take.

Usage: `python -m tests.benchmarks.search_indexes [--site site] [--runs 20] [--times 1]`, after `chronicle build`. It
prints the table of docs/search.md. `--times` takes all pages so many times, at other addresses.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import multiprocessing
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from pagefind.index import PagefindIndex

from chronicle.publishing.search import SearchIndex
from chronicle.rendering.pages import Page

Pages = Sequence[Page]


def whole(pages: Pages, out: Path) -> None:
    """One index, page by page, by Pagefind's Python API."""

    async def made() -> None:
        async with PagefindIndex(config={"output_path": str(out)}) as index:
            await asyncio.gather(
                *(index.add_html_file(content=page.html, source_path=f"{page.path}index.html") for page in pages)
            )

    asyncio.run(made())


def walked(pages: Pages, out: Path) -> None:
    """One index of a folder, by Pagefind's Python API."""

    async def made(folder: str) -> None:
        async with PagefindIndex(config={"output_path": str(out)}) as index:
            await index.add_directory(folder)

    with tempfile.TemporaryDirectory() as folder:
        for page in pages:
            file = Path(folder, page.path, "index.html")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page.html, encoding="utf-8")
        asyncio.run(made(folder))


def merged(pages: Pages, out: Path) -> None:
    """Ours: some pages at a time, put together."""

    def write(path: str, content: bytes) -> None:
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(content)

    with SearchIndex("en", write) as index:
        for page in pages:
            index.add(page)
        index.finish()


def _run(way: Callable[[Pages, Path], None], pages: Pages) -> tuple[float, str, frozenset[tuple[str, str]]]:
    """Seconds, and what became of it: a digest of all, and of each file with its kind."""
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        way(pages, Path(folder))
        seconds = time.perf_counter() - begin
        files = sorted(path for path in Path(folder).rglob("*") if path.is_file())
        digests = frozenset((path.suffix, hashlib.sha256(path.read_bytes()).hexdigest()) for path in files)
        whole = hashlib.sha256(repr([(str(path.relative_to(folder)), path.read_bytes()) for path in files]).encode())
    return seconds, whole.hexdigest(), digests


def main() -> None:
    """Print a row for each way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--times", type=int, default=1)
    given = parser.parse_args()
    texts = {path.parent.relative_to(given.site): path.read_text("utf-8") for path in given.site.rglob("index.html")}
    found = [(path, text) for path, text in sorted(texts.items()) if "data-pagefind-body" in text]
    pages = [Page(f"{n}/{path}/", "", "", text) for n in range(given.times) for path, text in found]
    print(f"{len(pages)} pages, {given.runs} runs")
    print("| way | different bundles | kinds of files that differ | seconds |\n| --- | ---: | --- | ---: |")
    for way in (whole, walked, merged):
        runs = []
        for _ in range(given.runs):
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                runs.append(pool.apply(_run, (way, pages)))
        kept = frozenset.intersection(*(files for *_, files in runs))
        differ = sorted({kind for *_, files in runs for kind, _ in files - kept})
        bundles, seconds = len({run[1] for run in runs}), min(run[0] for run in runs)
        print(f"| {way.__name__} | {bundles} | {', '.join(differ)} | {seconds:.1f} |", flush=True)


if __name__ == "__main__":
    main()
