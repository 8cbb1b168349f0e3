"""From a raw entry to an entry of its kind, and what an editor may have meant."""
