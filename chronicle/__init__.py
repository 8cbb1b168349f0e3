"""Chronicle: a static-site generator for a curated event chronicle."""

__version__ = "0.1.0"
