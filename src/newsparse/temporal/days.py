"""Builders of days: full and partial dates, weekdays, yesterday and tomorrow, feasts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from newsparse import lexicon
from newsparse.temporal.grammar import Match
from newsparse.temporal.resolver import NEXT_WORDS, PAST_WORDS, UNRESOLVED_DAY, Base, Resolved

_NEAR = 60
"""Days within which a day without a year is taken for the nearest one."""
_RECENT = 15
"""Days within which a day just past is meant also beside a verb of the future."""
_SLACK = 2
"""Days by which a page's own day may be off: a day so little ahead is not put a year back."""
_DEADLINES = frozenset("by until till since before from".split())
_NO_NOUN = frozenset(
    "at around about after before when while as in near with for from to until by that which who during following".split()
)
"""Words behind a day that show that no noun goes with its number."""
_ABOUT_AN_HOUR = frozenset(["at", "around", "about"])
_AGREED = lexicon.words("around_days", "named_by_day")
_PLACES = lexicon.words("around_days", "called_after_day")
"""What is named for a day: the March 8 Alliance."""
_BEFORE_SHORT = frozenset("on of dated date date: since until till from to by before after :".split())
"""What stands before a day whose year has two digits: 24.02.22 may be many other things."""
_EITHER = frozenset(["or", "&"])
"""Between two days that are two also where they touch: "22 or 23 December"."""
_OF_THE_TEXT = frozenset(["that", "same", "previous", "preceding", "following"])
"""Words that count from the day the text named last; "last Friday" counts from the day of publication."""

_PAPERS = lexicon.words("around_days", "paper")
"""What papers are called that come out on a weekday: the Sunday Telegraph."""
_EPITHETS = lexicon.words("around_days", "epithet")
"""What stands before a day in the name of sales, a song or a massacre long ago: Black Friday."""


class Days(Base):
    """Expressions that name days."""

    __slots__ = ()

    def full_day(self, match: Match) -> Resolved | None:
        """A day with month and year."""
        year = self._spoken_year(match) if "y1" in match.kept else self._year_of(match)
        day = self._day_number(match)
        month = self._int(match, "m") or self._int(match, "mm")
        return self._day(year, month, day)

    def _day_number(self, match: Match) -> int | None:
        """The day of a month as a number or an ordinal; the word "second" is a unit of time too."""
        ordinal = 2 if self._word(match, "o") == "second" else self._int(match, "o")
        if ordinal is not None and "t" in match.kept:  # twenty-first
            tens = self._int(match, "t")
            return tens + ordinal if tens in {20, 30} and ordinal < 10 else None
        return self._int(match, "d") or ordinal

    def named_day(self, match: Match) -> Resolved | None:
        """The day at the end of a longer expression: a weekday, yesterday, or a day of a month."""
        if "m" in match.kept:
            return self.full_day(match) if "y" in match.kept else self.month_day(match)
        if "w" in match.kept:
            return self.weekday(match)
        return self.deictic(match) if "x" in match.kept else None

    def short_slashed_day(self, match: Match) -> Resolved | None:
        """On 24/02/22: day and month with the last two digits of a year of this century, where a preposition shows a day."""
        a, b, year = self._int(match, "a"), self._int(match, "b"), self._int(match, "s")
        if a is None or b is None or year is None or self.before(match) not in _BEFORE_SHORT:
            return None
        month, day = (a, b) if b > 12 else (b, a)
        return self._day(2000 + year, month, day, confidence=0.85 if max(a, b) > 12 or a == b else 0.5)

    def slashed_day(self, match: Match) -> Resolved | None:
        """Day/month/year, or month/day/year where only that can be."""
        a, b, year = self._int(match, "a"), self._int(match, "b"), self._int(match, "y")
        if a is None or b is None:
            return None
        if b > 12:
            return self._day(year, a, b)
        return self._day(year, b, a, confidence=0.98 if a > 12 or a == b else 0.6)

    def _year_for(self, match: Match, month: int, day: int) -> tuple[int, str, float] | None:
        """The year of a day without one: the nearest by tense to the DCT, else the text's last."""
        if self.dct is None:
            if self.known.reference is None:
                return None
            return self.known.reference.year, f"text {self.known.reference.isoformat()}", 0.6
        options = []
        for year in (self.dct.year - 1, self.dct.year, self.dct.year + 1):
            try:
                options.append(date(year, month, day))
            except ValueError:
                continue
        if not options:
            return None
        dct = self.dct
        nearest = min(options, key=lambda d: abs((d - dct).days))
        if carried := self._carried_year(month, day, abs((nearest - dct).days)):
            return carried
        if told_of := self._year_told_of(match):
            return told_of, f"text {told_of}", 0.7
        ahead, behind = [d for d in options if d >= dct], [d for d in options if d <= dct]
        if self._future(match):
            # A day of the last weeks is named for what it was, whatever will be done about it.
            chosen = nearest if (dct - nearest).days in range(_RECENT) or not ahead else min(ahead)
        elif self._since(match) and behind:
            chosen = max(behind)
        elif abs((nearest - dct).days) <= _NEAR and not ((nearest - dct).days > _SLACK and self._is_told(match)):
            chosen = nearest
        else:
            chosen = max(behind) if behind else min(options)
        return chosen.year, self._from_dct(), 0.9

    def _carried_year(self, month: int, day: int, days: int) -> tuple[int, str, float] | None:
        """The year that brings a day near the one that the paragraph named with its year.

        "Assad fled on December 8, 2024. On January 29, …": where that is
        nearer than the day that is nearest to the DCT (`days` from it).
        """
        stated = self.known.stated_here
        if stated is None or self.dct is None or abs((stated - self.dct).days) <= _NEAR:
            return None
        for year in (stated.year, stated.year + 1, stated.year - 1):
            try:
                away = abs((date(year, month, day) - stated).days)
            except ValueError:
                continue
            if away <= _NEAR and away < days:
                return year, f"text {stated.isoformat()}", 0.75
        return None

    def _is_told(self, match: Match) -> bool:
        """Whether a day without a year is told of as past: "On January 22, a drone struck", "killed on January 24"."""
        return self._is_past(match) or (self.before(match) == "the" and self.after(match) in _AGREED)

    def month_day(self, match: Match) -> Resolved | None:
        """A day and month; the year is found by tense and nearness."""
        month, day = self._int(match, "m"), self._day_number(match)
        if month is None or day is None or not 1 <= day <= 31 or self.after(match) in _PLACES:
            return None
        if match.rule.id == "day.month-the" and "o" in match.kept and not self._ends_day(match):
            return None  # in March the first buses left
        if self.year_hint is not None:
            return self._day(self.year_hint, month, day, None, 0.9)
        found = self._year_for(match, month, day)
        if found is None:
            return self._unresolved(f"XXXX-{month:02}-{day:02}")
        year, anchor, confidence = found
        weekday = self._int(match, "w")
        if weekday is not None and self.dct is not None:
            fitting = _fitting_year(year, month, day, weekday)
            confidence = confidence if fitting == year else 0.5 if fitting is not None else 0.4
            year = fitting if fitting is not None else year
        return self._day(year, month, day, anchor, confidence)

    def _ends_day(self, match: Match) -> bool:
        """Whether no noun follows the number of a day."""
        return self._ends_clause(match) or self.after(match) in _NO_NOUN

    def listed_day(self, match: Match) -> Resolved | None:
        """A day of a list whose month stands before it: January 14, 15 and 17, 2023."""
        return self.full_day(match) if "y" in match.kept else self.month_day(match)

    def numbered_weekday(self, match: Match) -> Resolved | None:
        """Friday the 26th, Thu 14th: the day nearest to the DCT, by tense, on which both agree."""
        weekday, number = self._int(match, "w"), self._day_number(match)
        the = self.word(match.last - 2) == "the" and "o" not in match.kept and self.word(match.last).islower()
        if weekday is None or number is None or not (the or self._ends_day(match)):
            return None  # on Friday 31 people fled; on Friday, the first convoy came
        if self.dct is None:
            return self._unresolved(UNRESOLVED_DAY)
        fitting = [
            d for d in (self.dct + timedelta(n) for n in range(-366, 367))
            if d.day == number and d.isoweekday() == weekday
        ]  # fmt: skip
        return self._nearest_day(match, fitting, 0.85)

    def part_of_numbered_day(self, match: Match) -> Resolved | None:
        """The morning of the 8th."""
        found = self._day_of_number(match, self._int(match, "d") or 0)
        if found is None:
            return None
        return Resolved("TIME", f"{found.value}T{match.kept['p'].value}", found.anchor, 0.6, found.bounds, "day")

    def numbered_day(self, match: Match) -> Resolved | None:
        """On the 18th: of the month of the DCT or of the one before, the next one beside a verb of the future."""
        number, before = self._int(match, "d"), self.before(match)
        if number is None or not (self._ends_clause(match) or self.after(match) in {"-", *_ABOUT_AN_HOUR}):
            return None
        if before != "on" and (before not in _DEADLINES or match.last - match.first == 1):
            return None
        return self._day_of_number(match, number)

    def _day_of_number(self, match: Match, number: int) -> Resolved | None:
        """The day of a number alone: in a paragraph that named a day the one near it, else by tense near the DCT."""
        if self.dct is None:
            return self._unresolved(UNRESOLVED_DAY)
        if stated := self.known.stated_here:  # in a paragraph that tells of December 2015
            around = [d for d in (stated + timedelta(n) for n in range(-31, 32)) if d.day == number]
            if not around:
                return None
            near = min(around, key=lambda d: abs((d - stated).days))
            return self._day(near.year, near.month, near.day, f"text {stated.isoformat()}", 0.6)
        fitting = [d for d in (self.dct + timedelta(n) for n in range(-62, 63)) if d.day == number]
        return self._nearest_day(match, fitting, 0.6)

    def _nearest_day(self, match: Match, days: Sequence[date], confidence: float) -> Resolved | None:
        """Of some days the next one beside a verb of the future, the last one beside another, else the nearest."""
        dct = self.dct
        assert dct is not None
        ahead, behind = [d for d in days if d >= dct], [d for d in days if d <= dct]
        if self._future(match) or not behind:
            chosen = min(ahead, default=None)
        elif self.tense(match.first) is None:
            chosen = min(days, key=lambda d: abs((d - dct).days))
        else:
            chosen = max(behind)
        if chosen is None:
            return None
        return self._day(chosen.year, chosen.month, chosen.day, self._from_dct(), confidence)

    def ordinal_day(self, match: Match) -> Resolved | None:
        """The second of February, January the 29th; with the year or without."""
        return self.full_day(match) if "y" in match.kept else self.month_day(match)

    def dotted_day(self, match: Match) -> Resolved | None:
        """03.04.2019: day, month, year."""
        value = match.kept["g"].value
        if not isinstance(value, tuple) or self.before(match) in {"version", "section", "article", "paragraph", "v"}:
            return None
        if value[2] < 100 and self.before(match) not in _BEFORE_SHORT:
            return None
        return self._day(
            value[2] + 2000 * (value[2] < 100), value[1], value[0], confidence=0.85 if value[2] < 100 else 1.0
        )

    def range_over_months(self, match: Match) -> Resolved | None:
        """27 November to 8 December 2016: the year of the end holds for the start, or the one before."""
        a, b, first, last, year = (self._int(match, k) for k in ("a", "b", "ma", "mb", "y"))
        if a is None or b is None or first is None or last is None or year is None:
            return None
        try:
            start, end = date(year - (first > last), first, a), date(year, last, b)
        except ValueError:
            return None
        return Resolved("DATE", f"{start.isoformat()}/{end.isoformat()}", None, 0.93, (start, end), "range")

    def month_day_of_year(self, match: Match) -> Resolved | None:
        """January 30 of last year."""
        if self.dct is None:
            return None
        year = self.dct.year + self._shift(match)
        return self._day(year, self._int(match, "m"), self._int(match, "d"), self._from_dct(), 0.95)

    def day_range(self, match: Match) -> Resolved | None:
        """Days of one month, both ends."""
        month, a, b, year = (self._int(match, k) for k in ("m", "a", "b", "y"))
        if month is None or a is None or b is None or a >= b:
            return None
        if self._word(match, "j") == "and" and b - a > 1 and self.before(match) != "between":
            return None  # two days
        anchor, confidence = None, 0.95
        if year is None:
            found = self._year_for(match, month, b)
            if found is None:
                return self._unresolved(f"XXXX-{month:02}-{a:02}/XXXX-{month:02}-{b:02}")
            year, anchor, confidence = found
        try:
            first, last = date(year, month, a), date(year, month, b)
        except ValueError:
            return None
        return Resolved("DATE", f"{first.isoformat()}/{last.isoformat()}", anchor, confidence, (first, last), "range")

    def one_of_two_days(self, match: Match) -> Resolved | None:
        """The 9th and the 17th of April: two days that do not touch; "between" makes them a span."""
        day, other = self._day_number(match), self._int(match, "b")
        if (
            day is None
            or other is None
            or (abs(day - other) < 2 and not {self.after(match), self.before(match)} & _EITHER)
            or "between" in {self.before(match), self.word(match.first - 2)}
        ):
            return None
        if match.rule.begins and "between" in {self.word(match.first - n).lower() for n in range(2, 6)}:
            return None
        return self.full_day(match) if "y" in match.kept else self.month_day(match)

    def weekday_beyond(self, match: Match) -> Resolved | None:
        """The Friday before last, the Monday after next."""
        number = self._int(match, "w")
        if number is None or self.dct is None:
            return self._unresolved(UNRESOLVED_DAY) if number else None
        back = (self.dct.isoweekday() - number) % 7 or 7
        day = self.dct + timedelta(14 - back % 7) if "a" in match.kept else self.dct - timedelta(back + 7)
        return self._day(day.year, day.month, day.day, self._from_dct(), 0.8)

    def deictic(self, match: Match) -> Resolved | None:
        """Today, yesterday, tomorrow, tonight, with a part of the day or without."""
        token = match.kept["x"]
        if token.text == "Today" and self.word(match.first - 1)[:1].isupper():
            return None  # Russia Today, USA Today
        tonight = token.text.lower() == "tonight"
        part = match.kept.get("p")
        suffix = "TNI" if tonight else f"T{part.value}" if part else ""
        type_ = "TIME" if suffix else "DATE"
        if self.dct is None:
            return self._unresolved(UNRESOLVED_DAY + suffix, type_)
        day = self.dct + timedelta(int(str(token.value)))
        return Resolved(type_, day.isoformat() + suffix, self._from_dct(), 0.93, (day, day), "day")

    def deictic_beyond(self, match: Match) -> Resolved | None:
        """The day before yesterday, the day after tomorrow."""
        beyond = int(str(match.kept["x"].value)) + (1 if "l" in match.kept else -1)
        if self._unit(match) != "D" or match.kept["x"].text.lower() == "tonight":
            return None
        if self.dct is None:
            return self._unresolved(UNRESOLVED_DAY)
        day = self.dct + timedelta(beyond)
        return self._day(day.year, day.month, day.day, self._from_dct(), 0.93)

    def short_year_day(self, match: Match) -> Resolved | None:
        """A day with the last two digits of its year: 19-Nov-12, in this century."""
        day, month, year = self._int(match, "d"), self._int(match, "m"), self._int(match, "s")
        if day is None or month is None or year is None:
            return None
        found = date(2000 + year, month, day)
        return Resolved("DATE", found.isoformat(), None, 0.85, (found, found), "day")

    def weekday(self, match: Match) -> Resolved | None:
        """A weekday, by the tense of the verb nearby, or of last, this or next week."""
        number = self._int(match, "w")
        if number is None or not self._is_weekday(match) or self._is_verb(match):
            return None
        part = match.kept.get("p")
        suffix = f"T{part.value}" if part else ""
        type_ = "TIME" if suffix else "DATE"
        if self.dct is None:
            return self._unresolved(f"XXXX-WXX-{number}{suffix}", type_)
        word = self._word(match, "k2") or self._word(match, "k")
        base, anchor = self.dct, self._from_dct()
        if word in _OF_THE_TEXT and self.known.reference and not self.known.coarse:
            base, anchor = self.known.reference, f"text {self.known.reference.isoformat()}"
        back = (base.isoweekday() - number) % 7
        if "u" in match.kept:
            monday = base - timedelta(base.isoweekday() - 1)
            day = monday + timedelta(number - 1 + 7 * self._shift(match))
        elif word in NEXT_WORDS:
            day = base + timedelta(7 - back if back else 7)
        elif word in PAST_WORDS:
            day = base - timedelta(back or 7)
        elif self._future(match):
            day = base + timedelta((7 - back) % 7)
        else:
            day = base - timedelta(back)
        return Resolved(type_, day.isoformat() + suffix, anchor, 0.85, (day, day), "day")

    def _is_weekday(self, match: Match) -> bool:
        """Whether "Sun", "Sat", "Mon" … alone is a day and not a name, and a day no part of a paper's."""
        if self.after(match) in _PAPERS and self.word(match.last)[:1].isupper():
            return False
        if self.before(match) in _EPITHETS and self.word(match.first - 1)[:1].isupper():
            return False
        if len(match.kept["w"].text) > 5:
            return True
        if {"k", "mod", "p", "u"} & match.kept.keys() and self._word(match, "k") != "that":
            return True
        text = match.kept["w"].text.lower()
        return (
            self.before(match) == "on" or self.after(match) == "." or text in {"mon.", "tue.", "wed.", "thu.", "fri."}
        )


def _fitting_year(year: int, month: int, day: int, weekday: int) -> int | None:
    """The year nearest to `year`, at most six before or one after, in which a day falls on an ISO weekday."""
    years: list[int] = [year, year - 1, year + 1, *range(year - 2, year - 7, -1)]
    for other in years:
        try:
            if date(other, month, day).isoweekday() == weekday:
                return other
        except ValueError:
            continue
    return None
