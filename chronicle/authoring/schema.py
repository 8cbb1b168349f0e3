"""JSON Schema of every kind, for editors' tools: made of the fields and their marks, so that it says what `check` says.

It describes values as these tools read them from YAML (a number is a number there); what only the whole record can
tell, or a sum of figures, is left to the check.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Final

import yaml
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from chronicle.entities.all_kinds import kinds
from chronicle.entities.marks import CATEGORY_FORMAT
from chronicle.entities.settings import DEFAULT, Settings
from chronicle.linking.keys import categories, own_keys

_TYPES: Final = {
    "null": ("n", "null"),
    "bool": ("tf", "true|false"),
    "int": ("-0123456789", "-?(0|[1-9][0-9]*)"),
    "float": ("-0123456789", r"-?(0|[1-9][0-9]*)\.[0-9]+"),
}


class PlainLoader(yaml.SafeLoader):
    """Reads YAML with the types that JSON has, as YAML 1.2 recommends: a date is a text, and so is `no`."""


PlainLoader.yaml_implicit_resolvers = {}
for _type, (_first, _pattern) in _TYPES.items():
    PlainLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_type}", re.compile(f"({_pattern})$"), list(_first))


def schemas(settings: Settings = DEFAULT) -> Mapping[str, JsonSchemaValue]:
    """The schema of each kind's keys, by its name, with the categories that the site has of its own."""

    class ForSite(_Schema):
        site = settings

    return {name: kind.model_json_schema(schema_generator=ForSite) for name, kind in kinds().items()}


def write_schemas(folder: Path, settings: Settings = DEFAULT) -> tuple[Path, ...]:
    """Write each kind's schema into a folder, which is made if it isn't there; give the files in order."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas(settings).items():
        file = folder / f"{name}.schema.json"
        file.write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
        written.append(file)
    return tuple(written)


class _Schema(GenerateJsonSchema):
    """The schema as pydantic makes it, of what stands in files: a key that has no value is left out there."""

    site: ClassVar[Settings] = DEFAULT

    def generate(self, schema: core_schema.CoreSchema, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        made = {"$schema": self.schema_dialect, **super().generate(schema, mode)}
        self._complete(made)
        return made

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        return {name: value for name, value in made.items() if name != "default" or value not in (None, [])}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        if isinstance(made.get("additionalProperties"), dict):
            figure, made["additionalProperties"] = made["additionalProperties"], False
            for key in own_keys(schema["cls"], self.site):
                made["properties"][key.name] = {**figure, "title": key.title, "description": key.help}
        return made

    def _complete(self, made: Any) -> None:
        """Turn examples from YAML into values, and put the names of the site's categories where one is meant."""
        if isinstance(made, list):
            for item in made:
                self._complete(item)
        elif isinstance(made, dict):
            if isinstance(examples := made.get("examples"), list):
                made["examples"] = [yaml.load(text, PlainLoader) for text in examples]
            if made.get("format") == CATEGORY_FORMAT:
                del made["format"]
                made["oneOf"] = [{"const": name, "description": word} for name, word in categories(self.site).items()]
            for value in made.values():
                self._complete(value)
