"""The version of an entry that is cited: what it is made from, and what its address says later."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from chronicle.linking import Chronicle
from chronicle.reading import read_bytes, version_of

ROUND = "rounds/2025-07-23-istanbul"


@pytest.mark.parametrize("data", [b"", b"title: x\n", "\ufefftitle: Умєров\n".encode()])
def test_a_version_is_the_name_that_git_gives_a_file(tmp_path: Path, data: bytes) -> None:
    """So the repository finds the text of every version by it."""
    (tmp_path / "x.yml").write_bytes(data)
    command = ["git", "hash-object", "--no-filters", "x.yml"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert version_of(data) == run.stdout.strip()


def test_a_version_changes_with_every_letter_but_not_with_line_ends() -> None:
    """A machine that ends lines in another way builds the same site."""
    text = b"title: x\nsummary: y\n"
    assert version_of(text) == version_of(text.replace(b"\n", b"\r\n")) == read_bytes("a/b.yml", text).version
    assert version_of(text) != version_of(text.replace(b"y", b"z"))


def test_the_data_name_the_version(files: Path, project: Path, chronicle: Chronicle) -> None:
    """Of every entry, with which its file can be compared."""
    for entry in chronicle.entries.values():
        if entry.folder:
            record = json.loads((files / entry.folder / f"{entry.id}.json").read_text(encoding="utf-8"))
            (file,) = (project / "content" / entry.folder).glob(f"{entry.id}.*")
            assert record["version"] == version_of(file.read_bytes()) == chronicle.version(entry)


def test_the_address_of_a_version_tells_whether_the_entry_was_changed(page: Page, site: str, files: Path) -> None:
    """It leads to the entry as it is; one that names no version, or nothing like it, says nothing."""
    version = json.loads((files / f"{ROUND}.json").read_text(encoding="utf-8"))["version"]
    notice = page.locator("[data-version]")
    for asked, told in (
        (version[:12], "This is the version that was cited."),
        (version, "This is the version that was cited."),
        (
            "0123456789ab",
            "changed since it was cited as version 0123456789ab. What was changed is under “Corrections”.",
        ),
    ):
        page.goto(f"{site}{ROUND}/?version={asked}")
        expect(notice).to_be_visible()
        expect(notice).to_contain_text(told)
    for asked in ("?version=%3Cimg%20src=x%3E", "?version=", ""):
        page.goto(f"{site}{ROUND}/{asked}")
        expect(page.get_by_role("button", name="Copy", include_hidden=True)).to_have_count(2)
        expect(notice).to_be_hidden()


def test_a_citation_can_be_copied(page: Page, site: str) -> None:
    """By a button that a script adds, which says what it copies and that it did."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}{ROUND}/")
    page.get_by_text("Cite this entry").click()
    button = page.get_by_role("button", name="Copy CSL-JSON")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    shown = page.locator(".cite__text").last.text_content()
    assert page.evaluate("navigator.clipboard.readText()") == shown


def test_a_citation_is_selected_where_it_can_not_be_copied(page: Page, site: str) -> None:
    """As in a browser that lets no script copy."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(f"{site}{ROUND}/")
    page.get_by_text("Cite this entry").click()
    page.get_by_role("button", name="Copy BibTeX").click()
    assert page.evaluate("getSelection().toString()") == page.locator(".cite__text").first.inner_text()
