"""Where the marks in an entry's prose lead, seen from its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from chronicle.entities.entry import Entry
from chronicle.entities.kind import Named
from chronicle.linking import Chronicle, DanglingReference
from chronicle.rendering.prose.markdown import Link, SourceLink


class ProseLinks:
    """Answers the Markdown writer for one page: `url` leads to an entry or file, `numbers` are those of its sources."""

    def __init__(self, chronicle: Chronicle, url: Callable[[Entry | str], str], numbers: Mapping[str, int]) -> None:
        self._chronicle = chronicle
        self._url = url
        self._numbers = numbers

    def wikilink(self, target: str, label: str | None) -> Link | None:
        """The entry that `[[target|label]]` names; None for one that is not published."""
        try:
            entry = self._chronicle.find(target)
        except DanglingReference:
            return None
        css = "withdrawn" if entry.review == "withdrawn" else "named" if isinstance(entry, Named) else "entry"
        return Link(self._url(entry), label or entry.heading, css=css)

    def citation(self, key: str) -> SourceLink | None:
        """The source that `[@key]` names."""
        return SourceLink(self._numbers[key], f"source-{key}") if key in self._numbers else None

    def image(self, source: str) -> str | None:
        """The address of an image in the content's folder."""
        return self._url(source)
