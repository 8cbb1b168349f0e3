"""What an editor may have meant by a text that is not a date: other orders, words, lookalike characters, notations.

Nothing here decides what a date is. Every rule proposes, and the caller's `settle` says whether the proposal is one.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from babel.dates import get_day_names, get_month_names

from chronicle.entities.values.date_notation import MAX_LENGTH

Settle: TypeAlias = Callable[[str], str | None]
"""A candidate comes back as a date (itself, or with its ends or choices put in order), or as None where it is none."""


class Repair(NamedTuple):
    """Why a text is not a date, as one sentence, and what to write instead, if that can be told.

    It is `certain` if the text says the same date in another form; else it drops or guesses something.
    """

    why: str
    text: str | None
    certain: bool = False


_CHARACTERS = "A date is written in plain digits and hyphens, without spaces."
_YEAR_FIRST = "A date is written year-month-day, with two digits for the month and the day: 2025-05-06."
_UNKNOWN = "An unknown last digit is written X, and every digit right of it too: 2025-05-2X, 2025-05-XX."
_QUALIFIER = "?, ~ or % stands once, at the end of the date."
_TIME = "A time needs a whole day before it, its seconds and its zone (2025-05-16T23:30:00+03:00): leave it out."
_INTERVAL = "An interval is written start/end; some one day between the two is written [start..end]."
_CHOICE = "One of several dates is written [2025-05-16,2025-05-18] or [2025-05-16..2025-05-18], without spaces."
_ALL_OF = "All of several dates together are not one date: write an interval, or an entry for each."

_LANGUAGES: Final = ("en", "en_GB", "uk", "ru")
_FILLERS: Final = frozenset(("st", "nd", "rd", "th", "of", "the", "року", "рік", "р", "года", "год", "г"))
_ENDS: Final = {
    **dict.fromkeys(("", "?", "unknown"), ""),
    **dict.fromkeys(("..", "...", "open", "ongoing", "present", "now"), ".."),
}
_LOOKALIKES: Final = str.maketrans({"−": "-", "≈": "~", "Х": "X", "х": "X", "Χ": "X", "χ": "X"})

_ABOUT = re.compile(r"(?:c|ca|circa|about|around|approx|approximately|близько|около)\b\.? ?", re.I)
_NUMBERS = re.compile(r"([0-9]{4})(?P<separator> ?[-./] ?| )([0-9]{1,2})(?:(?P=separator)([0-9]{1,2}))?\.?")
_DAY_FIRST = re.compile(r"(?:([0-9]{1,2})( ?[-./] ?| ))?([0-9]{1,2})(?: ?[-./] ?| )([0-9]{4})")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})?")
_PLACEHOLDERS = re.compile(r"([0-9XxUu?*_]{4}(?:-(?:[0-9XxUu?*_]{2}|[XxUu?*_])){0,2})([?~%]?)")
_WITH_TIME = re.compile(
    r"(.+?)(?:T|,? (?:at )?)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?: ?(?:[A-Za-z]{1,4}|[+-][0-9:]{2,5}))?"
)
_DOTS = re.compile(r" ?\.\.+ ?")
_SEPARATORS = (
    re.compile(r" (?:-+|to|until|till|до|по) |--+"),
    _DOTS,
    re.compile(r" ?/ ?"),
    re.compile(r"(?<=-[0-9]{2})-(?=[0-9]{4}-)"),
    re.compile(r"(?<=\w)-(?=\w)"),
)
_OR = re.compile(r" (?:or|або|или) ")


def suggest(text: str, settle: Settle) -> Repair | None:
    """Find the first proposal that is a date; else a repair without one, where at least the reason is clear."""
    normal = unicodedata.normalize("NFKC", text)
    if len(normal) > MAX_LENGTH:  # a character can become eighteen
        return None
    plain = _plain(normal)
    if settled := settle(plain):
        return Repair(_CHARACTERS, settled, settled == plain)
    unclear: Repair | None = None
    for repair in _proposals(plain, settle):
        if repair.text is None:
            unclear = unclear or repair
        elif settled := settle(repair.text):
            return Repair(repair.why, settled, repair.certain and settled == repair.text)
    return unclear


def _proposals(text: str, settle: Settle) -> Iterator[Repair]:
    if repair := _single(text):
        yield repair
    yield from _intervals(text)
    yield from _choices(text, settle)


def _plain(text: str) -> str:
    """Make lookalikes, other scripts' digits, other dashes and invisible characters plain."""

    def plain(char: str) -> str:
        category = unicodedata.category(char)
        if category == "Nd":
            return str(unicodedata.decimal(char))
        return {"Pd": "-", "Zs": " ", "Cc": " ", "Cf": ""}.get(category, char)

    return " ".join("".join(map(plain, text.translate(_LOOKALIKES))).split()).strip(" '\"`“”„«»")


def _single(text: str) -> Repair | None:
    """One date, by the first rule that knows its shape; None where no rule does, as with what is a date already."""
    rules = (_placeholders, _without_time, _numbers, _day_first, _compact, _qualified, _worded)
    repair = next((repair for rule in rules if (repair := rule(text))), None)
    return repair if repair and repair.text != text else None


def _built(why: str, year: str, month: str, day: str | None) -> Repair:
    """Put these numbers in order: month and day are swapped if only that fits, and left out if they are 0."""
    swapped = bool(day) and int(month) > 12 >= int(day or 0)
    if day and swapped:
        month, day = day, month
    if not int(month):
        return Repair(why, year)
    if not day or not int(day):
        return Repair(why, f"{year}-{int(month):02}", certain=not day)
    if int(month) <= 12 and int(day) > monthrange(int(year) or 1, int(month))[1]:
        return Repair(f"There is no day {int(day)} in that month.", f"{year}-{int(month):02}-XX")
    return Repair(why, f"{year}-{int(month):02}-{int(day):02}", certain=not swapped)


def _numbers(text: str) -> Repair | None:
    """2025-5-6, 2025/05/06, 2025.5."""
    match = _NUMBERS.fullmatch(text)
    return _built(_YEAR_FIRST, match[1], match[3], match[4]) if match else None


def _day_first(text: str) -> Repair | None:
    """16.05.2025, 05/16/2025, 05.2025. With points the day is first; otherwise only the numbers can tell."""
    match = _DAY_FIRST.fullmatch(text)
    if not match:
        return None
    day, separator, month, year = match.groups()
    if day and "." not in separator and day != month and 0 < int(day) <= 12 and 0 < int(month) <= 12:
        either = " or ".join(f"{year}-{int(m):02}-{int(d):02}" for d, m in ((day, month), (month, day)))
        return Repair(f"This can be read as two dates: write {either}.", None)
    if day and int(month) > 12 >= int(day):
        day, month = month, day  # 05/16/2025
    return _built(_YEAR_FIRST, year, month, day)


def _compact(text: str) -> Repair | None:
    """20250516; six digits may be a day of another year as well."""
    match = _COMPACT.fullmatch(text)
    if not match:
        return None
    built = _built(_YEAR_FIRST, *match.groups())
    return built if match[3] else built._replace(certain=False)


def _placeholders(text: str) -> Repair | None:
    """2025-05-2?, 199u, 2025-xx-05, 2025-05-?."""
    match = _PLACEHOLDERS.fullmatch(text)
    if not match or match[1].replace("-", "").isdigit():
        return None
    year, *rest = re.sub(r"[XxUu?*_]", "X", match[1]).split("-")
    head, _, tail = "-".join([year, *("XX" if each == "X" else each for each in rest)]).partition("X")
    return Repair(_UNKNOWN, f"{head}X{re.sub('[0-9]', 'X', tail)}{match[2]}")


def _without_time(text: str) -> Repair | None:
    """2025-05-16T23:30:00, 16 May 2025, 12:30."""
    match = _WITH_TIME.fullmatch(text)
    if not match:
        return None
    inner = _single(match[1])
    return Repair(_TIME, inner.text if inner else match[1])


def _qualified(text: str) -> Repair | None:
    """~2025-05, 2025?-05-16, c. 2025, 2025-5-6?; both signs together are %."""
    signs = {sign for sign in "?~%" if sign in text}
    rest = re.sub(r" ?(?:\([?~%]+\)|[?~%]+) ?", "", text)
    if about := _ABOUT.match(rest):
        rest = rest[about.end() :]
        signs.add("~")
    if not signs or not rest:
        return None
    inner = _single(rest)
    if inner and not inner.text:
        return inner
    sign = "%" if len(signs) > 1 else signs.pop()
    of_the_whole = not set("?~%") & set(text.strip("?~% ()"))
    certain = of_the_whole and (inner is None or inner.certain)
    return Repair(inner.why if inner else _QUALIFIER, f"{inner.text if inner else rest}{sign}", certain)


def _worded(text: str) -> Repair | None:
    """16 May 2025, May 16th, 2025, Friday 16 May 2025, May 2025, 16 травня 2025 року, май 2025."""
    folded = text.casefold()
    if not re.fullmatch(r"[\w .,'’-]+", folded):
        return None
    words = [word for word in re.findall(r"[^\W\d_]+", folded) if word not in _FILLERS and word not in _weekdays()]
    numbers = re.findall(r"[0-9]+", folded)
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) < 3]
    month = _months().get(words[0]) if len(words) == 1 else None
    if not month or len(years) != 1 or len(days) > 1 or len(years + days) != len(numbers):
        return None
    return _built(_YEAR_FIRST, years[0], str(month), days[0] if days else None)


@cache
def _months() -> dict[str, int]:
    return {
        name.casefold().rstrip("."): number
        for language in _LANGUAGES
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, language).items()
    }


@cache
def _weekdays() -> frozenset[str]:
    names = (get_day_names(width, "format", lang).values() for lang in _LANGUAGES for width in ("wide", "abbreviated"))
    return frozenset(name.casefold().rstrip(".") for each in names for name in each)


def _intervals(text: str) -> Iterator[Repair]:
    """2025-05-16 - 2025-05-18, 2025-05-16..2025-05-18, 16-18 May 2025, 2025-05-16/18, from June 2025 to now."""
    bare = re.sub(r"^(?:from|since|з|с) ", "", text, flags=re.I)
    if bare != text:
        yield Repair(_INTERVAL, f"{_end(bare)}/..")
    for separator in _SEPARATORS:
        pieces = separator.split(bare)
        if len(pieces) != 2:
            continue
        start, end = _completed(*pieces)
        certain = "/" in separator.pattern and pieces == [start, end] and all(map(_is_certain, pieces))
        inner = _single(start) or _single(end)
        why = inner.why if inner and "/" in text else _INTERVAL
        if separator is _DOTS:
            start, end = start or "..", end or ".."
        yield Repair(why, f"{_end(start)}/{_end(end)}", certain)


def _completed(start: str, end: str) -> tuple[str, str]:
    """Both ends in full, where one of them leaves out what it shares with the other."""
    if (first := re.fullmatch(r"([^\W\d_]+\.?) [0-9]{1,2}", start)) and re.fullmatch(r"[0-9]{1,2},? [0-9]{4}", end):
        return f"{start} {end[-4:]}", f"{first[1]} {end}"
    if re.fullmatch(r"[0-9]{1,2}", start):
        return re.sub(r"^[0-9]{1,2}", start, end), end
    if re.fullmatch(r"(?:[0-9]{2}-)?[0-9]{2}", end) and re.fullmatch(r"[0-9]{4}(-[0-9]{2}){1,2}", start):
        return start, start[: -len(end)] + end
    if start not in _ENDS and not re.search(r"[0-9]{4}", start) and (year := re.search(r"[0-9]{4}", end)):
        return f"{start} {year[0]}", end
    return start, end


def _end(text: str) -> str:
    """One end of an interval, repaired where that is needed and possible."""
    if text in _ENDS:
        return _ENDS[text]
    repair = _single(text)
    return repair.text if repair and repair.text else text


def _is_certain(end: str) -> bool:
    repair = _single(end)
    return repair is None or repair.certain


def _choices(text: str, settle: Settle) -> Iterator[Repair]:
    """[2025-05-16, 2025-05-18], [16.05.2025..18.05.2025], 16 May 2025 or 18 May 2025."""
    inner = text.strip("[](){} ")
    if text.startswith("{"):
        # All of several dates: only an unbroken run of days can be said in one date.
        yield from _intervals(inner)
        yield Repair(_ALL_OF, None)
    elif text.startswith(("[", "(")) or _OR.search(inner):
        choices = (_OR if _OR.search(inner) else re.compile(r" ?[,;|] ?")).split(inner)
        settled = [_settled_choice(choice, settle) for choice in choices]
        if all(settled):
            yield Repair(_CHOICE, f"[{','.join(filter(None, settled))}]")


def _settled_choice(choice: str, settle: Settle) -> str | None:
    settled = settle(_end(choice))
    if settled and "/" not in settled:
        return settled
    runs = (settle(repair.text) for repair in _intervals(choice) if repair.text)
    if run := next(filter(None, runs), None):
        start, _, end = run.partition("/")
        return f"{start.strip('.')}..{end.strip('.')}"
    return None
