"""A message that says of what it is said, where English has one word for two things."""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    """A message of the catalogue in its context: of a figure, “disputed” may be another word than of an event."""

    context: str
    text: str


def NP_(context: str, message: str) -> Message:
    """Mark a message for the catalogue, with its context; it is translated where it is shown."""
    return Message(context, message)
