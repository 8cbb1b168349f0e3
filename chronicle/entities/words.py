"""The mark of words that readers see, wherever in the code they stand."""

from __future__ import annotations


def N_(message: str) -> str:
    """Mark a message for the catalogue, unchanged; it is translated where it is shown."""
    return message
