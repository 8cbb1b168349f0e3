"""Rules about sentences: their words, their letters, and the names in them."""
