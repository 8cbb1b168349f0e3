"""Rules about sources and web addresses: readers can see them, and nobody is told who did."""
