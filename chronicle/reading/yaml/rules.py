"""The rules about YAML, each with its example; `strict` and `mistakes` report them."""

from __future__ import annotations

from chronicle.diagnostics import Example, Fixed, Rule

NOT_PAIRS = Rule(
    "Y004",
    "not-key-value",
    "An entry says what it is in key: value pairs, so that each can be checked.",
    example=Example.whole_file(
        "---\n- About\n- What this is.\n---\n",
        "---\ntitle: About\nsummary: What this is.\nreview: provisional\n---\n\nWho we are.\n",
        "about.md",
    ),
)
NO_KEYS = Rule(
    "Y005",
    "no-keys",
    "Without key: value pairs an entry has nothing to show.",
    example=Example.whole_file(
        "---\n# no keys yet\n---\n",
        "---\ntitle: About\nsummary: What this is.\nreview: provisional\n---\n\nWho we are.\n",
        "about.md",
    ),
)
DUPLICATE_KEY = Rule(
    "Y010",
    "duplicate-key",
    "Of two values for one key YAML keeps one and drops the other silently.",
    fixed=Fixed.SAFE,
    example=Example("venue: Palace\nvenue: Palace\n", "venue: Palace\n"),
)
REFERENCE = Rule(
    "Y011",
    "anchor-or-alias",
    "Anchors and aliases copy values unseen, and can make a small file huge.",
    fixed=Fixed.UNSAFE,
    example=Example("venue: &house Palace\n", "venue: Palace\n"),
)
TAG = Rule(
    "Y012",
    "tag",
    "A tag changes the type of a value; here the schema alone gives types.",
    fixed=Fixed.UNSAFE,
    example=Example("number: !!int 2\n", "number: 2\n"),
)
SECOND_DOCUMENT = Rule(
    "Y013",
    "second-document",
    "A file is one entry; a second YAML document in it would be lost.",
    example=Example.whole_file(
        "name: Kyiv\nsummary: A city.\nreview: provisional\n---\nname: Lviv\n",
        "name: Kyiv\nsummary: A city.\nreview: provisional\n",
        "places/kyiv.yml",
    ),
)
MERGE_KEY = Rule(
    "Y014",
    "merge-key",
    "A merge key copies keys unseen; an entry has each key where it counts.",
    example=Example("<<: {venue: Palace}\n", "venue: Palace\n"),
)
KEY = Rule(
    "Y015",
    "key-not-plain",
    "A key is one short piece of text, so that it can be looked up and suggested.",
    example=Example("[venue]: Palace\n", "venue: Palace\n"),
)
TOO_DEEP = Rule(
    "Y016",
    "nested-too-deeply",
    "Deep nesting exhausts the programs that read it; no entry needs it.",
    example=Example.told("A list in a list in a list, fourteen times.", "A list of groups of keys."),
)
TOO_MANY = Rule(
    "Y017",
    "too-many-values",
    "A file with thousands of values is a list of entries, or an attack.",
    example=Example.told("6,000 values in one file.", "An entry for each event."),
)
TOO_LONG = Rule(
    "Y018",
    "text-too-long",
    "Long text belongs in the body, below the front matter.",
    example=Example.told("A summary of 25,000 characters.", "A summary of one sentence; the rest stands in the text."),
)
LOST_IN_COMMENT = Rule(
    "Y019",
    "text-lost-in-comment",
    "After a space, # begins a comment, which is dropped.",
    fixed=Fixed.UNSAFE,
    example=Example("title: Round #2\n", 'title: "Round #2"\n'),
)
SYNTAX = Rule(
    "Y020",
    "yaml-syntax",
    "Text that is not YAML can't be read, so the entry has no values.",
    example=Example("hosts: [ukraine,, russia]\n", "hosts: [ukraine, russia]\n"),
)
NEEDS_QUOTES = Rule(
    "Y021",
    "needs-quotes",
    "Some signs mean something to YAML; inside quotes they are just text.",
    fixed=Fixed.SAFE,
    example=Example("title: Istanbul: the second round\n", 'title: "Istanbul: the second round"\n'),
)
OPEN_QUOTE = Rule(
    "Y022",
    "quote-not-closed",
    "Up to the next quotation mark everything is taken for text.",
    fixed=Fixed.UNSAFE,
    example=Example('title: "Second round\n', 'title: "Second round"\n'),
)
OPEN_BRACKET = Rule(
    "Y023",
    "bracket-not-closed",
    "Up to the closing bracket everything counts as part of the list.",
    fixed=Fixed.UNSAFE,
    example=Example("hosts: [ukraine, russia\n", "hosts: [ukraine, russia]\n"),
)
INDENTATION = Rule(
    "Y024",
    "indentation",
    "Indentation says what belongs to what; it is made of spaces only.",
    fixed=Fixed.UNSAFE,
    example=Example("sessions:\n\t- label: Plenary\n", "sessions:\n  - label: Plenary\n"),
)
NO_COLON = Rule(
    "Y025",
    "colon-missing",
    "A key ends with a colon and a space; without them it is just text.",
    fixed=Fixed.SAFE,
    example=Example("venue:Palace\n", "venue: Palace\n"),
)
NO_DASH = Rule(
    "Y026",
    "dash-missing",
    "Each item of a list begins with a dash and a space.",
    fixed=Fixed.SAFE,
    example=Example("hosts:\n  - ukraine\n  -russia\n", "hosts:\n  - ukraine\n  - russia\n"),
)
ESCAPE = Rule(
    "Y027",
    "unknown-escape",
    "In double quotes a backslash and what follows it stand for another character.",
    fixed=Fixed.UNSAFE,
    example=Example('venue: "Palace\\Hotel"\n', 'venue: "Palace or hotel"\n'),
)
