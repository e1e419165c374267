"""Builders of feasts, months of the Islamic year, and events that news dates by."""

from __future__ import annotations

from datetime import date, timedelta

from newsparse import lexicon
from newsparse.temporal.grammar import Match
from newsparse.temporal.names import Event, Feast
from newsparse.temporal.resolver import Base, Resolved

_BEFORE_A_FEAST = frozenset(
    "in on at during since until till by before after for over every each this last next the of from".split()
)
_BEFORE_NEW_YEAR = frozenset("before after until till by at since on".split())
"""What stands before the day; "in the new year" is some time in it."""
_NAMED_FOR = lexicon.words("around_days", "called_after_day")
_ISLAMIC = (1343, 1500)
"""Years of the Islamic calendar that hijridate converts (1924 to 2077)."""


class Feasts(Base):
    """Expressions that name a feast or an event instead of a day."""

    __slots__ = ()

    def feast(self, match: Match) -> Resolved | None:
        """Christmas, Newroz, Eid al-Fitr 2017: of its year, or the one nearest to the day of publication."""
        feast = match.kept["h"].value
        if not isinstance(feast, Feast) or not (match.kept["h"].text[:1].isupper() or feast.any_case):
            return None
        year = self._int(match, "y")
        if year is not None:
            return self._held(_first_day(feast, year), feast.days, None, 0.93)
        if self._is_name(match) or (
            self._word(match, "h") == "new year" and self.before(match) not in _BEFORE_NEW_YEAR
        ):
            return None
        if self.dct is not None and "k" in match.kept:
            shifted = self._of_year([(y, _first_day(feast, y)) for y in self._years()], match)
            return self._held(shifted, feast.days, self._from_dct(), 0.8)
        first = self._nearest_start([_first_day(feast, y) for y in self._years()])
        if first is None:
            return self._unresolved(f"XXXX-{feast.solar}" if feast.solar else "XXXX")
        return self._held(first, feast.days, self._from_dct(), 0.8)

    def hijri_month(self, match: Match) -> Resolved | None:
        """Ramadan, Ramadan 2019, Rajab 1446: the whole month. Only Ramadan is known without its year."""
        month, year = self._int(match, "hm"), self._int(match, "y")
        if month is None or not match.kept["hm"].text[:1].isupper():
            return None
        if year is None:
            if month != 9 or self._is_name(match):
                return None
            starts = [(y, _islamic_month(month, y)) for y in self._years()]
            start = self._of_year(starts, match) if "k" in match.kept else self._nearest_start([s for _, s in starts])
            anchor, confidence = self._from_dct(), 0.7
            if start is None:
                return self._unresolved("XXXX")
        else:
            start = _to_gregorian(year, month, 1) if year <= _ISLAMIC[1] else _islamic_month(month, year)
            anchor, confidence = None, 0.85
        if start is None:
            return None
        end = _month_end(start)
        return Resolved("DATE", f"{start.isoformat()}/{end.isoformat()}", anchor, confidence, (start, end), "range")

    def hijri_day(self, match: Match) -> Resolved | None:
        """17 Ramadan 1446; the first day of Ramadan, of the year nearest to the DCT."""
        day, month, year = self._int(match, "d") or self._int(match, "o"), self._int(match, "hm"), self._int(match, "y")
        if day is None or month is None or not match.kept["hm"].text[:1].isupper():
            return None
        if year is None:
            start = self._nearest_start([_islamic_month(month, y) for y in self._years()]) if month == 9 else None
            found = start + timedelta(day - 1) if start is not None and 1 <= day <= 30 else None
            return Resolved("DATE", found.isoformat(), self._from_dct(), 0.65, (found, found), "day") if found else None
        found = _to_gregorian(year, month, day)
        return Resolved("DATE", found.isoformat(), None, 0.75, (found, found), "day") if found else None

    def event(self, match: Match) -> Resolved | None:
        """The fall of Assad."""
        event = match.kept["ev"].value
        if not isinstance(event, Event):
            return None
        value = event.day.isoformat()
        return Resolved("DATE", value, f"event {value}", 0.85, (event.day, event.day), "day")

    def _is_name(self, match: Match) -> bool:
        """Whether the name of a feast or month is that of a person or place: Khaled Ramadan, Newroz Square."""
        before, after = self.word(match.first - 1), self.word(match.last)
        if after[:1].isupper() or after.lower() in _NAMED_FOR:
            return True
        return before[:1].isupper() and before.lower() not in _BEFORE_A_FEAST and "k" not in match.kept

    def _of_year(self, starts: list[tuple[int, date | None]], match: Match) -> date | None:
        """Last Ramadan, next Easter, Christmas last year."""
        if self.dct is None:
            return None
        if match.last - match.first > 2:  # of last year
            return next((s for y, s in starts if y == self.dct.year + self._shift(match)), None)
        known = [s for _, s in starts if s is not None]
        shift = self._shift(match)
        if shift < 0:
            return max((s for s in known if s <= self.dct), default=None)
        if shift > 0:
            return min((s for s in known if s > self.dct), default=None)
        return next((s for y, s in starts if y == self.dct.year), None)

    def _years(self) -> range:
        return range(self.dct.year - 1, self.dct.year + 2) if self.dct else range(0)

    def _nearest_start(self, starts: list[date | None]) -> date | None:
        """The last start within 60 days of the day of publication or before it."""
        if self.dct is None:
            return None
        fitting = [s for s in starts if s is not None and (s - self.dct).days <= 60]
        return max(fitting, default=None)

    def _held(self, first: date | None, days: int, anchor: str | None, confidence: float) -> Resolved | None:
        if first is None:
            return None
        if days == 1:
            return Resolved("DATE", first.isoformat(), anchor, confidence, (first, first), "day")
        last = first + timedelta(days - 1)
        return Resolved(
            "DATE", f"{first.isoformat()}/{last.isoformat()}", anchor, confidence - 0.1, (first, last), "range"
        )


def _first_day(feast: Feast, year: int) -> date | None:
    """The first day of a feast in a Gregorian year, or None where that year has none that is known."""
    if feast.solar:
        month, day = map(int, feast.solar.split("-"))
        return date(year, month, day)
    if feast.hijri:
        month, day = map(int, feast.hijri.split("-"))
        start = _islamic_month(month, year)
        return start + timedelta(day - 1) if start else None
    if feast.weekday:
        month, which, weekday = feast.weekday
        first = date(year, month, 1)
        return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    if feast.easter is None or not 1583 <= year <= 4099:
        return None
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter  # comes with dateparser

    sunday: date = easter(year, EASTER_ORTHODOX if feast.orthodox else EASTER_WESTERN)
    return sunday + timedelta(feast.easter)


def _islamic_month(month: int, year: int) -> date | None:
    """The first day of an Islamic month that begins in a Gregorian year; the first where two do."""
    about = (year - 622) * 33 // 32
    starts = (_to_gregorian(y, month, 1) for y in (about - 1, about, about + 1, about + 2))
    return next((s for s in starts if s is not None and s.year == year), None)


def _month_end(start: date) -> date:
    """The last day of the Islamic month that a day begins."""
    from hijridate import Gregorian

    islamic = Gregorian(start.year, start.month, start.day).to_hijri()
    return start + timedelta(islamic.month_length() - 1)


def _to_gregorian(year: int, month: int, day: int) -> date | None:
    """A day of the Islamic calendar (Umm al-Qura) as a Gregorian one; None out of range."""
    if not _ISLAMIC[0] <= year <= _ISLAMIC[1]:
        return None
    from hijridate import Hijri

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)
