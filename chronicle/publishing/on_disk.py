"""A site that is opened from a folder, without a server: links lead to files, and what needs a server is left out.

A browser shows a folder's list of files where a server would answer with its page, and loads no module of a script from
a file. So every link names the page itself, and the pages are those that readers without scripts have.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from chronicle.entities.made import Made

_TAG: Final = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
"""A tag with its attributes. Quotation marks in the text between tags are none of its business."""
_MODULE: Final = re.compile(r'\s*<script type="module" src="[^"]*"></script>')
_LINK: Final = re.compile(r'(\s(?:href|data-to|content)=")((?:0; url=)?)([^"?#]*)([^"]*")')
_ELSEWHERE: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/")


def open_from_disk(site: Path) -> None:
    """Make of a built site, whose address isn't known, one that is opened from disk. It is changed in place."""
    (site / Made.NOT_FOUND).unlink(missing_ok=True)  # only a server shows it
    for page in sorted(site.rglob("*.html")):
        html = page.read_bytes().decode()
        page.write_bytes(_TAG.sub(_to_files, _MODULE.sub("", html)).encode())


def _to_files(tag: re.Match[str]) -> str:
    """A tag in which each link to a folder leads to the page in it."""
    return _LINK.sub(_to_file, tag[0])


def _to_file(link: re.Match[str]) -> str:
    before, refresh, path, rest = link.groups()
    is_folder = path.endswith("/") or path.rpartition("/")[2] in (".", "..")
    if not path or not is_folder or _ELSEWHERE.match(path) or ("content=" in before and not refresh):
        return link[0]
    return f"{before}{refresh}{path.rstrip('/')}/index.html{rest}"
