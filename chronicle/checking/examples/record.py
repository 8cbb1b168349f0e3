"""Examples of the rules about the record and the site: R101 to R602, P001 to P202."""

from __future__ import annotations

from chronicle.checking.examples.example import (
    EXCHANGE,
    OPERATION,
    ROUND,
    STATEMENT,
    Example,
    body,
    told,
    whole,
)

_TRANSFER = "transfers:\n  - to: ukraine\n    from: russia\n    accounts:\n      - "
_ORGANIZATION = "name: General Staff\ntype: office\nparent: {}\nsummary: An office.\nreview: provisional\n"


def _accounts(figures: str, by: str = "ukraine") -> str:
    return f"{_TRANSFER}{{by: {by}, cite: [paper], {figures}}}\n"


def _sources(of: str, more: str) -> str:
    return f'sources:\n  - {{key: paper, url: "https://paper.example/{of}", publisher: The Paper, {more}}}\n'


def _twin(total: int) -> str:
    """An exchange on the day of the second stage."""
    return (
        "title: An exchange\nsummary: An exchange of prisoners.\nlevel: exchange\ndate: 2025-05-24\n"
        f"event_status: took_place\n{_accounts(f'total: {total}')}review: provisional\n"
        + _sources("again", "archive: not_captured")
    )


FIGURES = {
    "R101": Example(
        _accounts("total: 190, military: 100, civilians: 70"),
        _accounts("total: 190, military: 100, civilians: 90"),
        file=EXCHANGE,
    ),
    "R102": Example(
        _TRANSFER + "{by: ukraine, cite: [paper]}\n      - {by: {name: A newspaper}, cite: [paper], total: 190}\n",
        _accounts("total: 190"),
        file=EXCHANGE,
    ),
    "R103": Example(
        _accounts("total: 190").replace("from: russia", "from: ukraine"), _accounts("total: 190"), file=EXCHANGE
    ),
    "R111": Example(
        "# Its two stages brought 200 and 190.\n" + _accounts("total: 380"),
        "# Its two stages brought 200 and 190.\n" + _accounts("total: 390"),
        file=OPERATION,
    ),
    "R112": Example(
        "# Its two stages brought 200 and 190.\n" + _accounts("total: 400"),
        "# Its two stages brought 200 and 190.\n" + _accounts("total: 390"),
        file=OPERATION,
    ),
    "R113": Example(
        _accounts("total: 190") + _accounts("total: 20").removeprefix("transfers:\n"),
        _accounts("total: 190")
        + _accounts("total: 20")
        .removeprefix("transfers:\n")
        .replace("accounts:", "component: the wounded\n    accounts:"),
        file=EXCHANGE,
    ),
    "R114": Example("counted_in: 2025-05-23-operation\n", "implements: []\n", file=OPERATION),
}

VOICES = {
    "R201": Example(
        _accounts("total: 190", "russia"),
        _accounts("total: 190", "russia") + "      - {by: ukraine, cite: [paper], total: withheld}\n",
        file=EXCHANGE,
    ),
    "R202": Example(
        _sources("190", "archive: not_captured, stake: party"),
        _sources("190", "archive: not_captured, stake: independent"),
        file=EXCHANGE,
    ),
    "R203": Example(
        "# Bondar was minister until 1 September 2025.\ndate: 2025-09-20\n", "date: 2025-06-02\n", file=STATEMENT
    ),
    "R204": whole(
        _ORGANIZATION.format("general-staff"), _ORGANIZATION.format("mod-ukraine"), "organizations/general-staff.yml"
    ),
}

TIME = {
    "R301": Example(
        "date: 2025-06-02\n" + _sources("said", "published: 2025-05-30, archive: not_captured"),
        "date: 2025-06-02\n" + _sources("said", "published: 2025-06-02, archive: not_captured"),
        file=STATEMENT,
    ),
    "R302": Example(
        _sources("talks", "published: 2025-06-02"), _sources("talks", "published: 2025-06-02, archive: not_captured")
    ),
    "R303": body("They met on Tuesday, 2 June 2025 [@paper].\n", "They met on Monday, 2 June 2025 [@paper].\n"),
    "R304": Example("number: 1\n", "# The first round was on 16 May.\nnumber: 2\n", file=ROUND),
    "R305": whole(_twin(190), _twin(12), "exchanges/2025-05-24-exchange.yml"),
    "R306": Example(
        "date: 2025-06-24\nreviewed_on: 2025-05-26\n", "date: 2025-05-24\nreviewed_on: 2025-05-26\n", file=EXCHANGE
    ),
    "R307": Example("date: 2052-05-24\n", "date: 2025-05-24\n", file=EXCHANGE),
}

ADDRESSES = {
    "R401": body("See [there](http://localhost/) [@paper].\n", "See [there](https://palace.example/) [@paper].\n"),
    "R402": body("A [palace](https://pаlace.example/) [@paper].\n", "A [palace](https://palace.example/) [@paper].\n"),
    "R403": body(
        "See [there](https://palace.example/?id=5&utm_source=post) [@paper].\n",
        "See [there](https://palace.example/?id=5) [@paper].\n",
    ),
}

WORDS = {
    "R501": body(
        "The regime agreed [@paper].\n", "The government agreed to what it calls “the regime’s terms” [@paper].\n"
    ),
    "R502": body("Petro Zrazkovyi came home.\n", "A man of 45 came home.\n", EXCHANGE),
    "R503": Example("title: Istanbul, sеcond round\n", "title: Istanbul, second round\n"),
    "R504": body("They met in a pаlace [@paper].\n", "They met in a palace [@paper].\n"),
    "R601": told(
        "In a reviewed exchange the total was 390 and is 395; nothing else changed.",
        "The total changed, and corrections tells its date, what it was, what it is, and why.",
    ),
    "R602": told(
        "A correction that was published is taken out.", "A second correction tells what was wrong with the first."
    ),
}

SITE = {
    "P001": told("A template links to /round/, and there is no such page.", "It links to /rounds/."),
    "P002": told("A link leads to #outcomes on a page without that heading.", "It leads to a place that is there."),
    "P101": told("mkdocs.yml is empty.", "mkdocs.yml has site_name, theme and plugins."),
    "P102": told("site_nmae: My chronicle", "site_name: My chronicle"),
    "P103": told("site_name stands twice in mkdocs.yml.", "Every setting stands there once."),
    "P104": told("plugins: [search]", "plugins: [chronicle]"),
    "P105": told("plugins: [chronicle: {colour: red}]", "plugins: [chronicle]"),
    "P106": told("docs_dir: ../content", "docs_dir: content, in the folder with mkdocs.yml."),
    "P107": told("theme: {language: ua}", "theme: {language: uk}, if there are words for it."),
    "P201": whole(
        "---\ntitle: A record\nsummary: Who met whom.\nreview: draft\n---\n",
        "---\ntitle: A record\nsummary: Who met whom.\nreview: provisional\n---\n",
        "index.md",
    ),
    "P202": told("nav: [index.md, about.md]", "nav: [index.md, about/index.md], for the page in content/about.md."),
}

EXAMPLES = FIGURES | VOICES | TIME | ADDRESSES | WORDS | SITE
