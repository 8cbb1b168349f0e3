"""The days of the week and the months, as sentences of the record name them."""

from __future__ import annotations

from typing import Final

from babel.dates import get_day_names, get_month_names

_LANGUAGE: Final = "en"
"""The language of the sentences that are looked at."""
DAYS: Final = tuple(get_day_names("wide", locale=_LANGUAGE)[day] for day in range(7))
MONTHS: Final = tuple(get_month_names("wide", locale=_LANGUAGE)[month] for month in range(1, 13))
