"""Builders of counts of units: so long ago, so much later, durations."""

from __future__ import annotations

from datetime import date, timedelta

from newsparse import lexicon
from newsparse.temporal.calendar import add_months
from newsparse.temporal.grammar import Match
from newsparse.temporal.resolver import Base, Resolved
from newsparse.temporal.tense import MODALS

_ISO_UNIT = {
    **dict.fromkeys(["D", "NI"], "D"),
    **dict.fromkeys(["W", "WE", "FN"], "W"),
    "MO": "M",
    "Q": "Q",
    **dict.fromkeys(["Y", "DE", "CE", "ML"], "Y"),
    "PE": "X",
}
CLOCK_UNIT = {"S": "S", "M": "M", "H": "H"}
_FACTOR = {"FN": 2, "DE": 10, "CE": 100, "ML": 1000}
_A_DAY = 24
_FUZZY = frozenset("about around roughly approximately nearly almost some so or more less than least".split())
"""Words in a count of weeks that make it a rough one: "about two weeks ago"."""
_LONGEST = 100_000
_NO_STRETCHES = frozenset("second quarter min night weekend".split())
_OF_AGES = frozenset("year month day week".split())
_STRETCHES = frozenset(["H", "D", "W", "MO", "Y", "DE", "CE"])
_BEFORE_BARE = frozenset("for in after within over and or by took lasted two many last".split())
_RATE_BEFORE = lexicon.words("around_counts", "rate")


_DAYS = {"D": 1, "NI": 1, "W": 7, "WE": 7, "FN": 14}
_MONTHS = {"MO": 1, "Q": 3, "Y": 12, "DE": 120}


def shifted(day: date, number: int, unit: str) -> date | None:
    """The day so many units on; None for a unit of the clock."""
    if unit in _DAYS:
        return day + timedelta(number * _DAYS[unit])
    return add_months(day, number * _MONTHS[unit]) if unit in _MONTHS else None


class Durations(Base):
    """Expressions that count units of time."""

    __slots__ = ()

    def _number(self, match: Match) -> float | None:
        """The count before a unit: a number, "twenty four", "a"; None where it is vague."""
        if "v" in match.kept:
            word = self._word(match, "v")
            return 2.0 if word == "couple" else None
        if "q" in match.kept:
            return 0.5 if self._word(match, "q") == "half" else 1.0
        token = match.kept.get("n")
        if token is None or not isinstance(token.value, int | float):
            return None
        number = float(token.value)
        for name in ("n2", "n3"):
            more = match.kept.get(name)
            if more is not None and isinstance(more.value, int | float):
                number = number * more.value if more.value >= 100 else number + more.value
        return number

    def _counted(self, match: Match, sign: int, base: date, anchor: str) -> Resolved | None:
        unit, number = self._unit(match), self._number(match)
        if unit in {"S", "M", "H"}:
            return Resolved("TIME", base.isoformat(), anchor, 0.6, (base, base), "day")
        if number is None or number > 10_000 or unit in {"X", "PE"}:
            return Resolved("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", anchor, 0.7)
        count = int(number * _FACTOR.get(unit, 1)) * sign
        if unit == "Y" and count == -1 and self.known.quarter:
            return self._same_quarter(-1)
        try:
            if unit in {"D", "NI"}:
                return self._dated((base + timedelta(count)).isoformat(), anchor, 0.88)
            if unit in {"W", "FN", "WE"}:
                day = base + timedelta(7 * count)
                fuzzy = "v" in match.kept or any(self.word(i) in _FUZZY for i in range(match.first, match.last))
                whole = unit != "WE" and number % 1 == 0 and not fuzzy
                around = (day, day) if whole else (day - timedelta(3), day + timedelta(3))
                return Resolved("DATE", day.isoformat(), anchor, 0.75, around, "week")
            if unit in {"MO", "Q"}:
                month = add_months(base.replace(day=1), count)
                return self._dated(f"{month.year:04}-{month.month:02}", anchor, 0.85)
            if not 1 <= base.year + count <= 9999:
                return Resolved("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", anchor, 0.5)
            return self._dated(f"{base.year + count:04}", anchor, 0.85)
        except (ValueError, OverflowError):
            return None

    def _same_quarter(self, years: int) -> Resolved | None:
        """The quarter the text speaks of, some years on: reports compare it with the one a year earlier."""
        assert self.known.quarter is not None
        value = f"{int(self.known.quarter[:4]) + years:04}{self.known.quarter[4:]}"
        return self._dated(value, f"text {self.known.quarter}", 0.7)

    def ago(self, match: Match) -> Resolved | None:
        """Three days ago, from the DCT."""
        if self.dct is None:
            return self._unresolved("PAST_REF")
        return self._counted(match, -1, self.dct, self._from_dct())

    def later(self, match: Match) -> Resolved | None:
        """Two days later, a year earlier: from the day the text named last."""
        sign = -1 if "e" in match.kept else 1
        base = self._base(self._unit(match))
        if base is None:
            return self._unresolved("PAST_REF" if sign < 0 else "FUTURE_REF")
        return self._counted(match, sign, *base)

    def later_adverb(self, match: Match) -> Resolved | None:
        """Two days before, where no noun or clause follows: "two days after the raid" counts from the raid."""
        return self.later(match) if self._ends_clause(match) else None

    def year_earlier(self, match: Match) -> Resolved | None:
        """The year-earlier period."""
        if self._unit(match) != "Y" or self.dct is None:
            return None
        quarterly = self.known.quarter is not None and match.rule.id == "year-earlier.unit"
        return self._same_quarter(-1) if quarterly else self._dated(f"{self.dct.year - 1:04}", self._from_dct(), 0.6)

    def _period(self, number: float | None, unit: str) -> str:
        if number is None:
            return f"PX{unit if unit in {'DE', 'CE'} else _ISO_UNIT.get(unit, 'X')}"
        if unit == "Y" and number % 1 == 0.5:
            return f"P{int(number)}Y6M"
        count = number * _FACTOR.get(unit, 1)
        shown = str(int(count)) if count == int(count) else str(count)
        return f"P{shown}{_ISO_UNIT.get(unit, 'X')}"

    def duration(self, match: Match) -> Resolved | None:
        """Two weeks, a year, several months, the past 48 hours."""
        if self._word(match, "u") == "day" and self._word(match, "n") == "one" and self.before(match) in MODALS:
            return Resolved("DATE", "FUTURE_REF", None, 0.7)  # one day it will
        if self._is_no_stretch(match):
            return None
        unit, number = self._unit(match), self._length(match)
        if clock := CLOCK_UNIT.get(unit):
            shown = "X" if number is None else str(int(number)) if number == int(number) else str(number)
            return self._last_hours(match, Resolved("DURATION", f"PT{shown}{clock}", None, 0.9), unit, number)
        if number is not None and number > _LONGEST:
            return None
        if self._names_a_time(match, number) and self.dct is not None:
            return self._counted(match, 1, self.dct, self._from_dct())
        if "q" in match.kept and (self.before(match) in _RATE_BEFORE or self.tense.after_count(match.first)):
            return Resolved("SET", self._period(1, unit), None, 0.6)
        bounds = self._last_or_next(match, number, unit)
        return Resolved(
            "DURATION", self._period(number, unit), self._from_dct() if bounds else None, 0.88, bounds, "range" if bounds else None
        )  # fmt: skip

    def _is_no_stretch(self, match: Match) -> bool:
        """Half a second, a moment, three quarters of the town, an age."""
        unit, number, text = self._unit(match), self._number(match), self._word(match, "u") or ""
        if unit in {"X", "PE", "NI"} and not (unit == "NI" and number and number > 1):
            return True
        if "q" in match.kept and (self._word(match, "q") == "half" or unit == "S"):
            return True
        after = self.after(match)
        if text in _NO_STRETCHES or (text == "quarters" and after == "of"):
            return True
        return after in {"old", "-old"} or (after == "-" and text in _OF_AGES and self._is_age(match))

    def _length(self, match: Match) -> float | None:
        """How many units: a month-long siege is of one month, a months-long one of some, and a half is more."""
        number = self._number(match)
        if match.rule.id in {"duration.and-a-half", "duration.long"} and "n" not in match.kept:
            number = None if (self._word(match, "u") or "").endswith("s") else 1.0
        if match.rule.id in {"duration.half", "duration.and-a-half"} and number is not None:
            number += 0.5
        return number

    def _names_a_time(self, match: Match, number: float | None) -> bool:
        """Whether it is a time and no stretch: "it will be redeemed in five years"."""
        plain = match.rule.id == "duration" and self.before(match) == "in"
        return plain and bool(number) and self.tense(match.first) == "future"

    def _last_hours(self, match: Match, found: Resolved, unit: str, number: float | None) -> Resolved:
        """The past 24 hours lie on the DCT and the day before it."""
        if unit != "H" or not number or number < _A_DAY or self._shift(match) >= 0 or self.dct is None:
            return found
        bounds = (self.dct - timedelta(-(-int(number) // _A_DAY)), self.dct)
        return Resolved(found.type, found.value, self._from_dct(), 0.8, bounds, "range")

    def _last_or_next(self, match: Match, number: float | None, unit: str) -> tuple[date, date] | None:
        """First and last day of the past three weeks, of the next two days, within nine months; quarters are whole ones."""
        within = self.before(match) == "within"
        shift = 1 if within and self._future(match) else self._shift(match)
        if self.dct is None or not number or number % 1 or not shift or (within and self.after(match) == "of"):
            return None
        base = self.dct
        if unit == "Q":
            base = base.replace(month=(base.month - 1) // 3 * 3 + 1, day=1)
            base = base if shift < 0 else add_months(base, 3)
        end = shifted(base, int(number) * shift, unit)
        if end is None:
            return None
        if unit == "Q" and shift > 0:
            return base, end - timedelta(1)
        if within:
            return base, end
        return (base + timedelta(1), end) if shift > 0 else (end, base - timedelta(1))

    def a_while(self, match: Match) -> Resolved | None:
        """For a while."""
        return Resolved("DURATION", "PXX", None, 0.6) if self.before(match) in {"for", "in", "after"} else None

    def half_unit(self, match: Match) -> Resolved | None:
        """Half an hour, half a day, half a year."""
        halves = {"H": "PT30M", "D": "PT12H", "Y": "P6M", "M": "PT30S", "DE": "P5Y", "CE": "P50Y"}
        value = halves.get(self._unit(match))
        return Resolved("DURATION", value, None, 0.88) if value else None

    def _is_age(self, match: Match) -> bool:
        return self.after(match) == "-" and self.word(match.last + 1) == "old"

    def bare_units(self, match: Match) -> Resolved | None:
        """Years, decades, months: a stretch of unknown length."""
        before, after = self.before(match), self.after(match)
        if (before not in _BEFORE_BARE and after != "of") or before in {"the", "matter"} or after == "ago":
            return None
        return self._unnumbered(match)

    def stretch(self, match: Match) -> Resolved | None:
        """The first hours of the war, the early days of the uprising: units without a number."""
        return self._unnumbered(match) if self.after(match) == "of" or self.before(match) == "in" else None

    def the_units(self, match: Match) -> Resolved | None:
        """Over the years, the weeks ahead."""
        ahead = match.last - match.first > 2
        if not ahead and self.before(match) not in {"over", "through", "throughout", "down", "with"}:
            return None
        return self._unnumbered(match)

    def _unnumbered(self, match: Match) -> Resolved | None:
        unit = str(match.kept["many"].value)
        if unit not in _STRETCHES:
            return None
        clock = CLOCK_UNIT.get(unit)
        return Resolved("DURATION", f"PTX{clock}" if clock else self._period(None, unit), None, 0.7)
