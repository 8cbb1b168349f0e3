"""The browser that the other tests rely on shows pages of this machine, judges them, and asks nobody else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

# Each way that a page has to reach another host: an image, a script's request, a worker's, a web socket.
INDISCREET = """<!doctype html>
<title>Indiscreet</title>
<img src="https://image.example/a.png" alt="">
<script>
  const requests = [fetch("https://fetch.example/").catch(() => "refused")];
  const source = "fetch('https://worker.example/').catch(() => postMessage('refused'))";
  const worker = new Worker(URL.createObjectURL(new Blob([source])));
  requests.push(new Promise((done) => { worker.onmessage = done; }));
  const socket = new WebSocket("wss://socket.example/");
  requests.push(new Promise((done) => { socket.onclose = done; }));
  Promise.all(requests).then(() => { document.body.append("all refused"); });
</script>
"""


def test_serves_a_folder(page: Page, serve_directory: Callable[[Path], str], tmp_path: Path) -> None:
    """A folder's files are shown, scripts run, and a folder is answered by its index page."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/index.html").write_text("<!doctype html><title>t</title><p id=p><script src=../a.js></script>")
    (tmp_path / "a.js").write_text("document.getElementById('p').textContent = 'by script'")
    page.goto(serve_directory(tmp_path) + "deep/")
    expect(page.locator("#p")).to_have_text("by script")


def test_refuses_and_records_other_hosts(
    page: Page, foreign_requests: list[str], serve_directory: Callable[[Path], str], tmp_path: Path
) -> None:
    """Nothing leaves this machine, and every attempt is on record."""
    (tmp_path / "index.html").write_text(INDISCREET)
    page.goto(serve_directory(tmp_path))
    expect(page.locator("body")).to_contain_text("all refused")
    assert sorted(foreign_requests) == [
        "https://fetch.example/",
        "https://image.example/a.png",
        "https://worker.example/",
        "wss://socket.example/",
    ]
    foreign_requests.clear()


def test_finds_what_keeps_readers_out(
    page: Page, axe_violations: Callable[[Page], list[str]], serve_directory: Callable[[Path], str], tmp_path: Path
) -> None:
    """A fault of accessibility is told with its element, even on a page whose policy allows no script."""
    policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">"
    good = f"<!doctype html><html lang=en>{policy}<title>t</title><main><h1>Good</h1></main></html>"
    (tmp_path / "good.html").write_text(good)
    (tmp_path / "bad.html").write_text(good.replace("</h1>", '</h1><button id="mute"></button>'))
    base = serve_directory(tmp_path)
    page.goto(base + "good.html")
    assert axe_violations(page) == []
    page.goto(base + "bad.html")
    assert axe_violations(page) == ["button-name: Buttons must have discernible text: #mute"]
