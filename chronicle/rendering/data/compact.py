"""Data for the site's scripts, in as few bytes as can be: readers load them."""

from __future__ import annotations

import json


def compact(value: object) -> bytes:
    """A value as JSON in UTF-8, without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
