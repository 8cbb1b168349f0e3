"""All rules that reading holds, in the order of their modules; each stands, with its example, where it is reported."""

from __future__ import annotations

from typing import Final

from chronicle.diagnostics import Rule, rules_in
from chronicle.reading import characters, configuration_rules, files, front_matter, images, merge_markers, names, raw
from chronicle.reading.prose import body, faults, link_faults
from chronicle.reading.yaml import rules as yaml_rules

RULES: Final[tuple[Rule, ...]] = rules_in(
    files,
    names,
    images,
    raw,
    merge_markers,
    characters,
    body,
    faults,
    link_faults,
    front_matter,
    yaml_rules,
    configuration_rules,
)
