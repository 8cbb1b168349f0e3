"""Rules about days: when things happened, in which order, and who could know of them then."""
