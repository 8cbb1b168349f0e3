"""The marks of words that readers see, wherever in the code they stand."""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    """A message of the catalogue in its context: of a figure, “disputed” may be another word than of an event."""

    context: str
    text: str


def N_(message: str) -> str:
    """Mark a message for the catalogue, unchanged; it is translated where it is shown."""
    return message


def NP_(context: str, message: str) -> Message:
    """Mark a message for the catalogue, with its context where English has one word for two things."""
    return Message(context, message)


def english(message: Message | str) -> str:
    """The message in English, the language of the catalogue's ids."""
    return message.text if isinstance(message, Message) else message
