"""Rules about the site's configuration, `mkdocs.yml`."""

from __future__ import annotations

from chronicle.diagnostics import Example, Rule

UNREADABLE = Rule(
    "P101",
    "configuration",
    "The site's name, its folders and its theme stand in its configuration.",
    example=Example.told("mkdocs.yml is empty.", "mkdocs.yml has site_name, theme and plugins."),
)
UNKNOWN = Rule(
    "P102",
    "unknown-setting",
    "A setting that nobody reads changes nothing.",
    example=Example.told("site_nmae: My chronicle", "site_name: My chronicle"),
)
TWICE = Rule(
    "P103",
    "setting-twice",
    "Of a setting that is given twice, one is passed over in silence.",
    example=Example.told("site_name stands twice in mkdocs.yml.", "Every setting stands there once."),
)
NO_PLUGIN = Rule(
    "P104",
    "plugin-missing",
    "Without the plugin nothing checks the entries or makes pages of them.",
    example=Example.told("plugins: [search]", "plugins: [chronicle]"),
)
PLUGIN_SETTING = Rule(
    "P105",
    "plugin-setting",
    "A setting that can't be read leaves the site other than it was meant.",
    example=Example.told(
        "plugins: [chronicle: {categorys: …}]", "plugins: [chronicle: {categories: {people: {hostages: {words: …}}}}]"
    ),
)
UNUSABLE = Rule(
    "P106",
    "unusable-setting",
    "With a setting that can't be used there is no site.",
    example=Example.told("docs_dir: ../content", "docs_dir: content, in the folder with mkdocs.yml."),
)
NO_WORDS = Rule(
    "P107",
    "language",
    "The words around the entries come from a catalogue, one for each language.",
    example=Example.told("theme: {language: ua}", "theme: {language: uk}, if there are words for it."),
)
DANGEROUS = Rule(
    "P108",
    "dangerous-configuration",
    "MkDocs runs some tags, reads any file and unfolds any alias, before anything could be checked.",
    example=Example.told(
        "extra: !!python/object/apply:os.system [ls]", "extra: {motto: Each figure has a speaker}, which is data."
    ),
)
