"""What the values of an entry are made of: text, dates, quantities, names, sources."""
