"""A build for readers knows the address of the site, or says what it lacks without; the workflow tells it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from click.testing import CliRunner

from chronicle.cli import main
from tests.small_chronicle import ROOT, URL, write

WARNING = "Warning: the address of the site isn't known"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small chronicle, whose configuration takes its address from the environment."""
    write(tmp_path)
    return tmp_path


def build(project: Path, **environment: str | None) -> str:
    """Build the site; what was said."""
    command = ["build", "--config-file", str(project / "mkdocs.yml")]
    done = CliRunner().invoke(main, command, env=environment)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize(
    ("environment", "warned"),
    [
        ({"CI": "true", "SITE_URL": None}, True),
        ({"CI": "1", "SITE_URL": ""}, True),
        ({"CI": "true", "SITE_URL": URL}, False),
        ({"CI": None, "SITE_URL": None}, False),
        ({"CI": "false", "SITE_URL": None}, False),
    ],
)
def test_a_build_for_readers_without_an_address_says_so(
    project: Path, environment: dict[str, str | None], warned: bool
) -> None:
    """Once, and builds; on a desk, or with an address, nothing is said."""
    assert build(project, **environment).count(WARNING) == warned


@pytest.mark.parametrize("address", [URL, URL.rstrip("/")])
def test_a_site_below_a_folder_has_its_styles_on_every_page(project: Path, address: str) -> None:
    """Also on the page for wrong addresses, which is served at any depth; GitHub gives the address without a slash."""
    build(project, SITE_URL=address)
    site = project / "site"
    page = (site / "404.html").read_text(encoding="utf-8")
    assert f'href="{urlsplit(URL).path}assets/chronicle.css"' in page
    assert f"<loc>{URL}timeline/</loc>" in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{URL}timeline/">' in (site / "timeline/index.html").read_text(encoding="utf-8")
    assert f"{URL}rounds/2025-05-16-istanbul/" in (site / "feed.json").read_text(encoding="utf-8")


def test_the_workflow_that_publishes_asks_for_the_address_and_passes_it_on() -> None:
    """From the action that knows it, through the job's output, into the variable that the configuration reads."""
    jobs = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8"))["jobs"]
    (asking,) = (step for step in jobs["address"]["steps"] if step["uses"].startswith("actions/configure-pages@"))
    assert jobs["address"]["outputs"] == {"url": f"${{{{ steps.{asking['id']}.outputs.base_url }}}}"}
    assert jobs["build"]["needs"] == "address"
    (building,) = (step for step in jobs["build"]["steps"] if step.get("run") == "make site")
    assert building["env"] == {"SITE_URL": "${{ needs.address.outputs.url }}"}
