"""The site of one chronicle, built once, and served to a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from chronicle.checking import check
from chronicle.linking import Chronicle
from tests.pages.entries import READER
from tests.small_chronicle import URL, write

PATH = urlsplit(URL).path.strip("/")


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the chronicle, its configuration and its site."""
    folder = tmp_path_factory.mktemp("pages")
    configuration = write(folder, READER)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", URL)
        build(load_config(str(configuration), site_dir=str(folder / "host" / PATH)))
    return folder


@pytest.fixture(scope="session")
def files(project: Path) -> Path:
    """The folder of the built site."""
    return project / "host" / PATH


@pytest.fixture(scope="session")
def site(files: Path, serve_directory: Callable[[Path], str]) -> str:
    """The address of the built site on this machine, at the path that it is built for."""
    return f"{serve_directory(files.parent)}{PATH}/"


@pytest.fixture(scope="session")
def chronicle(project: Path) -> Chronicle:
    """The chronicle that the site was built from."""
    found = check(project / "content", project).chronicle
    assert found
    return found
