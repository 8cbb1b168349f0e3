"""Redirecting a reference or a citation: the change that puts the name of what was meant in its place."""

from __future__ import annotations

import re
from dataclasses import replace

from chronicle.diagnostics import Diagnostic, Edit, Fix
from chronicle.reading import Raw


def redirected(problem: Diagnostic, raw: Raw, written: str, meant: str | None, *, safe: bool) -> Diagnostic:
    """The problem with its fix: `meant` in the place of `written`, in a value or in a mark of the text.

    Ids and keys need no quotes, so the ones around stay. Without a fix where there is nothing meant, or where `written`
    stands there twice or not to the letter.
    """
    start, _ = raw.source.offsets(problem.span)
    found = list(re.finditer(rf"(?<![\w-]){re.escape(written)}(?![\w-])", raw.source.piece(problem.span)))
    if meant is None or len(found) != 1:
        return problem
    edit = Edit(raw.source.span(start + found[0].start(), start + found[0].end()), meant)
    return replace(problem, fix=Fix(f"Write {meant}", (edit,), safe))
