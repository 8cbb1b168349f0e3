"""Only what may lie in the content is read; everything else is refused, and nothing of it can lead elsewhere."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from chronicle.reading import Raw, Tree, read_entry, read_tree

ENTRY = b"---\ntitle: x\n---\nBody.\n"
FOLDERS = ("exchanges", "people", "rounds")
RESERVED = ("assets", "search", "404", "timeline")


def write(root: Path, *names: str) -> Path:
    for name in names:
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"title: x\n" if name.endswith(".yml") else ENTRY)
    return root / "content"


def read(root: Path) -> Tree[Raw]:
    return read_tree(root / "content", root, folders=FOLDERS, reserved=RESERVED, read=read_entry)


def codes(tree: Tree[Raw]) -> list[tuple[str, str]]:
    return [(d.code, d.span.path.removeprefix("content/")) for d in tree.diagnostics]


def test_a_tree_is_read_in_order(tmp_path: Path) -> None:
    """Pages come first, then entries by folder and name, each with folder and id; paths are relative to the root."""
    write(tmp_path, "rounds/b.md", "rounds/a.yml", "people/z.md", "method.md", "index.md")
    tree = read(tmp_path)
    assert tree.diagnostics == ()
    assert [(raw.path, raw.folder, raw.id, raw.body) for raw in tree.entries] == [
        ("content/index.md", "", "index", "Body.\n"),
        ("content/method.md", "", "method", "Body.\n"),
        ("content/people/z.md", "people", "z", "Body.\n"),
        ("content/rounds/a.yml", "rounds", "a", ""),
        ("content/rounds/b.md", "rounds", "b", "Body.\n"),
    ]


def test_every_problem_of_every_file_is_found_at_once(tmp_path: Path) -> None:
    """One bad file hides neither the others nor the good ones, and problems are in the order of paths and places."""
    content = write(tmp_path, "rounds/a.md", "rounds/c.md", "rounds/b.gif")
    (content / "rounds" / "a.md").write_text("---\ntitle: a: b\n---\nx\u200by\n", encoding="utf-8")
    (content / "rounds" / "d.md").write_text("---\na: 1\na: 2\nb: !x 1\n---\n", encoding="utf-8")
    tree = read(tmp_path)
    assert codes(tree) == [
        ("Y021", "rounds/a.md"),
        ("F012", "rounds/a.md"),
        ("F004", "rounds/b.gif"),
        ("Y010", "rounds/d.md"),
        ("Y012", "rounds/d.md"),
    ]
    assert [raw.id for raw in tree.entries] == ["c"]
    assert tree.broken == {("rounds", "a"), ("rounds", "d")}


@pytest.mark.parametrize(
    "name",
    ["-rf.md", "a b.md", "ha#sh.md", "que?ry.md", "percent%2e.md", 'a b&c<d>"e.md', "Round.md", "a--b.md", "a-.md",
     "a_b.md", "a.b.md", "é.md", "раунд.md", "a\nb.md", "a\u202eb.md", ("a" * 81) + ".md"],
)  # fmt: skip
def test_names_that_are_no_id_are_refused(name: str, tmp_path: Path) -> None:
    """An id has small letters of ASCII, digits and single hyphens, and at most eighty of them."""
    write(tmp_path, f"rounds/{name}")
    tree = read(tmp_path)
    assert [d.code for d in tree.diagnostics] == ["F005"]
    assert tree.diagnostics[0].span.path.isprintable()
    assert tree.entries == ()


def test_a_name_of_eighty_letters_is_accepted(tmp_path: Path) -> None:
    """The limit itself is allowed."""
    write(tmp_path, f"rounds/{'a' * 80}.md")
    assert read(tmp_path).diagnostics == ()


@pytest.mark.parametrize(
    ("name", "better"),
    [("Round 1.md", "round-1.md"), ("a_b.md", "a-b.md"), ("Élysée.md", "elysee.md"), ("раунд.md", None)],
)
def test_a_better_name_is_suggested_where_no_letter_would_be_lost(
    name: str, better: str | None, tmp_path: Path
) -> None:
    """The suggestion is the whole path to write instead."""
    write(tmp_path, f"rounds/{name}")
    (problem,) = read(tmp_path).diagnostics
    assert problem.suggestion == (better and f"content/rounds/{better}")


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 in a name are shown by their codes."""
    folder = write(tmp_path, "rounds/a.md") / "rounds"
    with open(os.fsencode(folder) + b"/\xff.md", "wb") as file:
        file.write(ENTRY)
    (problem,) = read(tmp_path).diagnostics
    assert problem.code == "F005"
    assert problem.span.path == "content/rounds/\\udcff.md"


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("rounds/a.yaml", "rounds/a.yml"),
        ("rounds/a.MD", "rounds/a.md"),
        ("rounds/a.markdown", "rounds/a.md"),
        ("images/a.jpeg", "images/a.jpg"),
        ("images/a.svg", None),
        ("images/a.gif", None),
        ("rounds/a.png", None),
        ("rounds/a.html", None),
        ("rounds/a", None),
        ("evil.html", None),
        ("notes-private.txt", None),
        ("data.sqlite", None),
        ("draft.docx", None),
        ("x.py", None),
        ("a.yml", None),
        (".htaccess", None),
        (".git", None),
        ("rounds/.a.md.bak", None),
        ("rounds/.md", None),
        ("rounds/a.md.orig", None),
        ("rounds/.nav.yaml", None),
        ("rounds/DS_Store", None),
    ],
)
def test_types_of_files_that_are_not_listed_are_refused(name: str, better: str | None, tmp_path: Path) -> None:
    """What isn't known to be harmless isn't published; the usual ending is suggested for a misspelt one."""
    write(tmp_path, name)
    tree = read(tmp_path)
    assert codes(tree) == [("F004", name)]
    assert tree.diagnostics[0].suggestion == (better and f"content/{better}")
    assert (tree.entries, tree.assets) == ((), ())


LEFT_BEHIND = (
    ".DS_Store", "._a.md", "Thumbs.db", "thumbs.db", "desktop.ini", "Desktop.ini", ".a.md.swp", ".a.md.swo", "a.md~",
    "#a.md#", ".#a.md", ".gitkeep", ".nav.yml",
)  # fmt: skip


@pytest.mark.parametrize("name", LEFT_BEHIND)
def test_what_editors_systems_leave_behind_is_passed_over(name: str, tmp_path: Path) -> None:
    """In every folder: it is no entry, no picture and no problem, and the content is the same as without it."""
    write(tmp_path, "rounds/a.md", "images/a.md")
    (tmp_path / "content" / "images" / "a.md").unlink()
    before = read(tmp_path)
    write(tmp_path, name, f"rounds/{name}", f"images/{name}")
    after = read(tmp_path)
    assert (before.diagnostics, [raw.id for raw in before.entries]) == ((), ["a"])
    assert (after.diagnostics, [raw.id for raw in after.entries]) == ((), ["a"])
    assert (after.assets, after.broken, after.digest) == ((), frozenset(), before.digest)


def test_the_lock_of_an_editor_is_a_link_and_is_passed_over(tmp_path: Path) -> None:
    """It leads to no file; it is not followed, and any other link is still refused."""
    content = write(tmp_path, "rounds/a.md")
    (content / "rounds" / ".#a.md").symlink_to("somebody@somewhere.4711")
    assert codes(read(tmp_path)) == []
    (content / "rounds" / "b.md").symlink_to("a.md")
    assert codes(read(tmp_path)) == [("F002", "rounds/b.md")]


@pytest.mark.parametrize("name", ["rounds~", ".DS_Store", "rounds/#a#"])
def test_a_folder_is_not_passed_over(name: str, tmp_path: Path) -> None:
    """No system leaves one of these behind: it is refused like any other that isn't known."""
    (write(tmp_path, "rounds/a.md") / name).mkdir()
    assert codes(read(tmp_path)) == [("F008", name)]


@pytest.mark.parametrize("content", [".", "../content", "../content/."])
def test_the_folder_may_be_given_from_within(content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages call files what they are called from outside."""
    monkeypatch.chdir(write(tmp_path, "rounds/a.md", "rounds/Bad.md"))
    tree = read_tree(Path(content), Path(".."), folders=FOLDERS, read=read_entry)
    assert codes(tree) == [("F005", "rounds/Bad.md")]
    assert [raw.path for raw in tree.entries] == ["content/rounds/a.md"]


@pytest.mark.parametrize(
    "name", ["assets.md", "404.md", "rounds.md", "images.md", "rounds/search.md", "rounds/index.md", "people/con.yml"]
)
def test_reserved_names_are_refused(name: str, tmp_path: Path) -> None:
    """No entry and no page takes the address of a page that the site makes, nor a name that Windows can't store."""
    write(tmp_path, name)
    assert codes(read(tmp_path)) == [("F006", name)]


def test_two_files_of_one_address(tmp_path: Path) -> None:
    """A name with two endings is refused at the second, pointing to the first."""
    write(tmp_path, "rounds/a.md", "rounds/a.yml", "people/a.yml")
    tree = read(tmp_path)
    assert codes(tree) == [("F007", "rounds/a.yml")]
    assert tree.diagnostics[0].related[0].span.path == "content/rounds/a.md"
    assert [(raw.folder, raw.id) for raw in tree.entries] == [("people", "a"), ("rounds", "a")]


@pytest.mark.parametrize(
    "names", [("Round.md", "round.md"), ("caf\u00e9.md", "cafe\u0301.md"), ("STRASSE.md", "straße.md")]
)
def test_names_that_differ_only_in_case_or_accents(names: tuple[str, str], tmp_path: Path) -> None:
    """They would be one file on other machines."""
    write(tmp_path, *(f"rounds/{name}" for name in names))
    assert "F007" in [d.code for d in read(tmp_path).diagnostics]


def test_a_folder_beside_an_entry_of_its_name(tmp_path: Path) -> None:
    """`a/index.md` would get the address of `a.md`; folders inside folders are refused anyway."""
    write(tmp_path, "rounds/a.md", "rounds/a/index.md")
    assert set(codes(read(tmp_path))) == {("F007", "rounds/a.md"), ("F008", "rounds/a")}


@pytest.mark.parametrize(
    ("name", "better"), [("exchnges", "content/exchanges"), ("Rounds", "content/rounds"), ("qwx", None)]
)
def test_folders_that_are_no_kind(name: str, better: str | None, tmp_path: Path) -> None:
    """An unknown folder is one problem, with the folder that was probably meant; nothing in it is read."""
    write(tmp_path, f"{name}/a.md", f"{name}/b.md")
    tree = read(tmp_path)
    assert codes(tree) == [("F008", name)]
    assert tree.diagnostics[0].suggestion == better
    assert tree.entries == ()


def test_a_symbolic_link_to_a_file(tmp_path: Path) -> None:
    """A link is refused whatever its name, and its target isn't read."""
    content = write(tmp_path, "rounds/a.md")
    (tmp_path / "secret.md").write_bytes(ENTRY)
    for name in ("leak.txt", "page.md", "rounds/leak.md"):
        (content / name).symlink_to(tmp_path / "secret.md")
    (content / "rounds" / "dangling.md").symlink_to("/nonexistent")
    tree = read(tmp_path)
    assert codes(tree) == [
        ("F002", "leak.txt"),
        ("F002", "page.md"),
        ("F002", "rounds/dangling.md"),
        ("F002", "rounds/leak.md"),
    ]
    assert [raw.id for raw in tree.entries] == ["a"]


def test_a_symbolic_link_to_a_folder(tmp_path: Path) -> None:
    """A folder that is a link is not entered, also when it has the name of a kind or leads to itself."""
    content = write(tmp_path, "rounds/a.md")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "b.md").write_bytes(ENTRY)
    (content / "people").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (content / "rounds" / "loop").symlink_to(".", target_is_directory=True)
    tree = read(tmp_path)
    assert codes(tree) == [("F002", "people"), ("F002", "rounds/loop")]
    assert [raw.id for raw in tree.entries] == ["a"]


def test_the_content_itself_may_not_be_a_link(tmp_path: Path) -> None:
    """Otherwise a contributor could publish any folder."""
    write(tmp_path / "elsewhere", "rounds/a.md")
    (tmp_path / "content").symlink_to(tmp_path / "elsewhere" / "content", target_is_directory=True)
    tree = read(tmp_path)
    assert [d.code for d in tree.diagnostics] == ["F002"]
    assert tree.entries == ()


def test_no_content(tmp_path: Path) -> None:
    """A folder that doesn't exist is a problem, not a crash."""
    assert [d.code for d in read(tmp_path).diagnostics] == ["F001"]


def test_a_file_in_the_place_of_the_content(tmp_path: Path) -> None:
    """Likewise a file of its name."""
    (tmp_path / "content").write_bytes(ENTRY)
    assert [d.code for d in read(tmp_path).diagnostics] == ["F002"]


def test_pipes_and_sockets_are_refused_without_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening a pipe would wait for ever for somebody to write to it."""
    content = write(tmp_path, "rounds/a.md")
    os.mkfifo(content / "rounds" / "pipe.md")
    os.mkfifo(content / "page.md")
    monkeypatch.chdir(content / "rounds")  # a socket's path may not be long
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.md")
        tree = read(tmp_path)
    assert codes(tree) == [("F002", "page.md"), ("F002", "rounds/pipe.md"), ("F002", "rounds/socket.md")]
    assert [raw.id for raw in tree.entries] == ["a"]


@contextmanager
def somebody_else() -> Iterator[None]:
    """As a user without rights of their own, since nothing is unreadable to root."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def test_a_file_without_the_right_to_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named, and the others are read."""
    content = write(tmp_path, "rounds/a.md", "rounds/b.md", "people/c.md")
    (content / "rounds" / "b.md").chmod(0)
    (content / "people").chmod(0)
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)  # the folders above the test's own are closed to others
    with somebody_else():
        tree = read_tree(Path("content"), Path(), folders=FOLDERS, read=read_entry)
    (content / "people").chmod(0o755)
    assert codes(tree) == [("F003", "people"), ("F003", "rounds/b.md")]
    assert "permission denied" in tree.diagnostics[0].message
    assert [raw.id for raw in tree.entries] == ["a"]
    assert tree.broken == {("rounds", "b")}


def test_a_folder_with_the_name_of_a_file(tmp_path: Path) -> None:
    """It is no file, whatever its name ends in."""
    (write(tmp_path, "rounds/a.md") / "rounds" / "b.md").mkdir()
    assert codes(read(tmp_path)) == [("F008", "rounds/b.md")]


def test_a_large_entry_is_refused_by_its_size(tmp_path: Path) -> None:
    """One byte more than the limit is too much, the limit itself not."""
    content = write(tmp_path, "rounds/a.md", "rounds/b.md")
    words = b"word " * 1000 + b"\n"
    body = ENTRY + words * ((262_144 - len(ENTRY)) // len(words))
    (content / "rounds" / "a.md").write_bytes(body + b"\n" * (262_144 - len(body)))
    (content / "rounds" / "b.md").write_bytes(body + b"\n" * (262_145 - len(body)))
    tree = read(tmp_path)
    assert codes(tree) == [("F009", "rounds/b.md")]
    assert [raw.id for raw in tree.entries] == ["a"]


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    """Neither the order in which the system lists files nor an earlier reading changes anything."""
    write(tmp_path, *(f"rounds/r-{n}.md" for n in (3, 1, 2)), "Bad Name.md", "x/y.md", "rounds/a.txt", "rounds/r-1.yml")
    first, second = read(tmp_path), read(tmp_path)
    assert first.diagnostics == second.diagnostics
    assert [(raw.path, raw.text, raw.values) for raw in first.entries] == [
        (raw.path, raw.text, raw.values) for raw in second.entries
    ]
    assert len(first.diagnostics) == 4
