"""Examples of the rules about YAML and front matter: Y001 to Y027."""

from __future__ import annotations

from chronicle.checking.examples.example import Example, told, whole

_PAGE = "---\ntitle: About\nsummary: What this is.\nreview: provisional\n---\n\nWho we are.\n"

EXAMPLES = {
    "Y001": whole("title: About\n\nWho we are.\n", _PAGE, "about.md"),
    "Y002": whole("---\ntitle: About\nsummary: What this is.\nreview: provisional\n\nWho we are.\n", _PAGE, "about.md"),
    "Y003": whole(_PAGE.replace("---\n\n", "----\n\n"), _PAGE, "about.md"),
    "Y004": whole("---\n- About\n- What this is.\n---\n", _PAGE, "about.md"),
    "Y005": whole("---\n# no keys yet\n---\n", _PAGE, "about.md"),
    "Y010": Example("venue: Palace\nvenue: Palace\n", "venue: Palace\n"),
    "Y011": Example("venue: &house Palace\n", "venue: Palace\n"),
    "Y012": Example("number: !!int 2\n", "number: 2\n"),
    "Y013": whole(
        "name: Kyiv\nsummary: A city.\nreview: provisional\n---\nname: Lviv\n",
        "name: Kyiv\nsummary: A city.\nreview: provisional\n",
        "places/kyiv.yml",
    ),
    "Y014": Example("<<: {venue: Palace}\n", "venue: Palace\n"),
    "Y015": Example("[venue]: Palace\n", "venue: Palace\n"),
    "Y016": told("A list in a list in a list, fourteen times.", "A list of groups of keys."),
    "Y017": told("6,000 values in one file.", "An entry for each event."),
    "Y018": told("A summary of 25,000 characters.", "A summary of one sentence; the rest stands in the text."),
    "Y019": Example("title: Round #2\n", 'title: "Round #2"\n'),
    "Y020": Example("hosts: [ukraine,, russia]\n", "hosts: [ukraine, russia]\n"),
    "Y021": Example("title: Istanbul: the second round\n", 'title: "Istanbul: the second round"\n'),
    "Y022": Example('title: "Second round\n', 'title: "Second round"\n'),
    "Y023": Example("hosts: [ukraine, russia\n", "hosts: [ukraine, russia]\n"),
    "Y024": Example("sessions:\n\t- label: Plenary\n", "sessions:\n  - label: Plenary\n"),
    "Y025": Example("venue:Palace\n", "venue: Palace\n"),
    "Y026": Example("hosts:\n  - ukraine\n  -russia\n", "hosts:\n  - ukraine\n  - russia\n"),
    "Y027": Example('venue: "Palace\\Hotel"\n', 'venue: "Palace or hotel"\n'),
}
