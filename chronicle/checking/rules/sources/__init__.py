"""Rules about sources and web addresses: readers can still see them, and nobody learns who did."""
