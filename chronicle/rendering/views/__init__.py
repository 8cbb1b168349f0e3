"""The pages that are made from many entries."""
