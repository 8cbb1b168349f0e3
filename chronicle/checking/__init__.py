"""The rules about the record, a module for each, and the printing of problems.

This room takes the content and everything made of it, and knows nothing of pages.
"""

from chronicle.checking.base import Base, BaseError
from chronicle.checking.cache import Cache
from chronicle.checking.check import Checked, check, is_known_as_sound
from chronicle.checking.rules.corrections import check_corrections

__all__ = ["Base", "BaseError", "Cache", "Checked", "check", "check_corrections", "is_known_as_sound"]
