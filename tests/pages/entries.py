"""A chronicle with an entry of every kind and with everything that a page can show, for tests of the built site."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tests.small_chronicle import ENTRIES, SOURCES

NOTE: Final = "Only editors read this remark."
"""The `notes` of an entry, which are in nothing that is published."""

_STAGE = """\
---
title: {title}
summary: One day of the operation.
level: stage
part_of: 2025-05-23-operation
date: {date}
event_status: took_place
transfers:
  - to: ukraine
    from: russia
    accounts:
      - {{by: rustem-umerov, cite: [paper], total: {number}, military: {military}, civilians: {civilians}}}
  - to: russia
    from: ukraine
    accounts:
      - {{by: vladimir-medinsky, cite: [paper], total: {number}}}
review: provisional
{sources}---
"""

MORE: Final[Mapping[str, str]] = {
    "contribute.md": """\
---
title: Contribute
summary: How to propose an entry.
review: provisional
---

By a pull request.
""",
    "people/vladimir-medinsky.yml": f"""\
name: Vladimir Medinsky
names:
  - {{value: Владимир Мединский, lang: ru}}
side: russia
roles:
  - title: Aide to the President
    organization: russia
    from: 2020-01-24
    cite: [paper]
summary: Head of the Russian delegation.
review: provisional
{SOURCES}""",
    "people/an-expert.yml": f"""\
name: An Expert
names:
  - {{value: An Expert, lang: en}}
side: ukraine
roles:
  - title: Adviser
    organization: ukraine
    from: 2022
    cite: [paper]
summary: Adviser of the Ukrainian delegation.
review: provisional
{SOURCES}""",
    "rounds/2025-07-23-istanbul.md": f"""\
---
title: Istanbul, third round
summary: The delegations agreed on further exchanges.
track: istanbul-2025
number: 3
date: 2025-07-23
event_status: took_place
place: istanbul
format: direct
delegations:
  - {{party: ukraine, head: rustem-umerov, members: [an-expert], cite: [paper]}}
  - {{party: russia, head: vladimir-medinsky, cite: [paper]}}
review: reviewed
reviewed_on: 2025-08-01
corrections:
  - date: 2025-08-02
    field: number
    was: "2"
    now: "3"
    reason: The count began with the wrong round.
    kind: error
  - date: 2025-09-01
    field: format
    was: mediated
    now: direct
    reason: The hosts were not in the room.
    kind: clarification
notes: {NOTE}
{SOURCES}---

They met for an hour [@paper].
""",
    "rounds/2024-11-sounding.md": f"""\
---
title: A sounding in the autumn
summary: The parties are said to have met about November 2024.
track: istanbul-2025
date: 2024-11~
event_status: disputed
review: provisional
{SOURCES}---

It was reported later [@paper].
""",
    "commitments/1000-for-1000.md": f"""\
---
title: 1,000 for 1,000
summary: Each side is to hand over a thousand people.
agreed_at: 2025-05-16-istanbul
parties: [ukraine, russia]
text: Each side hands over 1,000 people.
cite: [paper]
promised:
  - {{to: ukraine, category: people, quantity: 1000, by: rustem-umerov, cite: [paper]}}
state: partly_carried_out
state_as_of: 2025-05-25
review: provisional
{SOURCES}---
""",
    "exchanges/2025-05-23-operation.md": f"""\
---
title: The operation of May 2025
summary: People were exchanged on two days.
level: operation
date: 2025-05-23/2025-05-24
event_status: took_place
implements: [1000-for-1000]
transfers:
  - to: ukraine
    from: russia
    accounts:
      - {{by: rustem-umerov, cite: [paper], total: {{min: 700}}}}
review: provisional
{SOURCES}---
""",
    "exchanges/2025-05-23-stage-1.md": _STAGE.format(
        title="First day", date="2025-05-23", number=390, military=270, civilians=120, sources=SOURCES
    ),
    "exchanges/2025-05-24-stage-2.md": _STAGE.format(
        title='"=Second day, 307"', date="2025-05-24", number=307, military=300, civilians=7, sources=SOURCES
    ),
    "exchanges/2024-01-03-exchange.md": f"""\
---
title: Exchange of 3 January 2024
summary: One side kept its number back.
level: exchange
date: 2024-01-03
event_status: took_place
transfers:
  - to: ukraine
    from: russia
    accounts:
      - {{by: rustem-umerov, cite: [paper], total: withheld, note: "+5 were added later"}}
      - {{by: {{name: "=A paper"}}, cite: [paper], total: {{about: 250}}}}
  - to: russia
    from: ukraine
    accounts:
      - {{by: vladimir-medinsky, cite: [other], total: 248}}
review: provisional
{SOURCES}  - key: other
    url: https://office.example/news
    publisher: Ölands Office
    published: 2024-01
    lang: ru
    stake: party
    archive: {{url: "https://archive.example/1", captured: 2024-01-05}}
---
""",
    "repatriations/2025-06-11-bodies.yml": f"""\
title: Bodies, 11 June 2025
summary: Bodies were handed over.
date: 2025-06-11
event_status: announced
transfers:
  - to: ukraine
    from: russia
    accounts:
      - {{by: vladimir-medinsky, cite: [paper], bodies: {{min: 1000}}}}
review: provisional
{SOURCES}""",
    "statements/2025-06-01-total.md": f"""\
---
title: A total as stated
summary: Umerov gave a total.
speaker: rustem-umerov
on_behalf_of: ukraine
date: 2025-06-01
about: [1000-for-1000]
accounts:
  - {{to: ukraine, scope: since the beginning, cite: [paper], total: 697}}
cite: [paper]
review: provisional
{SOURCES}---
""",
}

READER: Final[Mapping[str, str]] = {**ENTRIES, **MORE}
"""All of its entries, by their path in `content/`."""
