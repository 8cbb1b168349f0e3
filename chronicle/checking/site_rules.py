"""Rules about the finished site, which `publishing/links.py` checks when the site is built.

They are declared here because the list of all rules, which the site itself shows, can't know of publishing.
"""

from __future__ import annotations

from chronicle.diagnostics import Example, Rule

DEAD_LINK = Rule(
    "P001",
    "dead-link",
    "A reader who follows a link finds nothing.",
    example=Example.told("A template links to /round/, and there is no such page.", "It links to /rounds/."),
)
DEAD_ANCHOR = Rule(
    "P002",
    "dead-anchor",
    "A reader who follows a link looks for the place on the page in vain.",
    example=Example.told(
        "A link leads to #outcomes on a page without that heading.", "It leads to a place that is there."
    ),
)
