"""Rules about the site as a whole. Those about its links `publishing/links.py` checks when the site is built.

These are declared here because the list of all rules, which the site itself shows, can't know of publishing.
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
NO_HOME = Rule(
    "P201",
    "no-home-page",
    "Whoever comes to the site begins at its first page.",
    example=Example.whole_file(
        "---\ntitle: A record\nsummary: Who met whom.\nreview: draft\n---\n",
        "---\ntitle: A record\nsummary: Who met whom.\nreview: provisional\n---\n",
        "index.md",
    ),
)
NO_PAGE = Rule(
    "P202",
    "navigation-to-nowhere",
    "A reader who follows the navigation finds nothing.",
    example=Example.told("nav: [index.md, about.md]", "nav: [index.md, about/index.md], for content/about.md."),
)
