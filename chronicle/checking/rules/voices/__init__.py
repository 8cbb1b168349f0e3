"""Rules about who is heard, and for whom they speak."""
