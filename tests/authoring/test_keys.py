"""What fields say of themselves is told on the command line and in the documents, for every key of every kind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chronicle.authoring.keys import REFERENCE, filled, main, reference_page
from chronicle.checking.formats.keys import explained
from chronicle.cli import main as chronicle
from chronicle.entities.all_kinds import kinds
from chronicle.entities.settings import Settings
from chronicle.linking.keys import Key, keys_of, topics
from tests.small_chronicle import ROOT


def explain(topic: str) -> Result:
    """What the command says of something."""
    return CliRunner().invoke(chronicle, ["explain", topic])


def key(way: str, settings: Settings | None = None) -> Key:
    """The key at a way."""
    found = topics(settings or Settings())[way]
    assert isinstance(found, Key)
    return found


# The keys


def test_a_key_tells_what_its_field_says() -> None:
    """Its title, help and example, whether it must be there, its words, and where it leads."""
    status = key("round.event_status")
    assert (status.name, status.title, status.required) == ("event_status", "State", True)
    assert status.words["took_place"] == "took place"
    assert key("round.track").refers_to == ("track",)
    assert key("round.hosts").refers_to == ("organization", "person")
    assert key("exchange.part_of").refers_to == ("exchange",)
    assert key("statement.about").refers_to == ()
    assert key("round.venue").refers_to is None
    assert key("exchange.transfers.from").name == "from"


def test_keys_stand_inside_of_keys() -> None:
    """As deep as an entry goes, by the names that editors write."""
    assert [inner.name for inner in key("round.delegations").inner][:3] == ["party", "head", "members"]
    assert [inner.name for inner in key("exchange.transfers.accounts.total").inner] == ["min", "max", "about"]
    assert [inner.name for inner in key("round.sessions.delegations.cite.quote").inner] == [
        "text",
        "lang",
        "translation",
    ]


def test_what_an_entry_is_called_comes_first() -> None:
    """A title or a name."""
    assert {keys_of(kind).keys[0].name for kind in kinds().values()} == {"title", "name"}


def test_the_categories_of_a_site_are_keys_and_words() -> None:
    """In accounts and in promises of what they count, with their words."""
    own = Settings.model_validate(
        {"categories": {"people": {"hostages": {"words": {"en": "taken as hostages"}, "part": "true"}}}}
    )
    hostages = key("exchange.transfers.accounts.hostages", own)
    assert hostages.title == "taken as hostages"
    assert "taken as hostages" in hostages.help
    assert "add up to the total" in hostages.help
    assert "repatriation.transfers.accounts.hostages" not in topics(own)
    assert key("commitment.promised.category", own).words["hostages"] == "taken as hostages"
    assert "hostages" not in key("commitment.promised.category").words
    assert key("commitment.promised.category").words["people"] == "people"


# The command


@pytest.mark.parametrize("kind", kinds())
def test_a_kind_is_explained_by_all_its_keys(kind: str) -> None:
    """Each with its help and its example; those that must be there before the others."""
    said = explain(kind)
    assert said.exit_code == 0
    lines = " ".join(said.output.split())
    required, _, optional = said.output.partition("\nOptional:\n")
    for each in keys_of(kinds()[kind]).keys:
        assert f"\n    {each.name}: {each.example}\n" in (required if each.required else optional)
        assert each.help in lines
        assert all(word in lines for word in each.words)


def test_a_kind_says_where_its_files_are() -> None:
    """A page of prose stands at the top."""
    assert "content/rounds/<id>.md" in explain("round").output
    assert "content/<id>.md" in explain("page").output


def test_a_key_is_explained_with_the_keys_below_it() -> None:
    """To the letter."""
    assert explain("exchange.ordinals").output == (
        "exchange.ordinals: Ordinals\n\n"
        "Numbers that somebody gives the exchange in their own count.\n\n"
        "For example:\n\n"
        "    ordinals: [{number: 64, by: northland, cite: [gazette]}]\n\n"
        "A number that somebody gives the exchange in their own count; `derived` when it follows from\ncounting.\n\n"
        "Required:\n\n"
        "    number: 64\n        The number in the speaker's own count.\n\n"
        "    by: northland-ministry\n"
        "        Who says so: the id of a person or an organization, or a name for a speaker without a page.\n"
        "        Refers to: organization or person.\n"
        "        Keys inside: name, side (chronicle explain exchange.ordinals.by).\n\n"
        "    cite: [gazette]\n"
        "        What it rests on: a list of keys of the entry's sources, or of groups that also name the place in\n"
        "        one.\n"
        "        Keys inside: source, locator, quote (chronicle explain exchange.ordinals.cite).\n\n"
        "Optional:\n\n"
        "    derived: true\n        Write true where nobody says the number and it follows from counting on.\n"
    )


def test_every_word_of_a_key_is_explained() -> None:
    """With what readers see in its place."""
    said = explain("Exchange.Level").output
    assert "operation  operation in stages\n" in said
    assert "stage      stage of an operation\n" in said
    assert "exchange.level: Level (required)\n" in said


def test_every_way_can_be_explained() -> None:
    """Whatever is inside of a kind or of the settings."""
    assert {"round.delegations.head", "exchange.transfers.accounts.total", "settings.categories"} <= topics().keys()
    for way, topic in topics().items():
        assert explained(way, topic).startswith(f"{way}: "), way


def test_the_settings_are_explained() -> None:
    """And where they are written."""
    said = explain("settings").output
    assert "mkdocs.yml" in said
    assert "categories: {people: {hostages: {words: {en: hostages}, part: true}}}" in said


def test_the_command_knows_the_categories_of_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the configuration in the folder in which it is run; without one there are none."""
    monkeypatch.chdir(tmp_path)
    assert "hostages" not in explain("exchange.transfers.accounts").output
    options = "plugins:\n  - chronicle:\n      categories: {people: {hostages: {words: {en: hostages}}}}\n"
    Path("mkdocs.yml").write_text(options, "utf-8")
    assert "\n    hostages: 12\n" in explain("exchange.transfers.accounts").output


@pytest.mark.parametrize(
    ("topic", "meant"),
    [
        ("rond", "Perhaps you mean round."),
        ("round.delegation", "Perhaps you mean round.delegations."),
        ("round.delegations.haed", "Perhaps you mean round.delegations.head."),
        ("ordinals", "Perhaps you mean exchange.ordinals."),
        ("setings", "Perhaps you mean settings."),
        ("zzz", "Known are commitment, exchange,"),
        ("R10", "perhaps R1"),
        ("\x1b[31m", "<U+001B>"),
    ],
)
def test_what_cannot_be_explained_is_a_mistake_of_usage(topic: str, meant: str) -> None:
    """The command says what may be meant."""
    said = explain(topic)
    assert said.exit_code == 2
    assert meant in said.output
    assert "\x1b" not in said.output


# The documents


def test_the_page_of_keys_is_as_the_fields_have_it() -> None:
    """`make keys` writes it anew."""
    assert (ROOT / REFERENCE).read_text("utf-8") == reference_page()


def test_the_page_has_every_key_of_every_kind() -> None:
    """Each kind and each group with a table of its own, each key in a row of it."""
    page = reference_page()
    tables = dict(re.findall(r"^<!-- keys:(\S+) -->\n(.*?)^<!-- /keys -->$", page, re.MULTILINE | re.DOTALL))
    shared = set(re.findall(r"^\| `(\w+)` \|", tables["entry"], re.MULTILINE))
    for name, kind in kinds().items():
        rows = set(re.findall(r"^\| `(\w+)` \|", tables[name], re.MULTILINE))
        assert rows | shared >= {each.name for each in keys_of(kind).keys}
        assert rows.isdisjoint(shared)
    groups = {
        group for way, topic in topics().items() if isinstance(topic, Key) for group in (g.name for g in topic.groups)
    }
    headings = re.findall(r"^#{2,3} (.+)$", page, re.MULTILINE)
    assert {group.capitalize() for group in groups - {"own category"}} <= set(headings)
    assert len(headings) == len(set(headings))


@pytest.mark.parametrize("document", [REFERENCE, "CONTRIBUTING.md"])
def test_links_of_the_tables_lead_to_their_headings(document: str) -> None:
    """And to files that are there."""
    text = (ROOT / document).read_text("utf-8")
    anchors = {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in re.findall(r"^#+ (.+)$", text, re.M)}
    targets = re.findall(r"\]\(([^)\s]+)\)", text)
    assert targets
    for target in targets:
        if target.startswith("#"):
            assert target[1:] in anchors, target
        elif "://" not in target:
            assert (ROOT / document).parent.joinpath(target).exists(), target


def test_tables_are_filled_where_the_marks_are() -> None:
    """And nothing else of the document is touched, however often it is done."""
    before = "# A round\n\nText | text.\n\n<!-- keys:round.outcomes -->\nstale\n<!-- /keys -->\n\nMore.\n"
    after = filled(before)
    assert after.startswith("# A round\n\nText | text.\n\n<!-- keys:round.outcomes -->\n| key | required |")
    assert "| `text` | yes | " in after
    assert "| `commitment` | | " in after
    assert after.endswith("\n<!-- /keys -->\n\nMore.\n")
    assert "stale" not in after
    assert filled(after) == after
    with pytest.raises(KeyError):
        filled(before.replace("round.outcomes", "round.outcome"))


def test_the_command_writes_both_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the folder in which it is run."""
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    Path("CONTRIBUTING.md").write_text("# An exchange\n\n<!-- keys:exchange -->\n<!-- /keys -->\n", "utf-8")
    main()
    assert "| `level` | yes | " in Path("CONTRIBUTING.md").read_text("utf-8")
    assert Path(REFERENCE).read_text("utf-8") == reference_page()
