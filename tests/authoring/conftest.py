"""The small chronicle on disk, and the command that fixes it."""

from __future__ import annotations

from tests.checking.conftest import desk

__all__ = ["desk"]
