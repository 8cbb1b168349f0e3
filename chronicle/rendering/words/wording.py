"""Dates, figures and languages in the reader's words; the symbols in which editors write them are never shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from chronicle.entities.values.dates import EdtfDate, Kind, Missing, Part, Point, Precision, Range
from chronicle.entities.values.quantities import Quantity
from chronicle.linking.counting.elapsed import Elapsed
from chronicle.rendering.words.words import Words, words

_TERRITORY = {"en": "en_GB"}
"""The variety of a language whose dates and numbers are used, where it matters: 16 May 2025, not May 16, 2025."""


@dataclass(frozen=True)
class Wording:
    """Says values in one language."""

    words: Words

    @cached_property
    def locale(self) -> Locale:
        """The locale behind the language."""
        return Locale.parse(_TERRITORY.get(self.words.lang, self.words.lang))

    def number(self, value: float) -> str:
        """A number with the language's separators."""
        return _number(value, self.locale)

    def day(self, value: date) -> str:
        """A calendar day in full."""
        return _day(value, self.locale)

    def month(self, value: date) -> str:
        """A month with its year, by any of its days."""
        return _month(value, self.locale)

    def quarter(self, year: int, number: int) -> str:
        """A quarter of a year, as short as tables have it."""
        return _quarter(date(year, 3 * number, 1), self.locale)

    def language(self, code: str) -> str:
        """A language's name."""
        return _language(code, self.locale)

    def quantity(self, value: Quantity) -> str:
        """How many, in words where it is not exact."""
        _ = self.words.gettext
        if value.absent == "withheld":
            return _("withheld")
        if value.absent == "not_found":
            return _("not found")
        if value.about is not None:
            return _("about %(number)s") % {"number": self.number(value.about)}
        if value.exact is not None:
            return self.number(value.exact)
        if value.min is not None and value.max is not None:
            return _("%(low)s to %(high)s") % {"low": self.number(value.min), "high": self.number(value.max)}
        if value.min is not None:
            return _("at least %(number)s") % {"number": self.number(value.min)}
        return _("up to %(number)s") % {"number": self.number(value.max or 0)}

    def date(self, value: EdtfDate) -> str:
        """A date of any precision, with what is vague in it said."""
        _ = self.words.gettext
        if value.kind is Kind.ONE_OF:
            said = [self._choice(part) for part in value.parts]
            return said[0] if len(said) == 1 else format_list(said, style="or", locale=self.locale)
        return self._part(value.parts[0])

    def term(self, start: EdtfDate | None, until: EdtfDate | None) -> str:
        """From when until when something was held, as far as that is known."""
        _ = self.words.gettext
        if start and until:
            return f"{self.date(start)} – {self.date(until)}"
        if start:
            return _("since %(date)s") % {"date": self.date(start)}
        if until:
            return _("until %(date)s") % {"date": self.date(until)}
        return _("dates not found")

    def elapsed(self, value: Elapsed) -> str:
        """How many days lie between two dates, as far as that is known."""
        _ = self.words.gettext
        least, most = max(value.least or 0, 0), value.most
        if most is None and not least:
            return _("not known")
        if most is None:
            said = _("at least %(number)s") % {"number": self._in_days(least)}
        elif most < 0:
            return _("before it was made")
        elif least == most:
            said = self._in_days(least)
        elif not least:
            said = _("at most %(number)s") % {"number": self._in_days(most)}
        else:
            said = _("%(low)s to %(high)s") % {"low": self.number(least), "high": self._in_days(most)}
        return _("about %(number)s") % {"number": said} if value.about else said

    def _in_days(self, number: int) -> str:
        said = self.words.ngettext("%(number)s day", "%(number)s days", number)
        return said % {"number": self.number(number)}

    def _part(self, part: Part) -> str:
        return self._span(part) if isinstance(part, Range) else self._point(part)

    def _span(self, part: Range) -> str:
        _ = self.words.gettext
        start, end = part.start, part.end
        if isinstance(start, Missing):
            known = {"date": self._point(end) if isinstance(end, Point) else ""}
            return (
                _("until %(date)s") % known if start is Missing.OPEN else _("until %(date)s, start not known") % known
            )
        if isinstance(end, Missing):
            known = {"date": self._point(start)}
            return _("from %(date)s on") % known if end is Missing.OPEN else _("from %(date)s, end not known") % known
        plain = not (start.uncertain or start.approximate or end.uncertain or end.approximate)
        if plain and start.precision == end.precision == Precision.DAY:
            return _days(start.earliest, end.earliest, self.locale)
        return _("from %(start)s to %(end)s") % {"start": self._point(start), "end": self._point(end)}

    def _choice(self, part: Part) -> str:
        _ = self.words.gettext
        if isinstance(part, Point):
            return self._point(part)
        if isinstance(part.start, Missing):
            return _("on or before %(date)s") % {"date": self._part(part.end) if isinstance(part.end, Point) else ""}
        if isinstance(part.end, Missing):
            return _("on or after %(date)s") % {"date": self._point(part.start)}
        return _("some day between %(start)s and %(end)s") % {
            "start": self._point(part.start),
            "end": self._point(part.end),
        }

    def _point(self, point: Point) -> str:
        _ = self.words.gettext
        said = self._bare(point)
        if point.uncertain and point.approximate:
            return _("perhaps about %(date)s") % {"date": said}
        if point.approximate:
            return _("about %(date)s") % {"date": said}
        if point.uncertain:
            return _("%(date)s (uncertain)") % {"date": said}
        return said

    def _bare(self, point: Point) -> str:
        _ = self.words.gettext
        first, last = point.earliest, point.latest
        match point.precision:
            case Precision.DAY:
                return self.day(first)
            case Precision.DAYS:
                return _("some day between %(start)s and %(end)s") % {"start": self.day(first), "end": self.day(last)}
            case Precision.MONTH:
                said = _month(first, self.locale)
                return _("some day in %(date)s") % {"date": said} if point.unspecified else said
            case Precision.MONTHS:
                known = {"start": _month(first, self.locale), "end": _month(last, self.locale)}
                return _("some month between %(start)s and %(end)s") % known
            case Precision.YEAR:
                said = str(first.year)
                return _("some day in %(date)s") % {"date": said} if point.unspecified else said
            case _:
                return _("some year between %(start)s and %(end)s") % {"start": first.year, "end": last.year}


@cache
def wording(lang: str) -> Wording:
    """The wording of a language, by its code: one for all pages, with a locale that need not be looked up for each."""
    return Wording(words(lang))


@lru_cache(maxsize=4096)
def _number(value: float, locale: Locale) -> str:
    return str(format_decimal(value, locale=locale))


@lru_cache(maxsize=256)
def _language(code: str, locale: Locale) -> str:
    return Locale.parse(code, sep="-").get_display_name(locale) or code


@lru_cache(maxsize=4096)
def _day(value: date, locale: Locale) -> str:
    return format_date(value, "long", locale=locale)


@lru_cache(maxsize=4096)
def _days(first: date, last: date, locale: Locale) -> str:
    return format_interval(first, last, "yMMMMd", locale=locale)


@lru_cache(maxsize=256)
def _quarter(value: date, locale: Locale) -> str:
    return format_skeleton("yQQQ", value, locale=locale)


@lru_cache(maxsize=1024)
def _month(value: date, locale: Locale) -> str:
    return format_skeleton("yMMMM", value, locale=locale)
