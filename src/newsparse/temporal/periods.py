"""Builders of periods: weeks, months, quarters, seasons, years, decades, centuries."""

from __future__ import annotations

from datetime import date, timedelta

from newsparse import lexicon
from newsparse.temporal.calendar import add_months, interval
from newsparse.temporal.grammar import Match
from newsparse.temporal.months import BEFORE_MONTH, Months
from newsparse.temporal.resolver import NEXT_WORDS, PAST_WORDS, Resolved

_BEFORE_YEAR = BEFORE_MONTH | frozenset("the year the-year fiscal spring summer autumn fall winter".split())
_BEFORE_COUNT = lexicon.words("around_counts", "before_number")
_AFTER_COUNT = lexicon.words("around_counts", "no_year")

_BEFORE_WHEN = frozenset(["in", "of", "since", "during"])
_COUNTS = lexicon.words("around_counts", "behind_year")
_MODERN = 1900
_AHEAD = 10
"""Years from the DCT on in which a range of years may end whose end has two digits."""
_OWNERS = frozenset("his her their my your our".split())


class Periods(Months):
    """Expressions that name a week or more."""

    __slots__ = ()

    def year(self, match: Match) -> Resolved | None:
        """A year by itself, where nothing shows that the number is a count."""
        year = self._int(match, "y")
        if "u" in match.kept and self._unit(match) != "Y":
            return None
        if year is None or not 1800 <= year <= (self.dct.year + 40 if self.dct else 2100):
            return None
        if match.last - match.first == 1:
            before, after = self.before(match), self.after(match)
            if self._is_when(match, year):
                return self._dated(f"{year:04}", None, 0.9, match)
            if before in _BEFORE_COUNT or after in _AFTER_COUNT or self.tense.counts(match.first):
                return None
            if self._is_in_a_number(match):
                return None
            if after == "of" or (before == "of" and self.tense.before_plural(match.first)):
                return None  # 1900 of them, of 2026 detainees
            if before not in _BEFORE_YEAR and not 1900 <= year <= 2060:
                return None
        return self._dated(f"{year:04}", None, 0.9, match)

    def _is_in_a_number(self, match: Match) -> bool:
        """Whether other digits stand beside a year, as in a telephone number; years beside it make a row of years."""
        beside = (self.word(match.first - 1), self.word(match.last))
        return any(w.isdecimal() and len(w) != 4 for w in beside) or any(w.isdecimal() and w[:1] == "0" for w in beside)

    def _is_when(self, match: Match, year: int) -> bool:
        """Whether a year says when something befell others who are counted behind it: "clashes in 2014 killed 20 people"."""
        if self.dct is None or not _MODERN <= year <= self.dct.year + 1 or self.before(match) not in _BEFORE_WHEN:
            return False
        counted = self.words[match.last + 1].value if match.last + 1 < len(self.words) else None
        return self.after(match) in _AFTER_COUNT and (
            isinstance(counted, int) or self.word(match.last + 1).lower() in _COUNTS
        )

    def short_year(self, match: Match) -> Resolved | None:
        """'89."""
        year = self._year_of(match)
        if year is None or self.before(match) not in _BEFORE_YEAR:
            return None
        return self._dated(f"{year:04}", None, 0.7)

    def year_in_words(self, match: Match) -> Resolved | None:
        """Nineteen ninety-six."""
        year = self._spoken_year(match)
        # Two thousand people are no year, "by the year two thousand" is one.
        if year is None or not self._ends_year(match):
            return None
        return self._dated(f"{year:04}", None, 0.85)

    def year_range(self, match: Match) -> Resolved | None:
        """2011-2014, 2011-14."""
        a, b = self._int(match, "a"), self._int(match, "b")
        if a is None or b is None or not 1800 <= a <= 2100:
            return None
        if self._word(match, "j") == "/" and b != (a + 1) % (100 if b < 100 else 10_000):
            return None  # 2011/12 is a season of two years, 2011/03 a month
        if b < 100:
            b += a // 100 * 100
            if b > (self.dct.year + _AHEAD if self.dct else 2100):
                return None
        if not a < b <= 2100 or len(match.kept["b"].text) not in {2, 4}:
            return None
        return Resolved("DATE", f"{a}/{b}", None, 0.9, (date(a, 1, 1), date(b, 12, 31)), "range")

    def year_period(self, match: Match) -> Resolved | None:
        """The 1988 quarter, the 2016 period: the quarter that the text speaks of, in that year."""
        year, unit = self._int(match, "y"), self._unit(match)
        if year is None or unit not in {"Q", "PE"} or not 1800 <= year <= 2100:
            return None
        value = f"{year:04}{self.known.quarter[4:]}" if self.known.quarter else f"{year:04}"
        return self._dated(value, None, 0.8)

    def decade(self, match: Match) -> Resolved | None:
        """The 1990s, the nineties."""
        if self.before(match) in _OWNERS:
            return None  # an age: "in his 50s"
        first = self._int(match, "d")
        if first is None:
            word = self._int(match, "e")
            first = 1900 + 10 * word if word else None
        return self._dated(f"{first // 10:03}", None, 0.9, match) if first else None

    def ordinal_unit(self, match: Match) -> Resolved | None:
        """The 19th century, the third quarter, the first week of a month."""
        unit = self._unit(match)
        number = 4 if "last" in match.kept else self._int(match, "o") or 2
        if unit == "CE" and 1 <= number <= 30:
            return self._dated(f"{number - 1:02}", None, 0.9, match)
        if unit in {"D", "W", "MO"}:
            return self._unit_of_year(match, unit, -1 if "last" in match.kept else number)
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
        return self._dated(f"{year:04}-Q{number}", anchor, 0.85, match)

    def _unit_of_year(self, match: Match, unit: str, number: int) -> Resolved | None:
        """The first week of 2015, the last day of 2016, the ninth month of next year: weeks as ISO 8601 counts them."""
        year, anchor = self._int(match, "y"), None
        if year is None:
            if self.dct is None or "k" not in match.kept or match.rule.id != "ordinal.unit-of-year":
                return None
            if match.kept["whole"].value == "MO" and unit == "D":
                month = add_months(self.dct.replace(day=1), self._shift(match))
                found = self._dated(f"{month.year:04}-{month.month:02}", self._from_dct(), 0.9)
                return self._day_in(found, number if number > 0 else None)
            if match.kept["whole"].value != "Y":
                return None
            year, anchor = self.dct.year + self._shift(match), self._from_dct()
        if unit == "W":
            weeks = date(year, 12, 28).isocalendar().week
            number = weeks if number < 0 else number
            return self._dated(f"{year:04}-W{number:02}", anchor, 0.85) if number <= weeks else None
        if unit == "MO":
            number = 12 if number < 0 else number
            return self._dated(f"{year:04}-{number:02}", anchor, 0.85) if number <= 12 else None
        day = date(year, 12, 31) if number < 0 else date(year, 1, 1) + timedelta(number - 1)
        return self._day(day.year, day.month, day.day, anchor, 0.85)

    def named_quarter(self, match: Match) -> Resolved | None:
        """Q3 2014, H1 2014."""
        name, year = str(match.kept["q"].value), self._int(match, "y")
        return (
            self._dated(f"{year:04}-{name}", None, 0.9)
            if year and name in {"Q1", "Q2", "Q3", "Q4", "H1", "H2"}
            else None
        )

    def quarter_of_this_year(self, match: Match) -> Resolved | None:
        """Q2 of this year, H1 last year."""
        name = str(match.kept["q"].value)
        if self.dct is None or self._unit(match) != "Y" or name not in {"Q1", "Q2", "Q3", "Q4", "H1", "H2"}:
            return None
        return self._dated(f"{self.dct.year + self._shift(match):04}-{name}", self._from_dct(), 0.85)

    def week_of_month(self, match: Match) -> Resolved | None:
        """The first week of June: the month's value, and the seven days of it that are meant; the last day of June."""
        number = (self._int(match, "o") or 2) if "o" in match.kept else None
        if self._unit(match) == "D":
            return self._day_in(self.month_of(match), number)
        if self._unit(match) != "W" or (number is None and self._word(match, "k") != "last") or (number or 1) > 4:
            return None
        month = self.month_of(match)
        if month is None or month.bounds is None:
            return month
        first, last = month.bounds
        start = first + timedelta(7 * (number - 1)) if number else last - timedelta(6)
        return Resolved("DATE", month.value, month.anchor, 0.8, (start, start + timedelta(6)), "week")

    def _day_in(self, month: Resolved | None, number: int | None) -> Resolved | None:
        """A day of a month by its number, the last one without."""
        if month is None or month.bounds is None:
            return None
        first, last = month.bounds
        day = last if number is None else first + timedelta(number - 1)
        return self._day(day.year, day.month, day.day, month.anchor, 0.9) if first <= day <= last else None

    def _season_year(self, match: Match, code: str) -> int:
        """The year of a season that is named without one: the current, else the last or the next by tense."""
        assert self.dct is not None
        seasons = [(y, interval(f"{y:04}-{code}")) for y in range(self.dct.year - 1, self.dct.year + 2)]
        known = [(y, found[0], found[1]) for y, found in seasons if found is not None]
        if now := next((y for y, first, last in known if first <= self.dct <= last), None):
            return now
        if not self._since(match) and (self._future(match) or self.tense(match.first) is None):
            return min(y for y, first, _ in known if first > self.dct)
        return max(y for y, _, last in known if last < self.dct)

    def half_of_month(self, match: Match) -> Resolved | None:
        """The second half of January: the month's value, and the days of it that are meant."""
        month = self.month_of(match)
        return self._half(month, self._word(match, "o") == "first") if month is not None else None

    def _half(self, month: Resolved, opening: bool) -> Resolved:
        if month.bounds is None:
            return month
        first, last = month.bounds
        middle = first + timedelta(14)
        bounds = (first, middle) if opening else (middle + timedelta(1), last)
        return Resolved("DATE", month.value, month.anchor, 0.85, bounds, "half-month")

    def half(self, match: Match) -> Resolved | None:
        """The first half of 2014."""
        number = self._int(match, "o") or 2
        if number > 2 or (match.rule.id == "half" and self.after(match) == "of"):
            return None  # the first half of the match
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
        year = self._spoken_year(match) if "y1" in match.kept else self._year_of(match)
        if year is not None:
            return self._dated(f"{year:04}-{code}", None, 0.93, match)
        if word == "fall" and self.after(match) == "of":
            return None
        if self.dct is None:
            return self._unresolved(f"XXXX-{code}")
        year = self.dct.year
        if "k" not in match.kept or self._word(match, "k") == "this":
            return self._dated(f"{self._season_year(match, code):04}-{code}", self._from_dct(), 0.75, match)
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
