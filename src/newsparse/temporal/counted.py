"""Builders of what is counted from a time that the same words name: two days after 5 January, the first Friday of May."""

from __future__ import annotations

from datetime import timedelta

from newsparse.temporal.calendar import add_months, week_value
from newsparse.temporal.durations import CLOCK_UNIT, shifted
from newsparse.temporal.feasts import Feasts
from newsparse.temporal.grammar import Match
from newsparse.temporal.periods import Periods
from newsparse.temporal.relative import Relative
from newsparse.temporal.resolver import Resolved
from newsparse.temporal.times import Times

_HALVES = {"Y": (6, "MO"), "DE": (5, "Y"), "CE": (50, "Y")}
"""Half a unit in a smaller one."""


class Counted(Times, Periods, Relative, Feasts):
    """Expressions that count units of time from a day of their own."""

    __slots__ = ()

    def counted_from_day(self, match: Match) -> Resolved | None:
        """Two days after 5 January, a week before Newroz, four months from tomorrow."""
        base, number = self._own_day(match), self._number(match)
        if base is None or base.bounds is None or number is None or self._unit(match) in CLOCK_UNIT:
            return None
        first, last = base.bounds
        sign = -1 if "b" in match.kept else 1
        return self._counted(match, sign, first if sign < 0 else last, base.anchor or f"text {first.isoformat()}")

    def counted_from_exactly(self, match: Match) -> Resolved | None:
        """Three weeks from tomorrow, two weeks ago today, a year to the day after 4 May 2013: one day."""
        if self.before(match) == "for":
            return self.stretch_from_day(match)
        base, number, unit = self._own_day(match), self._number(match), self._unit(match)
        if base is None or base.bounds is None or number is None or number % 1 or unit in CLOCK_UNIT:
            return None
        sign = -1 if "b" in match.kept else 1
        day = shifted(base.bounds[0], sign * int(number), unit)
        if day is None:
            return None
        return self._day(day.year, day.month, day.day, base.anchor or f"text {base.bounds[0].isoformat()}", 0.85)

    def part_of_period(self, match: Match) -> Resolved | None:
        """The first two months of 2025, the last ten days of March: how long, and from which day to which."""
        number, unit, period = self._number(match), self._unit(match), self._whole(match)
        opening = "k" not in match.kept and self._day_number(match) == 1
        if (
            number is None
            or number < 1
            or number % 1
            or unit in {*CLOCK_UNIT, "Q"}
            or not (opening or "o" not in match.kept)
        ):
            return None
        bounds = None
        if period is not None and period.bounds is not None:
            first, last = period.bounds
            edge = shifted(first if opening else last + timedelta(1), int(number) * (1 if opening else -1), unit)
            if edge is None or not first <= edge <= last + timedelta(1):
                return None
            bounds = (first, edge - timedelta(1)) if opening else (edge, last)
        anchor = period.anchor if period is not None else None
        return Resolved("DURATION", self._period(number, unit), anchor, 0.85, bounds, "range" if bounds else None)

    def decade_of_century(self, match: Match) -> Resolved | None:
        """The last decade of the nineteenth century: ten years."""
        century = match.kept["o2"].value
        if self._unit(match) != "DE" or self._unit(match, "whole") != "CE" or not isinstance(century, int):
            return None
        number = 10 if "o" not in match.kept else self._day_number(match) or 0
        if not (1 <= number <= 10 and 1 <= century <= 21):
            return None
        return self._dated(f"{100 * (century - 1) + 10 * (number - 1):04}"[:3], None, 0.85)

    def _whole(self, match: Match) -> Resolved | None:
        """The month or year that a part is said to be of."""
        if "m" in match.kept:
            return self.month_of(match)
        year = self._int(match, "y")
        if year is not None:
            return self._dated(f"{year:04}", None, 0.9)
        if self.dct is None or "whole" not in match.kept:
            return None
        value = self._of_unit(self._unit(match, "whole"), self.dct, self._shift(match) if "t" in match.kept else 0)
        return self._dated(value, self._from_dct(), 0.8) if value else None

    def nth_weekday(self, match: Match) -> Resolved | None:
        """The first Friday in July, the last Sunday of next month, the last Monday of 2014."""
        year = self._int(match, "y") if "m" not in match.kept else None
        month = self._month_meant(match) if year is None else self._dated(f"{year:04}", None, 0.9)
        weekday, number = self._int(match, "w"), self._day_number(match)
        if month is None or month.bounds is None or weekday is None:
            return None
        first, last = month.bounds
        if "last" in match.kept:
            day = last - timedelta((last.isoweekday() - weekday) % 7)
        else:
            day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * ((number or 9) - 1))
        return self._day(day.year, day.month, day.day, month.anchor, 0.85) if first <= day <= last else None

    def day_of_named_month(self, match: Match) -> Resolved | None:
        """The 3rd of last November."""
        month, number = self._int(match, "m"), self._day_number(match)
        found = self._month_by_context(match, month, self._word(match, "k")) if month else None
        if found is None or found.bounds is None:
            return None
        return self._day(found.bounds[0].year, month, number, found.anchor, 0.85)

    def day_of_relative_month(self, match: Match) -> Resolved | None:
        """The 15th of next month."""
        month, number = self._month_meant(match), self._day_number(match)
        if month is None or month.bounds is None or number is None:
            return None
        first = month.bounds[0]
        return self._day(first.year, first.month, number, month.anchor, 0.9)

    def _month_meant(self, match: Match) -> Resolved | None:
        """The month in a longer expression: by its name, or as this, the last, the next one."""
        if "m" in match.kept:
            return self.month_of(match)
        if self.dct is None or self._unit(match) != "MO":
            return None
        month = add_months(self.dct.replace(day=1), self._shift(match))
        return self._dated(f"{month.year:04}-{month.month:02}", self._from_dct(), 0.9)

    def week_of_day(self, match: Match) -> Resolved | None:
        """The week of 16 September, the weekend of Christmas."""
        base, unit = self._own_day(match), self._unit(match)
        if base is None or base.bounds is None or unit not in {"W", "WE"}:
            return None
        value = self._of_unit(unit, base.bounds[0], 0)
        return self._dated(value, base.anchor, 0.85) if value else None

    def week_ending(self, match: Match) -> Resolved | None:
        """The week ending 14 July: seven days, that day the last."""
        base = self._own_day(match)
        if base is None or base.bounds is None or self._unit(match) != "W":
            return None
        last = base.bounds[1]
        first = last - timedelta(6)
        return Resolved("DATE", f"{first.isoformat()}/{last.isoformat()}", base.anchor, 0.85, (first, last), "range")

    def from_now(self, match: Match) -> Resolved | None:
        """Three years from now."""
        if self.dct is None or self._word(match, "p") != "now":
            return None
        return self._counted(match, 1, self.dct, self._from_dct())

    def in_time(self, match: Match) -> Resolved | None:
        """In two weeks' time."""
        return self._counted(match, 1, self.dct, self._from_dct()) if self.dct is not None else None

    def half_ago(self, match: Match) -> Resolved | None:
        """Half a year ago."""
        if self.dct is None or (smaller := _HALVES.get(self._unit(match))) is None:
            return None
        number, unit = smaller
        day = shifted(self.dct, -number, unit)
        return self._dated(self._of_unit(unit, day, 0) or "", self._from_dct(), 0.8) if day is not None else None

    def ago_and_a_half(self, match: Match) -> Resolved | None:
        """A year and a half ago, two and a half years ago: the month, or for decades the year."""
        number = self._number(match)
        if self.dct is None or number is None or number % 1 or (smaller := _HALVES.get(self._unit(match))) is None:
            return None
        half, unit = smaller
        day = shifted(self.dct, -half * (2 * int(number) + 1), unit)
        return self._dated(self._of_unit(unit, day, 0) or "", self._from_dct(), 0.8) if day is not None else None

    def beside_day(self, match: Match) -> Resolved | None:
        """The day after Christmas 2016, the day before 5 March."""
        base = self._own_day(match)
        if base is None or base.bounds is None or self._unit(match) != "D":
            return None
        day = base.bounds[1] + timedelta(1) if "f" in match.kept else base.bounds[0] - timedelta(1)
        return self._day(day.year, day.month, day.day, base.anchor or f"text {base.bounds[0].isoformat()}", 0.85)

    def weekday_range(self, match: Match) -> Resolved | None:
        """Monday to Wednesday: the second is the first of its kind behind the first."""
        opening, closing = self.weekday(match), self._int(match, "w2")
        if opening is None or opening.bounds is None or closing is None:
            return None
        first = opening.bounds[0]
        last = first + timedelta((closing - first.isoweekday()) % 7)
        return Resolved("DATE", f"{first.isoformat()}/{last.isoformat()}", opening.anchor, 0.8, (first, last), "range")

    def numbered_week(self, match: Match) -> Resolved | None:
        """Week 12 of 2017, as ISO 8601 counts weeks."""
        number, year = self._int(match, "n"), self._int(match, "y")
        if self._unit(match) != "W" or number is None or year is None or not 1 <= number <= 53:
            return None
        return self._dated(f"{year:04}-W{number:02}", None, 0.85)

    def working_week(self, match: Match) -> Resolved | None:
        """This working week: Monday to Friday."""
        other = "p" in match.kept and (self._word(match, "p") != "working" or self._unit(match) != "W")
        if self.dct is None or other:
            return None
        first = self.dct - timedelta(self.dct.isoweekday() - 1 - 7 * self._shift(match))
        return Resolved("DATE", week_value(first), self._from_dct(), 0.85, (first, first + timedelta(4)), "week")

    def half_of_the_year(self, match: Match) -> Resolved | None:
        """The second half of the year, of the month."""
        number = self._int(match, "o") or 2
        if self.dct is None or number > 2 or self._unit(match) not in {"Y", "MO"}:
            return None
        if self._unit(match) == "Y":
            return self._dated(f"{self.dct.year:04}-H{number}", self._from_dct(), 0.8)
        month = self._dated(f"{self.dct.year:04}-{self.dct.month:02}", self._from_dct(), 0.8)
        return self._half(month, number == 1) if month is not None else None

    def weekdays_ago(self, match: Match) -> Resolved | None:
        """Two Fridays ago: the last one before the DCT is one Friday ago."""
        number, weekday = self._number(match), self._int(match, "days")
        if self.dct is None or not number or weekday is None:
            return None
        back = (self.dct.isoweekday() - weekday) % 7 or 7
        day = self.dct - timedelta(back + 7 * (int(number) - 1))
        return self._day(day.year, day.month, day.day, self._from_dct(), 0.8)

    def stretch_from_day(self, match: Match) -> Resolved | None:
        """For three days from today, two weeks starting 20 May."""
        base, number, unit = self._own_day(match), self._number(match), self._unit(match)
        if base is None or base.bounds is None or number is None:
            return None
        behind = shifted(base.bounds[0], int(number), unit)
        if behind is None:
            return None
        bounds = (base.bounds[0], behind - timedelta(1))
        return Resolved("DURATION", self._period(number, unit), base.anchor, 0.8, bounds, "range")

    def _own_day(self, match: Match) -> Resolved | None:
        if "h" in match.kept:
            return self.feast(match)
        return self.event(match) if "ev" in match.kept else self.named_day(match)
