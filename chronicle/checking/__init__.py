"""The rules about the record, one module per subject, and the printing of problems.

This room takes the content and everything made of it, and knows nothing of pages.
"""

from chronicle.checking.check import Checked, check

__all__ = ["Checked", "check"]
