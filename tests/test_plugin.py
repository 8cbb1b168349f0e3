"""Real builds of a small chronicle through MkDocs: what is published, and that nothing is when anything is wrong."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import click
import pytest

from chronicle import plugin
from chronicle.publishing.staging import MARKER
from chronicle.publishing.steps import Steps
from tests.small_chronicle import ENTRIES, ROOT, URL, read, write

ROUND = "rounds/2025-05-16-istanbul"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a chronicle in it, and `SITE_URL` set."""
    monkeypatch.setenv("SITE_URL", URL)
    write(tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture
def published(project: Path, built: dict[str, bytes]) -> Path:
    """The same folder with the site in it that was built there before."""
    for path, data in built.items():
        (project / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (project / "site" / path).write_bytes(data)
    return project


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the site that `mkdocs build` makes of the small chronicle."""
    folder = tmp_path_factory.mktemp("built")
    write(folder)
    assert _mkdocs(folder, "build").returncode == 0
    return read(folder / "site")


# What is published


def test_every_entry_and_view_has_its_page(built: dict[str, bytes]) -> None:
    """Each is a folder with an index, beside the theme's files and the search."""
    entries = {path.removesuffix(".md").removesuffix(".yml") for path in ENTRIES} - {"index"}
    views = {"", "timeline", "rounds", "exchanges", "people", "commitments", "totals", "search"}
    pages = {path.removesuffix("index.html").rstrip("/") for path in built if path.endswith("index.html")}
    assert entries | views <= pages
    assert {"404.html", "sitemap.xml", "search/names.json", "pagefind/pagefind.js"} <= built.keys()


def test_the_content_itself_is_not_published(built: dict[str, bytes]) -> None:
    """No source of an entry, and nothing of the theme's own search."""
    assert [path for path in built if path.endswith((".md", ".yml")) or "lunr" in path] == []


def test_words_of_entries_are_escaped_once_wherever_they_stand(built: dict[str, bytes]) -> None:
    """In the page's title, its heading and the header; a browser sees the title as it was written."""
    html = built[f"{ROUND}/index.html"].decode()
    written = "Istanbul, &#34;first round&#34; &amp; more"
    assert f"<title>{written} – Negotiations and exchanges</title>" in html
    assert f'<h1 dir="auto">{written}</h1>' in html
    assert "&amp;#34;" not in html


def test_the_navigation_has_a_tab_for_each_section_and_none_for_an_entry(built: dict[str, bytes]) -> None:
    """The section of an entry is the open one, and its link is the way up."""
    html = built[f"{ROUND}/index.html"].decode()
    tabs = re.search(r'<ul class="md-tabs__list">(.*?)</ul>', html, re.DOTALL)
    assert tabs
    links = re.findall(r'<li class="([^"]+)">\s*<a href="([^"]+)"[^>]*>(.*?)</a>', tabs[1], re.DOTALL)
    assert ("../", "Rounds") in [(href, " ".join(text.split())) for _, href, text in links]
    assert [href for style, href, _ in links if "active" in style] == ["../"]
    assert len(links) == 10


def test_head_of_a_page(built: dict[str, bytes]) -> None:
    """The charset, then the policy; no referrer, the canonical address, and no trace of what made it or when."""
    html = built[f"{ROUND}/index.html"].decode()
    metas = re.findall(r"<meta ([a-z-]+)=\"([^\"]+)\"", html)
    assert metas[:2] == [("charset", "utf-8"), ("http-equiv", "Content-Security-Policy")]
    assert '<meta name="referrer" content="no-referrer">' in html
    assert '<meta name="description" content="The first direct talks since 2022.">' in html
    assert f'<link rel="canonical" href="{URL}{ROUND}/">' in html
    assert "generator" not in html


@pytest.mark.parametrize("path", [f"{ROUND}/index.html", "index.html", "rounds/index.html", "404.html"])
def test_every_page_has_a_policy(built: dict[str, bytes], path: str) -> None:
    """Entries, views, the home page and the page for a wrong address, each with the hashes of the scripts in it."""
    html = built[path].decode()
    policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="(default-src[^"]+)">', html)
    assert policy
    assert policy[1].count("'sha256-") == len(re.findall(r"<script>", html)) > 0


def test_the_sitemap_has_all_pages_and_dates_of_entries_only(built: dict[str, bytes]) -> None:
    """Nothing says when the site was built."""
    sitemap = built["sitemap.xml"].decode()
    assert f"<url><loc>{URL}{ROUND}/</loc><lastmod>2025-06-02</lastmod></url>" in sitemap
    assert f"<url><loc>{URL}rounds/</loc></url>" in sitemap
    assert sitemap.count("<lastmod>") == 1
    assert "sitemap.xml.gz" not in built


def test_every_way_of_building_gives_the_same_bytes(project: Path, built: dict[str, bytes]) -> None:
    """`chronicle build`, and MkDocs strict, with another hash seed, umask and working folder; and over an old site."""
    plugin.build(project / "mkdocs.yml", project / "public", Steps())
    assert read(project / "public") == built
    before = os.umask(0o077)
    try:
        command = ["build", "--strict", "--config-file", str(project / "mkdocs.yml")]
        assert _mkdocs(project.parent, *command, PYTHONHASHSEED="7").returncode == 0
    finally:
        os.umask(before)
    assert read(project / "site") == built
    plugin.build(project / "mkdocs.yml", None, Steps())
    assert read(project / "site") == built


def test_a_warm_build_equals_a_cold_one(
    project: Path, built: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is remembered of an earlier build makes the same site, to the byte."""
    monkeypatch.delenv("CHRONICLE_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for _ in ("cold", "warm"):
        plugin.build(project / "mkdocs.yml", None, Steps())
        assert read(project / "site") == built
    assert (tmp_path / "cache" / "chronicle" / "files.sqlite").exists()


def test_a_preview_serves_the_same_bytes_and_follows_changes(project: Path, built: dict[str, bytes]) -> None:
    """But for the script that reloads its pages; a repaired file is shown as soon as it is right."""
    entry = project / "content" / f"{ROUND}.md"
    with _preview(project) as address:
        for path, data in built.items():
            served = _get(f"{address}{path}")
            assert served == data or _without_reloading(served) == data.replace(b"http-equiv=", b"data-local=", 1), path
        good = entry.read_text()
        entry.write_text(good.replace("number: 1", "number: one"))
        time.sleep(1)
        entry.write_text(good.replace("first direct talks", "very first talks"))
        _until(lambda: b"very first talks" in _get(f"{address}{ROUND}/"))


def test_a_site_may_replace_a_template(project: Path) -> None:
    """In the theme's page as well as in the content: files of its `custom_dir` come first."""
    _configure(project, "theme:", "theme:\n  custom_dir: own")
    _write(project / "own" / "partials" / "search_box.html", "<b>own search</b>")
    _write(project / "own" / "view" / "names.html", "<h1>own names</h1>")
    plugin.build(project / "mkdocs.yml", None, Steps())
    page = (project / "site" / "people" / "index.html").read_text()
    assert "<b>own search</b></nav>" in page
    assert "<h1>own names</h1>" in page


def test_the_steps_of_a_build(project: Path) -> None:
    """Each is told with what it dealt with: every page is a view, or spliced."""
    steps = Steps()
    plugin.build(project / "mkdocs.yml", None, steps)
    count = {step.name: step.count for step in steps.done}
    assert list(count) == ["Check", "Views", "Entries", "Search", "Links", "Publish"]
    assert count["Check"] == len(ENTRIES)
    assert count["Views"] + count["Entries"] == len(list((project / "site").rglob("index.html")))


# What is not


def test_an_error_in_the_content_publishes_nothing(project: Path) -> None:
    """It is told with its place, without a traceback, and the program ends with 1; a first site is not even begun."""
    _write(project / "content" / "rounds" / "bad.md", "---\ntitle: Bad\ndate: 2025-02-30\n---\n")
    run = _mkdocs(project, "build")
    assert run.returncode == 1
    assert "content/rounds/bad.md:3:7" in run.stderr
    assert "Traceback" not in run.stderr + run.stdout
    assert "Nothing was published; the site is as it was." in run.stderr + run.stdout
    assert _names(project) == ["content", "mkdocs.yml"]


def _broken_content(project: Path) -> None:
    _write(project / "content" / "rounds" / "bad.md", "---\ntitle: Bad\n---\n")


def _broken_template(project: Path) -> None:
    _configure(project, "theme:", "theme:\n  custom_dir: own")
    _write(project / "own" / "main.html", "{% extends 'base.html' %}{% block content %}{{ 1 / 0 }}{% endblock %}")


def _broken_entry_template(project: Path) -> None:
    _configure(project, "theme:", "theme:\n  custom_dir: own")
    _write(project / "own" / "entry" / "round.html", "{{ 1 / 0 }}")


def _dead_link(project: Path) -> None:
    _configure(project, "theme:", "theme:\n  custom_dir: own")
    _write(project / "own" / "view" / "names.html", '<a href="../nowhere/">x</a>')


def _failing_plugin(project: Path) -> None:
    _configure(project, "plugins:", "hooks: [late.py]\nplugins:")
    _write(project / "late.py", "def on_post_build(config):\n    raise RuntimeError('late')\n")


def _warning(project: Path) -> None:
    _configure(project, "plugins:", "hooks: [odd.py]\nplugins:")
    _write(project / "odd.py", "import logging\ndef on_env(*_, **__): logging.getLogger('mkdocs').warning('odd')\n")


def _unknown_language(project: Path) -> None:
    _configure(project, "language: en", "language: tlh")


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (_broken_content, "content/rounds/bad.md:"),
        (_broken_template, "division by zero"),
        (_broken_entry_template, "division by zero"),
        (_dead_link, "the site has no /nowhere/"),
        (_failing_plugin, "late"),
        (_warning, "Aborted with 1 warnings in strict mode"),
        (_unknown_language, "no words for the language “tlh”"),
    ],
    ids=lambda value: value.__name__.strip("_") if callable(value) else "told",
)
def test_whatever_fails_the_site_stays_as_it_was(
    published: Path, built: dict[str, bytes], damage: Callable[[Path], None], told: str
) -> None:
    """Byte for byte, with nothing left beside it; and the next build, without the damage, works."""
    damage(published)
    names = _names(published)
    run = _mkdocs(published, "build", "--strict")
    assert run.returncode == 1
    assert told in run.stderr + run.stdout
    assert "Traceback" not in run.stderr or damage in (_broken_template, _broken_entry_template, _failing_plugin)
    assert read(published / "site") == built
    assert [name for name in _names(published) if name != "__pycache__"] == names
    (published / "content" / "rounds" / "bad.md").unlink(missing_ok=True)
    write(published)
    plugin.build(published / "mkdocs.yml", None, Steps())
    assert read(published / "site") == built


def test_a_full_disk_leaves_the_site_as_it_was(published: Path, built: dict[str, bytes]) -> None:
    """Simulated by a limit on the size of files, which the writing of a large one meets."""
    limited = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    limited += "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)); "
    limited += "from mkdocs.__main__ import cli; cli(['build'])"
    run = _python(published, "-c", limited)
    assert run.returncode == 1
    assert "File too large" in run.stderr
    assert "Traceback" not in run.stderr
    assert read(published / "site") == built
    assert ".site.staging" not in _names(published)


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.3, 0.6, 0.9, 1.2, 1.5, 1.8])
def test_a_kill_at_any_time_leaves_a_whole_site(project: Path, built: dict[str, bytes], seconds: float) -> None:
    """The old one or the new one; the next build publishes and clears away what was left."""
    _write(project / "site" / "index.html", "old")
    _write(project / "site" / MARKER, "")
    with subprocess.Popen([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=project, env=_environment()) as run:
        time.sleep(seconds)
        run.send_signal(signal.SIGKILL)
    assert read(project / "site") in ({"index.html": b"old", MARKER: b""}, built)
    plugin.build(project / "mkdocs.yml", None, Steps())
    assert read(project / "site") == built
    assert [name for name in _names(project) if name.startswith(".")] == []


def test_a_configuration_that_can_not_be_used(project: Path) -> None:
    """`chronicle build` says so as a mistake in its use, which ends the program with 2."""
    name = "site_name: x\n"
    for damage in ("site_name: [", f"{name}plugins: []", f"{name}docs_dir: nowhere\nplugins: [chronicle]"):
        (project / "mkdocs.yml").write_text(damage)
        with pytest.raises(click.UsageError) as told:
            plugin.build(project / "mkdocs.yml", None, Steps())
        assert told.value.exit_code == 2
    with pytest.raises(click.UsageError):
        plugin.build(project / "nowhere.yml", None, Steps())


# The house rule


def test_one_module_knows_mkdocs() -> None:
    """The core must outlive MkDocs and its theme; the module that knows them is short enough to be written anew."""
    imports = re.compile(r"^\s*(?:from|import) mkdocs\b", re.MULTILINE)
    knowing = [path for path in (ROOT / "chronicle").rglob("*.py") if imports.search(path.read_text(encoding="utf-8"))]
    assert knowing == [ROOT / "chronicle" / "plugin.py"]
    assert len(knowing[0].read_text(encoding="utf-8").splitlines()) < 160


@contextmanager
def _preview(project: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=project, env=_environment(), stderr=subprocess.DEVNULL) as run:
        try:
            address = f"http://127.0.0.1:{port}/chronicle/"
            _until(lambda: _get(address) != b"")
            yield address
        finally:
            run.send_signal(signal.SIGINT)
            try:
                run.wait(timeout=20)
            except subprocess.TimeoutExpired:  # where the tests themselves were started to ignore interrupts
                run.kill()


def _until(true: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            if true():
                return
        except (URLError, TimeoutError):
            pass
        assert time.monotonic() < end
        time.sleep(0.1)


def _get(address: str) -> bytes:
    with urlopen(address, timeout=10) as answer:
        data: bytes = answer.read()
    return data


def _without_reloading(page: bytes) -> bytes:
    return re.sub(rb"<script>\nvar livereload =.*?</script>", b"", page, flags=re.DOTALL)


def _mkdocs(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return _python(folder, "-m", "mkdocs", *arguments, **variables)


def _python(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    environment = {**_environment(), **variables}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)


def _environment() -> dict[str, str]:
    return {**os.environ, "SITE_URL": URL, "PYTHONPATH": os.pathsep.join(sys.path), "NO_MKDOCS_2_WARNING": "1"}


def _configure(project: Path, old: str, new: str) -> None:
    file = project / "mkdocs.yml"
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new, 1))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
