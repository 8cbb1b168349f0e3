"""What all tests share: how properties are searched, a browser that stays on this machine, and a server for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import hypothesis
import pytest
from playwright.sync_api import Browser, Page, Playwright, Route, WebSocketRoute, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests import chromium

LOCAL = "127.0.0.1"
FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # What the page's routes can't see, such as a preconnect, finds no other host either.
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {LOCAL}",
)

# No test uses or changes the cache of whoever runs it; without a cache of its own, every check is a cold one.
os.environ["CHRONICLE_NO_CACHE"] = "1"

# The same examples on every run in CI; new ones each time elsewhere. No deadline: machines differ in speed.
hypothesis.settings.register_profile(
    "chronicle",
    deadline=None,
    database=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[hypothesis.HealthCheck.too_slow],  # it goes by the clock, and a busy machine is slow
)
hypothesis.settings.load_profile("chronicle")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the browser, so that `-m "not browser"` leaves it out."""
    for item in items:
        if isinstance(item, pytest.Function) and "browser" in item.fixturenames:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    executable = chromium.find()
    if not executable:
        pytest.fail(chromium.ABSENT)
    with sync_playwright() as playwright:
        browser = _launch(playwright, executable)
        yield browser
        browser.close()


@pytest.fixture
def foreign_requests() -> list[str]:
    """The URLs outside this machine that `page` has asked for; every one was refused."""
    return []


@pytest.fixture
def page(browser: Browser, foreign_requests: list[str]) -> Iterator[Page]:
    """An empty page of a fresh profile. The test fails if its page has asked another host for anything."""

    def keep_local(route: Route) -> None:
        if urlsplit(route.request.url).hostname == LOCAL:
            route.continue_()
        else:
            foreign_requests.append(route.request.url)
            route.abort()

    def refuse(socket: WebSocketRoute) -> None:
        foreign_requests.append(socket.url)
        socket.close()

    context = browser.new_context(service_workers="block", locale="en-GB", timezone_id="UTC")
    context.route("**/*", keep_local)
    context.route_web_socket("**/*", refuse)
    yield context.new_page()
    context.close()
    assert foreign_requests == []


@pytest.fixture(scope="session")
def serve_directory() -> Iterator[Callable[[Path], str]]:
    """A function that serves a folder on a free port of this machine until the tests end, and gives its URL."""
    with ExitStack() as servers:
        yield lambda directory: servers.enter_context(_serving(directory))


@pytest.fixture(scope="session")
def axe_violations() -> Callable[[Page], list[str]]:
    """A function that gives what axe-core finds wrong with a page as it is now: rule, fault and elements."""
    script = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

    def violations(page: Page) -> list[str]:
        page.evaluate(script)
        return [
            f"{found['id']}: {found['help']}: {', '.join(str(node['target'][0]) for node in found['nodes'])}"
            for found in page.evaluate("() => axe.run()")["violations"]
        ]

    return violations


def _launch(playwright: Playwright, executable: str) -> Browser:
    """Start it with its sandbox, or without where the system allows none: for root, and in some containers."""
    launch = partial(playwright.chromium.launch, executable_path=executable, args=FLAGS)
    if os.geteuid() != 0:
        try:
            return launch(chromium_sandbox=True)
        except PlaywrightError as error:
            if "sandbox" not in str(error):
                raise
    return launch(chromium_sandbox=False)


@contextmanager
def _serving(directory: Path) -> Iterator[str]:
    server = ThreadingHTTPServer((LOCAL, 0), partial(_QuietHandler, directory=str(directory)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://{LOCAL}:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _QuietHandler(SimpleHTTPRequestHandler):
    """Serves files with the types that a web host gives them, whatever this machine's own table says."""

    extensions_map = {  # noqa: RUF012 -- the base class has it as a variable of instances
        **SimpleHTTPRequestHandler.extensions_map,
        ".css": "text/css",
        ".js": "text/javascript",
        ".json": "application/json",
        ".wasm": "application/wasm",
        ".xml": "application/xml",
    }

    def log_message(self, *args: Any) -> None:
        """Say nothing: the tests' output is the report."""
