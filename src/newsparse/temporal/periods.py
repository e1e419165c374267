"""Builders of periods: weeks, months, quarters, seasons, years, decades, centuries."""

from __future__ import annotations

from datetime import date, timedelta

from newsparse.temporal.calendar import add_months, week_value
from newsparse.temporal.durations import CLOCK_UNIT, Durations
from newsparse.temporal.grammar import Match
from newsparse.temporal.resolver import NEXT_WORDS, PAST_WORDS, UNRESOLVED_DAY, Resolved

_BEFORE_MONTH = frozenset(
    "in since until till by of from during last next this early late mid to and between for through before after around on ( - , "
    "each every begin beginning starting".split()
)
_BEFORE_YEAR = _BEFORE_MONTH | frozenset("the year the-year fiscal spring summer autumn fall winter".split())
_BEFORE_COUNT = frozenset(
    "$ £ € # no no. number resolution about than nearly over some almost approximately least killed at of: up roughly around: "
    "room article page chapter section channel platform flight unit battalion brigade division regiment article law decree km route highway /".split()
)
_AFTER_COUNT = frozenset(
    "people men women children civilians troops soldiers fighters members families persons dead killed wounded km kilometers "
    "kilometres miles meters metres feet tons tonnes percent % dollars pounds euros lira barrels homes houses refugees "
    "prisoners detainees militants rebels employees workers jobs points years days hours others more or-so hrs local / square "
    "vehicles shells rockets missiles residents victims deaths casualties individuals inmates".split()
)


class Periods(Durations):
    """Expressions that name a week or more."""

    __slots__ = ()

    def month(self, match: Match) -> Resolved | None:
        """A month, alone or with its year."""
        month = self._int(match, "m")
        if month is None:
            return None
        if "y1" in match.kept:
            spoken = self._spoken_year(match)
            return self._dated(f"{spoken:04}-{month:02}", None, 0.95) if spoken else None
        year = self._int(match, "y")
        if year is not None:
            return self._dated(f"{year:04}-{month:02}", None, 0.97, match)
        if not {"k", "mod"} & match.kept.keys() and not self._is_month(match):
            return None
        if self.year_hint is not None:
            return self._dated(f"{self.year_hint:04}-{month:02}", None, 0.9, match)
        if self.dct is None:
            if self.reference is None:
                return self._unresolved(f"XXXX-{month:02}")
            return self._dated(
                f"{self.reference.year:04}-{month:02}", f"text {self.reference.isoformat()}", 0.55, match
            )
        word = self._word(match, "k")
        year = self.dct.year
        if "u" in match.kept:
            year += self._shift(match)
        elif word in PAST_WORDS:
            year -= 1 if month >= self.dct.month else 0
        elif word in NEXT_WORDS:
            year += 1 if month <= self.dct.month else 0
        elif word == "this":
            pass
        else:
            year += self._nearest_year(match, month)
        return self._dated(f"{year:04}-{month:02}", self._from_dct(), 0.85, match)

    def month_of_text_year(self, match: Match) -> Resolved | None:
        """March of that year: the year the text named last."""
        month, day, base = self._int(match, "m"), self._int(match, "d"), self._base("Y")
        if month is None or base is None or self._unit(match) != "Y":
            return None
        if day is not None:
            return self._day(base[0].year, month, day, base[1], 0.8)
        return self._dated(f"{base[0].year:04}-{month:02}", base[1], 0.8)

    def _nearest_year(self, match: Match, month: int) -> int:
        """Years to add for a month without one: the nearest month by tense."""
        assert self.dct is not None
        ahead = (month - self.dct.month) % 12
        if self._future(match):
            return 1 if month < self.dct.month else 0
        past = self.tense(match.first) == "past"
        coming = ahead <= (1 if past else 3)
        if coming:
            return 1 if month < self.dct.month else 0
        return 0 if month <= self.dct.month else -1

    def _is_month(self, match: Match) -> bool:
        """Whether "May", "March", "Mar", "Jan" or "Dec" is the month and not a verb or a name."""
        text = match.kept["m"].text.rstrip(".")
        if text.lower() not in {
            "may",
            "march",
            "mar",
            "jan",
            "dec",
            "sept",
            "sep",
            "nov",
            "oct",
            "feb",
            "apr",
            "jun",
            "jul",
            "aug",
        }:
            return True
        before = self.before(match)
        if text.lower() in {"may", "march"}:
            return before in _BEFORE_MONTH
        return before in _BEFORE_MONTH and match.kept["m"].text.endswith(".")

    def year(self, match: Match) -> Resolved | None:
        """A year by itself, where nothing shows that the number is a count."""
        year = self._int(match, "y")
        if year is None or not 1800 <= year <= (self.dct.year + 40 if self.dct else 2100):
            return None
        if match.last - match.first == 1:
            before, after = self.before(match), self.after(match)
            if before in _BEFORE_COUNT or after in _AFTER_COUNT:
                return None
            if before not in _BEFORE_YEAR and not 1900 <= year <= 2060:
                return None
        return self._dated(f"{year:04}", None, 0.9, match)

    def short_year(self, match: Match) -> Resolved | None:
        """'89."""
        digits = self._int(match, "yy")
        if digits is None or self.before(match) not in _BEFORE_YEAR:
            return None
        century = 1900 if digits > ((self.dct.year + 10) % 100 if self.dct else 40) else 2000
        return self._dated(f"{century + digits:04}", None, 0.7)

    def _spoken_year(self, match: Match) -> int | None:
        a, b, c = self._int(match, "y1"), self._int(match, "y2"), self._int(match, "y3")
        if a == 2 and b == 1000:
            return 2000 + (c or 0) if (c or 0) < 100 else None
        if a not in {17, 18, 19, 20} or b is None or b > 99 or b < 10 or (c or 0) > 9:
            return None
        return a * 100 + b + (c or 0)

    def year_in_words(self, match: Match) -> Resolved | None:
        """Nineteen ninety-six."""
        year = self._spoken_year(match)
        return self._dated(f"{year:04}", None, 0.85) if year else None

    def year_range(self, match: Match) -> Resolved | None:
        """2011-2014, 2011-14."""
        a, b = self._int(match, "a"), self._int(match, "b")
        if a is None or b is None or not 1800 <= a <= 2100:
            return None
        if b < 100:
            b += a // 100 * 100
        if not a < b <= 2100 or len(match.kept["b"].text) not in {2, 4}:
            return None
        return Resolved("DATE", f"{a}/{b}", None, 0.9, (date(a, 1, 1), date(b, 12, 31)), "range")

    def decade(self, match: Match) -> Resolved | None:
        """The 1990s, the nineties."""
        first = self._int(match, "d")
        if first is None:
            word = self._int(match, "e")
            first = 1900 + 10 * word if word else None
        return self._dated(f"{first // 10:03}", None, 0.9, match) if first else None

    def ordinal_unit(self, match: Match) -> Resolved | None:
        """The 19th century, the third quarter, the first week of a month."""
        number = self._int(match, "o")
        if number is None:
            number = 2
        unit = self._unit(match)
        if unit == "CE" and 1 <= number <= 30:
            return self._dated(f"{number - 1:02}", None, 0.9, match)
        if unit != "Q" or not 1 <= number <= 4:
            return None
        year, anchor = self._int(match, "y"), None
        if year is None:
            if self.dct is None:
                return self._unresolved(f"XXXX-Q{number}")
            anchor = self._from_dct()
            year = self.dct.year + self._shift(match)
            current = (self.dct.month - 1) // 3 + 1
            if "k" not in match.kept and number - current > 1:
                year -= 1
        self.quarter = f"{year:04}-Q{number}"
        return self._dated(self.quarter, anchor, 0.85, match)

    def half(self, match: Match) -> Resolved | None:
        """The first half of 2014."""
        number = self._int(match, "o") or 2
        if number > 2:
            return None
        year, anchor = self._int(match, "y"), None
        if year is None:
            if self.dct is None:
                return None
            year, anchor = self.dct.year + (self._shift(match) if "t" in match.kept else 0), self._from_dct()
        return self._dated(f"{year:04}-H{number}", anchor, 0.85)

    def season(self, match: Match) -> Resolved | None:
        """A season; "spring" and "fall" alone only after a preposition or determiner."""
        token = match.kept["s"]
        word, code = token.text.lower(), str(token.value)
        if match.last - match.first == 1 and (
            word in {"spring", "fall"}
            or self.before(match) not in {"in", "the", "during", "since", "by", "until", "of"}
        ):
            return None
        year = self._int(match, "y")
        if year is not None:
            return self._dated(f"{year:04}-{code}", None, 0.93, match)
        if word == "fall" and self.after(match) == "of":
            return None
        if self.dct is None:
            return self._unresolved(f"XXXX-{code}")
        year = self.dct.year
        if code == "WI":
            # A winter has the year it begins in: in June 2020 the last one is that of 2019.
            year += -1 if self.dct.month < 12 and (self.dct.month < 3 or self._shift(match) < 0) else 0
            year += self._shift(match) if self.dct.month in {12, 1, 2} else 0
            return self._dated(f"{year:04}-{code}", self._from_dct(), 0.75, match)
        order = {"SP": 4, "SU": 7, "FA": 10}[code]
        word = self._word(match, "k") or ""
        if word in PAST_WORDS:
            year -= 1 if order + 1 >= self.dct.month else 0
        elif word in NEXT_WORDS:
            year += 1 if order <= self.dct.month else 0
        return self._dated(f"{year:04}-{code}", self._from_dct(), 0.8, match)

    def _of_unit(self, unit: str, base: date, shift: int) -> str | None:
        """The value of the unit that holds a day, some units on."""
        if unit in {"D", "NI"}:
            return (base + timedelta(shift)).isoformat()
        if unit == "W":
            return week_value(base + timedelta(7 * shift))
        if unit == "WE":
            return week_value(base + timedelta(7 * shift)) + "-WE"
        if unit == "MO":
            month = add_months(base.replace(day=1), shift)
            return f"{month.year:04}-{month.month:02}"
        if unit == "Q":
            month = add_months(base.replace(day=1), 3 * shift)
            return f"{month.year:04}-Q{(month.month - 1) // 3 + 1}"
        if unit == "Y":
            return f"{base.year + shift:04}"
        if unit == "DE":
            return f"{base.year // 10 + shift:03}"
        return f"{base.year // 100 + shift:02}" if unit == "CE" else None

    def relative_unit(self, match: Match) -> Resolved | None:
        """This week, last month, next year, earlier this month, late last week."""
        unit = self._unit(match)
        if self._word(match, "k") in {"following", "previous", "preceding"} or (unit == "D" and self._shift(match)):
            return self.next_in_text(match)
        if unit in {"X", "S", "M", "H", "PE"}:
            present = unit == "X" and self._word(match, "k") in {"this", "current"}
            return Resolved("DATE", "PRESENT_REF", None, 0.7) if present else None
        if self.dct is None:
            return self._unresolved(
                {"Y": "XXXX", "MO": "XXXX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE"}.get(unit, UNRESOLVED_DAY)
            )
        if unit == "NI":
            return self._night(match)
        value = self._of_unit(unit, self.dct, self._shift(match))
        return self._dated(value, self._from_dct(), 0.9, match) if value else None

    def _night(self, match: Match) -> Resolved | None:
        assert self.dct is not None
        day = self.dct + timedelta(self._shift(match))
        return Resolved("TIME", day.isoformat() + "TNI", self._from_dct(), 0.9, (day, day), "day")

    def the_unit(self, match: Match) -> Resolved | None:
        """The weekend; the end of the year."""
        unit = self._unit(match)
        if unit == "Q" and self.quarter and "mod" not in match.kept:
            return self._dated(self.quarter, f"text {self.quarter}", 0.7)
        if self.dct is None or (unit != "WE" and "mod" not in match.kept) or unit in {"S", "M", "H", "X", "PE", "NI"}:
            return None
        base = self.dct
        if unit == "WE" and not self._future(match) and base.isoweekday() < 6:
            base -= timedelta(7)
        value = self._of_unit(unit, base, 0)
        return self._dated(value, self._from_dct(), 0.75, match) if value else None

    def that_unit(self, match: Match) -> Resolved | None:
        """That day, the same week: of the day the text named last."""
        unit = self._unit(match)
        base = self._base(unit)
        if unit in {"X", "S", "M", "H", "PE"} or base is None:
            return None
        if unit == "NI":
            return Resolved("TIME", base[0].isoformat() + "TNI", base[1], 0.7, (base[0], base[0]), "day")
        value = self._of_unit(unit, base[0], 0)
        return self._dated(value, base[1], 0.7) if value else None

    def next_in_text(self, match: Match) -> Resolved | None:
        """The next day, the previous month: from the day the text named last."""
        unit = self._unit(match)
        base = self._base(unit)
        if unit in {"X", "S", "M", "H", "PE"}:
            return None
        if base is None:
            return self._unresolved(UNRESOLVED_DAY)
        if self._word(match, "k") == "past":
            return self.the_past_unit(match)
        value = self._of_unit("D" if unit == "NI" else unit, base[0], self._shift(match))
        return self._dated(value, base[1], 0.75) if value else None

    def the_past_unit(self, match: Match) -> Resolved | None:
        """The past year, the last decade: a stretch up to now."""
        unit = self._unit(match)
        if unit in {"X", "PE"}:
            return None
        clock = CLOCK_UNIT.get(unit)
        return Resolved("DURATION", f"PT1{clock}" if clock else self._period(1, unit), None, 0.8)

    def year_end(self, match: Match) -> Resolved | None:
        """Year-end."""
        text = match.kept["mod"].text.lower() if "mod" in match.kept else "end"
        if text != "end" or ("u" in match.kept and self._unit(match) != "Y") or self.dct is None:
            return None
        return self._day(self.dct.year, 12, 31, self._from_dct(), 0.7)
