"""Every case of bad_inputs.yml, read from a real folder."""

import base64
from pathlib import Path
from typing import Any

import pytest
import yaml

from chronicle.reading import Raw, Tree, read_entry, read_tree

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "bad_inputs.yml").read_text("utf-8"))


def content_of(case: dict[str, Any]) -> bytes:
    if "bytes" in case:
        return base64.b64decode(case["bytes"])
    if "repeat" in case:
        parts = case["repeat"]
        return f"{parts['before']}{parts['unit'] * parts['times']}{parts['after']}".encode()
    return str(case["text"]).encode()


def read(case: dict[str, Any], root: Path) -> Tree[Raw]:
    path = root / "content" / case.get("file", "rounds/x.md")
    path.parent.mkdir(parents=True)
    path.write_bytes(content_of(case))
    return read_tree(root / "content", root, folders={"rounds", "people"}, read=read_entry)


@pytest.mark.parametrize("case", [c for c in CASES if "refused" in c], ids=lambda c: c["name"])
def test_refused(case: dict[str, Any], tmp_path: Path) -> None:
    """A bad file gives its problems with code, place and advice, and no entry."""
    tree = read(case, tmp_path)
    assert [d.code for d in tree.diagnostics] == case["refused"], tree.diagnostics
    assert tree.entries == ()
    assert tree.broken == {tuple(case.get("file", "rounds/x.md").rpartition(".")[0].split("/"))}
    first = tree.diagnostics[0]
    assert first.span.path == "content/" + case.get("file", "rounds/x.md")
    if "at" in case:
        assert f"{first.span.line}:{first.span.column}" == case["at"]
    assert case.get("says", "") in first.message
    if "instead" in case:
        assert first.suggestion == case["instead"]


@pytest.mark.parametrize("case", [c for c in CASES if "reads" in c], ids=lambda c: c["name"])
def test_accepted(case: dict[str, Any], tmp_path: Path) -> None:
    """A file that only looks odd gives its values as they were written."""
    tree = read(case, tmp_path)
    assert tree.diagnostics == ()
    (raw,) = tree.entries
    assert {key: raw.values[key] for key in case["reads"]} == case["reads"]


def test_each_message_is_a_sentence(tmp_path: Path) -> None:
    """Messages can be shown as they are: a capital, a full stop, one line, no object's repr and no module's name."""
    messages = [
        d.message
        for number, case in enumerate(CASES)
        if "refused" in case
        for d in read(case, tmp_path / str(number)).diagnostics
    ]
    assert len(messages) > 100
    for message in messages:
        assert message[0].isupper() or message[0] in "“<|=>", message
        assert message.endswith("."), message
        assert message.isprintable(), message
        assert "yaml." not in message, message
        assert "<" not in message.replace("“<", "").replace("<<<<<<<", ""), message
