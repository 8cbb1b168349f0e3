"""The rules about the record, a module for each, and the printing of problems.

This room takes the content and everything made of it, and knows nothing of pages.
"""

from chronicle.checking.base import Base, BaseError
from chronicle.checking.cache import Cache
from chronicle.checking.check import Checked, check, is_known_as_sound
from chronicle.checking.rules.corrections import check_corrections
from chronicle.checking.rules.entry_removed import check_removed

__all__ = ["Base", "BaseError", "Cache", "Checked", "check", "check_corrections", "check_removed", "is_known_as_sound"]
