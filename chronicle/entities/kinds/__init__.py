"""The kinds of entry, one module each, and the bases that some of them share."""
