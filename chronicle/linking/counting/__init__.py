"""Figures: accounts side by side, what they add up to, and what was promised of it."""
