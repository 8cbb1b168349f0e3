"""The handler is one of python-frontmatter's, only strict."""

import frontmatter
import pytest

from chronicle.diagnostics import ContentError
from chronicle.reading.front_matter import EntryHandler


def test_python_frontmatter_reads_entries_through_the_handler() -> None:
    """python-frontmatter itself gives the same values and body when it is handed the handler."""
    post = frontmatter.loads("---\ntitle: NO\ncount: 0010\n---\n\nBody.\n", handler=EntryHandler("content/rounds/x.md"))
    assert post.metadata == {"title": "NO", "count": "0010"}
    assert post.content == "Body."


def test_python_frontmatter_can_not_swallow_what_is_wrong() -> None:
    """An unclosed block is an error there, too, and no empty mapping."""
    with pytest.raises(ContentError):
        frontmatter.loads("---\ntitle: x\n", handler=EntryHandler("content/rounds/x.md"))


def test_detecting_front_matter() -> None:
    """Only a file that begins with a fence has front matter."""
    handler = EntryHandler("content/rounds/x.md")
    assert handler.detect("---\ntitle: x\n---\n")
    assert not handler.detect("title: x\n---\n")
    assert not handler.detect("----\ntitle: x\n---\n")


def test_the_unclosed_block_shows_where_it_began() -> None:
    """The problem is where the second fence is missing, and points to the first."""
    with pytest.raises(ContentError) as caught:
        EntryHandler("content/rounds/x.md").split("---\ntitle: x\nProse begins here.\n")
    (problem,) = caught.value.diagnostics
    assert problem.span.line == 3
    assert problem.related[0].span.line == 1
