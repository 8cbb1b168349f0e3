"""Problems as JUnit's XML, which most services that run tests can show: a test case for each file with problems."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.etree import ElementTree

from chronicle.checking.formats.words import visible, words
from chronicle.diagnostics import Diagnostic, Severity


def report(diagnostics: Iterable[Diagnostic]) -> str:
    """A suite in which every file with an error fails; its warnings are what it printed.

    Without a problem it has one case that passes, since some services take an empty suite for a failure.
    """
    items = sorted(diagnostics, key=lambda item: item.sort_key)
    suites = ElementTree.Element("testsuites")
    suite = ElementTree.SubElement(suites, "testsuite", name="chronicle")
    failures = 0
    for path, group in groupby(items, key=lambda item: item.span.path):
        alike = list(group)
        case = ElementTree.SubElement(suite, "testcase", classname="chronicle", name=visible(path), file=visible(path))
        errors = [item for item in alike if item.severity is Severity.ERROR]
        warnings = [item for item in alike if item.severity is Severity.WARNING]
        if errors:
            failures += 1
            kinds = " ".join(dict.fromkeys(item.code for item in errors))
            failure = ElementTree.SubElement(case, "failure", message=visible(errors[0].message), type=kinds)
            failure.text = "\n\n".join(map(_said, errors))
        if warnings:
            ElementTree.SubElement(case, "system-out").text = "\n\n".join(map(_said, warnings))
    if not items:
        ElementTree.SubElement(suite, "testcase", classname="chronicle", name="content")
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(failures))
    ElementTree.indent(suites)
    return ElementTree.tostring(suites, encoding="unicode", xml_declaration=True)


def _said(item: Diagnostic) -> str:
    place = f"{visible(item.span.path)}:{item.span.line}:{item.span.column}"
    return f"{place}: {item.severity.value} {item.code}: {words(item)}"
