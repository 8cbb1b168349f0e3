"""The kinds there are: our own, and those that installed packages bring, each of them looked at before it is used."""

from __future__ import annotations

import importlib
import pkgutil
import re
import site
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import Distribution, EntryPoint, distributions
from inspect import isabstract
from pathlib import Path
from types import MappingProxyType
from typing import Final

import chronicle.entities.kinds
from chronicle.entities.entry import Entry, dated_by
from chronicle.entities.kind import CAPABILITIES, Counted, Dated
from chronicle.entities.made import Made
from chronicle.entities.marks import Refers
from chronicle.entities.values.scalars import ID_PATTERN

GROUP: Final = "chronicle.kinds"
"""The group of entry points by which an installed package brings kinds."""


class KindError(Exception):
    """An installed package brings a kind that can't be used; in one sentence for whoever runs the program."""


@cache
def kinds() -> Mapping[str, type[Entry]]:
    """All kinds by name, in the order of their names: our own, and those of installed packages.

    Raises `KindError` where a package's kind can't be used, or has a name or a folder that another kind has.
    """
    found = {kind.kind: kind for kind in _own()}
    origin = dict.fromkeys(found, "Chronicle itself")
    for distribution, point in _entry_points():
        package = f"the package {distribution.name} {distribution.version}"
        kind = _loaded(package, point)
        for other in found.values():
            twice = kind.kind if kind.kind == other.kind else kind.folder if kind.folder == other.folder else None
            if twice:
                raise KindError(f"There are two kinds called “{twice}”: of {origin[other.kind]}, and of {package}.")
        found[kind.kind], origin[kind.kind] = kind, package
    return MappingProxyType(dict(sorted(found.items())))


@cache
def folders() -> Mapping[str, type[Entry]]:
    """All kinds by the folder of `content/` that holds their entries."""
    return MappingProxyType({kind.folder: kind for kind in kinds().values()})


@cache
def kinds_of(refers: Refers, own: type[Entry]) -> tuple[str, ...]:
    """The names of the kinds to which a field of an entry of the kind `own` may lead; none for any."""
    if refers.same:
        return (own.kind,)
    if refers.can:
        return tuple(name for name, kind in kinds().items() if issubclass(kind, CAPABILITIES[refers.can]))
    return refers.kinds


def modules() -> Iterator[Path]:
    """The files of all modules in the packages that bring kinds, in a fixed order; none where only our own are used."""
    tops = {each.__module__.partition(".")[0] for kind in kinds().values() for each in kind.__mro__}
    bringing = {point.module.partition(".")[0] for _, point in _entry_points()}
    for name in sorted(tops & bringing):
        file = Path(sys.modules[name].__file__ or "")
        yield from sorted(file.parent.rglob("*.py")) if file.name == "__init__.py" else [file]


def _own() -> Iterator[type[Entry]]:
    for info in pkgutil.iter_modules(chronicle.entities.kinds.__path__):
        module = importlib.import_module(f"chronicle.entities.kinds.{info.name}")
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, Entry) and kind.kind and kind.__module__ == module.__name__:
                yield kind


def _loaded(package: str, point: EntryPoint) -> type[Entry]:
    """The kind to which an entry point leads."""
    try:
        kind: type[Entry] = point.load()
        flaw = _flaw(kind, point.name)
    except Exception as error:  # whatever a package of somebody else does as it is imported
        flaw = f"{type(error).__name__}: {error}".splitlines()[0]
    if flaw:
        raise KindError(f"The kind “{point.name}” ({point.value}) of {package} can't be used: {flaw}")
    return kind


def _flaw(kind: object, name: str) -> str | None:
    """What keeps a kind of a package from being used, if anything."""
    if not (isinstance(kind, type) and issubclass(kind, Entry)):
        return "it is not a class made of the capabilities in chronicle.entities.kind."
    if not re.fullmatch("[a-z]{1,40}", kind.kind):
        return f"its `kind`, “{kind.kind}”, is not a name of small letters."
    if kind.kind != name:
        return f"its entry point has to be called “{kind.kind}”, as the kind is."
    if not re.fullmatch(ID_PATTERN, kind.folder):
        return f"its `folder`, “{kind.folder}”, is not a name of small letters and digits with hyphens between them."
    if kind.folder in {made.top for made in Made}:
        return f"the folder “{kind.folder}” is needed for the site's own pages and files: choose another one."
    if not (kind.singular and kind.plural):
        return "it says by `singular` and `plural` what one and several of its entries are called."
    if issubclass(kind, Dated) and dated_by(kind) is None:
        return "it is Dated, but none of its fields is marked When."
    if issubclass(kind, Counted) and "transfers" not in kind.model_fields:
        return "it is Counted, but has no field called `transfers`."
    if isabstract(kind):
        return f"it lacks {' and '.join(sorted(kind.__abstractmethods__))}."
    kind.model_rebuild()
    return None


@cache
def _entry_points() -> tuple[tuple[Distribution, EntryPoint], ...]:
    """The kinds that installed packages declare, in the order of the packages' names.

    Only where packages are installed is looked for them, and never in the folder in which the program runs: a
    repository that is checked can't bring code by a file that looks like a package's.
    """
    found = [each for each in distributions(path=_installations()) if each.entry_points.select(group=GROUP)]
    first = {each.name: each for each in reversed(found)}  # of one that is installed twice, that which Python imports
    return tuple(
        (first[name], point) for name in sorted(first) for point in first[name].entry_points.select(group=GROUP)
    )


def _installations() -> list[str]:
    places = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    if site.ENABLE_USER_SITE:
        places.append(site.getusersitepackages())
    return list(dict.fromkeys(places))
