"""Examples of the rules about keys and values, and about references and sources: S101 to L308."""

from __future__ import annotations

from chronicle.checking.examples.example import OPERATION, Example, body, told, whole

_PAPER = '{key: paper, url: "https://paper.example/talks", publisher: The Paper, archive: not_captured}'
_SECOND = '{key: second, url: "https://second.example/talks", publisher: Second Paper, archive: not_captured}'

SCHEMA = {
    "S101": Example("venues: Palace\n", "venue: Palace\n"),
    "S102": whole(
        "summary: A city.\nreview: provisional\n",
        "name: Kyiv\nsummary: A city.\nreview: provisional\n",
        "places/kyiv.yml",
    ),
    "S103": Example("event_status: took place\n", "event_status: took_place\n"),
    "S104": Example("hosts: ukraine\n", "hosts: [ukraine]\n"),
    "S105": Example('venue: "Palace "\n', 'venue: "Palace"\n'),
    "S106": Example("date: 2 June 2025\n", "date: 2025-06-02\n"),
    "S107": Example("number: 02\n", "number: 2\n"),
    "S108": Example('venue: "<b>Palace</b>"\n', "venue: Palace\n"),
}

LINKS = {
    "L101": Example("place: istambul\n", "place: istanbul\n"),
    "L102": body("See [[georgia]] [@paper].\n", "See [[place/georgia]] [@paper].\n"),
    "L103": Example("place: anna-bondar\n", "place: istanbul\n"),
    "L104": body("See [[2025-06-03-bondar]] [@paper].\n", "See [[2025-06-02-bondar]] [@paper].\n"),
    "L105": body("After [[istanbul-1]] [@paper].\n", "After [[2025-05-16-istanbul]] [@paper].\n"),
    "L106": Example("former_ids: [2025-05-16-istanbul]\n", "former_ids: [istanbul-2]\n"),
    "L107": Example("part_of: 2025-05-23-operation\n", "level: operation\n", file=OPERATION),
    "L201": body("They met [@papers].\n", "They met [@paper].\n"),
    "L202": Example(f"sources:\n  - {_PAPER}\n  - {_SECOND}\n", f"sources:\n  - {_PAPER}\n"),
    "L203": Example(
        f"sources:\n  - {_PAPER}\n  - {_SECOND.replace('second,', 'paper,')}\n", f"sources:\n  - {_PAPER}\n"
    ),
    "L204": Example(
        f"sources:\n  - {_PAPER.replace('/talks', '/390').replace('The Paper', 'Another Paper')}\n",
        f"sources:\n  - {_PAPER.replace('/talks', '/390')}\n",
    ),
    "L205": Example(f"sources:\n  - {_PAPER.replace(' publisher: The Paper,', '')}\n", f"sources:\n  - {_PAPER}\n"),
    "L301": body(
        "They met [in a palace](javascript:alert(1)) [@paper].\n",
        "They met [in a palace](https://palace.example/) [@paper].\n",
    ),
    "L302": body(
        "They met [](https://palace.example/) [@paper].\n", "They met [there](https://palace.example/) [@paper].\n"
    ),
    "L303": body("![The palace](https://palace.example/a.png)\n", "[The palace](https://palace.example/a.png)\n"),
    "L304": told("![](images/palace.png)", "![The palace from the water](images/palace.png)"),
    "L305": body("They met [paper, @paper].\n", "They met [@paper].\n"),
    "L306": body("They met [there][palace] [@paper].\n", "They met [there](https://palace.example/) [@paper].\n"),
    "L307": body("They met[^1] [@paper].\n", "They met[^1] [@paper].\n\n[^1]: In a palace.\n"),
    "L308": body("![The palace](images/palace.png)\n", "[The palace](https://palace.example/a.png)\n"),
}

EXAMPLES = SCHEMA | LINKS
