"""From a rule's match to a TIMEX3 value with its days and its anchor.

Each builder is a method of Resolver: it takes a match and returns a Resolved,
or None where the words are no date after all. The clock is never read:
relative expressions count from the document creation time (DCT) or from the
last day that the text named.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from newsparse.temporal.calendar import add_months, interval, week_value
from newsparse.temporal.grammar import Match

UNRESOLVED_DAY = "XXXX-XX-XX"
_ISO_UNIT = {
    "D": "D",
    "NI": "D",
    "W": "W",
    "WE": "W",
    "FN": "W",
    "MO": "M",
    "Q": "M",
    "Y": "Y",
    "DE": "Y",
    "CE": "Y",
    "ML": "Y",
    "PE": "X",
}
_CLOCK_UNIT = {"S": "S", "M": "M", "H": "H"}
_FACTOR = {"FN": 2, "Q": 3, "DE": 10, "CE": 100, "ML": 1000}
_FIXED = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a match means. `anchor` names the day that a relative value was counted from."""

    type: str
    value: str
    anchor: str | None = None
    confidence: float = 0.95
    bounds: tuple[date, date] | None = None
    granularity: str | None = None


@dataclass(slots=True)
class Resolver:
    """The builders, with the days that relative expressions count from.

    `dct` is the publication day or None; `reference` the last day the text
    named; `tense` tells the tense of the verb nearest to a token: "past",
    "future" or None; the others give the lower-case words beside a match.
    """

    dct: date | None
    tense: Callable[[int], str | None]
    before: Callable[[Match], str]
    after: Callable[[Match], str]
    second_after: Callable[[Match], str]
    reference: date | None = None

    # --- helpers ----------------------------------------------------------------------------------

    def _int(self, match: Match, name: str) -> int | None:
        token = match.kept.get(name)
        return token.value if token is not None and isinstance(token.value, int) else None

    def _word(self, match: Match, name: str) -> str | None:
        token = match.kept.get(name)
        return token.text.lower() if token is not None else None

    def _unit(self, match: Match, name: str = "u") -> str:
        token = match.kept.get(name)
        return str(token.value) if token is not None else ""

    def _from_dct(self) -> str:
        return f"published {self.dct.isoformat()}" if self.dct else "none"

    def _future(self, match: Match) -> bool:
        tense = self.tense(match.first)
        return tense == "future" or (tense is None and self.before(match) in {"until", "till"})

    def _base(self) -> tuple[date, str] | None:
        """The day to count from in the text: the last one named, else the DCT."""
        if self.reference:
            return self.reference, f"text {self.reference.isoformat()}"
        return (self.dct, self._from_dct()) if self.dct else None

    def _unresolved(self, value: str, type_: str = "DATE") -> Resolved:
        return Resolved(type_, value, None, 0.5)

    # --- days -------------------------------------------------------------------------------------

    def full_day(self, match: Match) -> Resolved | None:
        """A day with month and year."""
        year, day = self._int(match, "y"), self._int(match, "d") or self._int(match, "o")
        month = self._int(match, "m") or self._int(match, "mm")
        return self._day(year, month, day)

    def _day(
        self, year: int | None, month: int | None, day: int | None, anchor: str | None = None, confidence: float = 0.98
    ) -> Resolved | None:
        if year is None or month is None or day is None:
            return None
        try:
            found = date(year, month, day)
        except ValueError:
            return None
        return Resolved("DATE", found.isoformat(), anchor, confidence, (found, found), "day")

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
            if self.reference is None:
                return None
            return self.reference.year, f"text {self.reference.isoformat()}", 0.6
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
        if abs((nearest - dct).days) <= 60:
            chosen = nearest
        elif self._future(match):
            ahead = [d for d in options if d >= dct]
            chosen = min(ahead) if ahead else max(options)
        else:
            behind = [d for d in options if d <= dct]
            chosen = max(behind) if behind else min(options)
        return chosen.year, self._from_dct(), 0.9

    def month_day(self, match: Match) -> Resolved | None:
        """A day and month; the year is found by tense and nearness."""
        month, day = self._int(match, "m"), self._int(match, "d") or self._int(match, "o")
        if month is None or day is None or not 1 <= day <= 31:
            return None
        found = self._year_for(match, month, day)
        if found is None:
            return self._unresolved(f"XXXX-{month:02}-{day:02}")
        year, anchor, confidence = found
        return self._day(year, month, day, anchor, confidence)

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

    def deictic(self, match: Match) -> Resolved | None:
        """Today, yesterday, tomorrow, tonight, with a part of the day or without."""
        token = match.kept["x"]
        tonight = token.text.lower() == "tonight"
        part = match.kept.get("p")
        suffix = "TNI" if tonight else f"T{part.value}" if part else ""
        type_ = "TIME" if suffix else "DATE"
        if self.dct is None:
            return self._unresolved(UNRESOLVED_DAY + suffix, type_)
        day = self.dct + timedelta(int(str(token.value)))
        return Resolved(type_, day.isoformat() + suffix, self._from_dct(), 0.93, (day, day), "day")

    def weekday(self, match: Match) -> Resolved | None:
        """A weekday, by the tense of the verb nearby, or of last, this or next week."""
        number = self._int(match, "w")
        if number is None or not self._is_weekday(match):
            return None
        part = match.kept.get("p")
        suffix = f"T{part.value}" if part else ""
        type_ = "TIME" if suffix else "DATE"
        if self.dct is None:
            return self._unresolved(f"XXXX-WXX-{number}{suffix}", type_)
        word = self._word(match, "k")
        base, anchor = self.dct, self._from_dct()
        if word == "that" and self.reference:
            base, anchor = self.reference, f"text {self.reference.isoformat()}"
        back = (base.isoweekday() - number) % 7
        if "u" in match.kept:
            monday = base - timedelta(base.isoweekday() - 1)
            day = monday + timedelta(number - 1 + 7 * self._shift(match))
        elif word in {"next", "coming", "following", "upcoming"}:
            day = base + timedelta(7 - back if back else 7)
        elif word in {"last", "past", "previous", "preceding"}:
            day = base - timedelta(back or 7)
        elif self._future(match):
            day = base + timedelta((7 - back) % 7)
        else:
            day = base - timedelta(back)
        return Resolved(type_, day.isoformat() + suffix, anchor, 0.85, (day, day), "day")

    def _is_weekday(self, match: Match) -> bool:
        """Whether "Sun", "Sat", "Mon" … alone is a day and not a name."""
        if len(match.kept["w"].text) > 5 or {"k", "mod", "p", "u"} & match.kept.keys():
            return True
        return self.before(match) == "on" or self.after(match) == "."

    def holiday(self, match: Match) -> Resolved | None:
        """A feast of the solar calendar."""
        token = match.kept["h"]
        if not isinstance(token.value, tuple) or not token.text[:1].isupper():
            return None
        month, day = token.value
        year = self._int(match, "y")
        if year is not None:
            return self._day(year, month, day)
        found = self._year_for(match, month, day)
        return (
            self._day(found[0], month, day, found[1], 0.8) if found else self._unresolved(f"XXXX-{month:02}-{day:02}")
        )

    # --- times ------------------------------------------------------------------------------------

    def clock(self, match: Match) -> Resolved | None:
        """An hour, with the day it falls on where one is named or published."""
        hour, minute = self._hour(match)
        if hour is None or not (0 <= hour <= 24 and 0 <= minute <= 59):
            return None
        if "c" in match.kept and "ap" not in match.kept and "z" not in match.kept and self.before(match) not in {
            "at", "around", "about", "by", "until", "till", "from", "since", "before", "after", "between", "and", "to",
        }:  # fmt: skip
            return None
        suffix = f"T{hour:02}:{minute:02}"
        if "w" in match.kept:
            found = self.weekday(match)
        elif "x" in match.kept:
            found = self.deictic(match)
        elif "m" in match.kept:
            found = self.full_day(match) if "y" in match.kept else self.month_day(match)
        else:
            base = self.reference or self.dct
            anchor = f"text {self.reference.isoformat()}" if self.reference else self._from_dct()
            found = Resolved("DATE", base.isoformat(), anchor, 0.75, (base, base), "day") if base else None
        if found is None:
            return self._unresolved(UNRESOLVED_DAY + suffix, "TIME")
        return Resolved("TIME", found.value[:10] + suffix, found.anchor, found.confidence, found.bounds, "time")

    def _hour(self, match: Match) -> tuple[int | None, int]:
        text = (match.kept.get("c") or match.kept.get("h") or match.kept.get("j") or match.kept["four"]).text.lower()
        afternoon = str(match.kept["ap"].value) == "p" if "ap" in match.kept else text.endswith("pm")
        morning = str(match.kept["ap"].value) == "a" if "ap" in match.kept else text.endswith("am")
        text = text.removesuffix("pm").removesuffix("am")
        if ":" in text:
            hour, minute = int(text.split(":")[0]), int(text.split(":")[1])
        elif "four" in match.kept:
            if not text.isdigit():
                return None, 0
            hour, minute = divmod(int(text), 100)
        else:
            hour, minute = int(text), 0
        if afternoon and hour < 12:
            hour += 12
        if morning and hour == 12:
            hour = 0
        return hour, minute

    def noon(self, match: Match) -> Resolved | None:
        """Noon or midnight."""
        suffix = str(match.kept["n"].value)
        found = self.weekday(match) if "w" in match.kept else self.deictic(match) if "x" in match.kept else None
        if found is None:
            base = self.reference or self.dct
            if base is None:
                return self._unresolved(UNRESOLVED_DAY + suffix, "TIME")
            return Resolved(
                "TIME",
                base.isoformat() + suffix,
                f"text {base}" if self.reference else self._from_dct(),
                0.7,
                (base, base),
                "time",
            )
        return Resolved("TIME", found.value[:10] + suffix, found.anchor, found.confidence, found.bounds, "time")

    def part_of_day(self, match: Match) -> Resolved | None:
        """This morning, last night."""
        suffix = f"T{match.kept['p'].value}"
        if self.dct is None:
            return self._unresolved(UNRESOLVED_DAY + suffix, "TIME")
        last = self._word(match, "k") in {"last", "past", "previous"}
        day = self.dct - timedelta(1 if last else 0)
        return Resolved("TIME", day.isoformat() + suffix, self._from_dct(), 0.9, (day, day), "day")

    def part_of_text_day(self, match: Match) -> Resolved | None:
        """That evening, the next morning."""
        suffix = f"T{match.kept['p'].value}"
        base = self._base()
        if base is None:
            return self._unresolved(UNRESOLVED_DAY + suffix, "TIME")
        return Resolved("TIME", base[0].isoformat() + suffix, base[1], 0.7, (base[0], base[0]), "day")

    def part_of_named_day(self, match: Match) -> Resolved | None:
        """The evening of January 30."""
        if "w" in match.kept:
            found = self.weekday(match)
            return found if found is None else self._with_part(found, match)
        found = self.full_day(match) if "y" in match.kept else self.month_day(match)
        return self._with_part(found, match) if found else None

    def _with_part(self, found: Resolved, match: Match) -> Resolved:
        value = found.value.split("T")[0] + f"T{match.kept['p'].value}"
        return Resolved("TIME", value, found.anchor, found.confidence, found.bounds, found.granularity)

    # --- weeks, months, years ---------------------------------------------------------------------

    def _shift(self, match: Match) -> int:
        word = self._word(match, "k") or self._word(match, "t") or ""
        if word in {"last", "past", "previous", "preceding"}:
            return -1
        return 1 if word in {"next", "coming", "following", "upcoming"} else 0

    def _dated(self, value: str, anchor: str | None, confidence: float, match: Match | None = None) -> Resolved | None:
        found = interval(value)
        if found is None:
            return Resolved("DATE", value, anchor, confidence)
        first, last, granularity = found
        if match is not None:
            first, last = self._narrowed(first, last, match)
        return Resolved("DATE", value, anchor, confidence, (first, last), granularity)

    def _narrowed(self, first: date, last: date, match: Match) -> tuple[date, date]:
        """Thirds of a period for early, mid and late; up to the DCT for earlier, from it for later."""
        word = self._word(match, "mod")
        days = (last - first).days + 1
        if word in {"early", "beginning", "start"}:
            return first, first + timedelta(max(days // 3 - 1, 0))
        if word in {"mid", "middle"}:
            return first + timedelta(days // 3), last - timedelta(days // 3)
        if word in {"late", "end"}:
            return last - timedelta(max(days // 3 - 1, 0)), last
        if "e" in match.kept and self.dct and first <= self.dct <= last:
            return first, self.dct
        if "l" in match.kept and self.dct and first <= self.dct <= last:
            return self.dct, last
        return first, last

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
        if match.last - match.first <= 2 and not self._is_month(match):
            return None
        if self.dct is None:
            if self.reference is None:
                return self._unresolved(f"XXXX-{month:02}")
            return self._dated(
                f"{self.reference.year:04}-{month:02}", f"text {self.reference.isoformat()}", 0.55, match
            )
        word = self._word(match, "k")
        year = self.dct.year
        if word in {"last", "past", "previous"} and any(k.lower() in {"year"} for k in [self.after(match)]):
            year -= 1
        elif word in {"last", "past", "previous"}:
            year -= 1 if month >= self.dct.month else 0
        elif word in {"next", "coming", "following", "upcoming"}:
            year += 1 if month <= self.dct.month else 0
        elif word == "this":
            pass
        else:
            year += self._nearest_year(match, month)
        return self._dated(f"{year:04}-{month:02}", self._from_dct(), 0.85, match)

    def month_of_text_year(self, match: Match) -> Resolved | None:
        """March of that year: the year the text named last."""
        month, day, base = self._int(match, "m"), self._int(match, "d"), self._base()
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
        text = match.kept["m"].text
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
        return before in _BEFORE_MONTH and match.last - match.first == 2

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
        return self._dated(f"{year:04}-Q{number}", anchor, 0.85, match)

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
        if self.dct is None:
            return self._unresolved(f"XXXX-{code}")
        year = self.dct.year
        order = {"WI": 1, "SP": 4, "SU": 7, "FA": 10}[code]
        word = self._word(match, "k") or ""
        if word in {"last", "past", "previous"}:
            year -= 1 if order + 1 >= self.dct.month else 0
        elif word in {"next", "coming"}:
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
        if self.dct is None or (unit != "WE" and "mod" not in match.kept) or unit in {"S", "M", "H", "X", "PE", "NI"}:
            return None
        base = self.dct
        if unit == "WE" and not self._future(match) and base.isoweekday() < 6:
            base -= timedelta(7)
        value = self._of_unit(unit, base, 0)
        return self._dated(value, self._from_dct(), 0.75, match) if value else None

    def that_unit(self, match: Match) -> Resolved | None:
        """That day, the same week: of the day the text named last."""
        unit, base = self._unit(match), self._base()
        if unit in {"X", "S", "M", "H", "PE"} or base is None:
            return None
        if unit == "NI":
            return Resolved("TIME", base[0].isoformat() + "TNI", base[1], 0.7, (base[0], base[0]), "day")
        value = self._of_unit(unit, base[0], 0)
        return self._dated(value, base[1], 0.7) if value else None

    def next_in_text(self, match: Match) -> Resolved | None:
        """The next day, the previous month: from the day the text named last."""
        unit, base = self._unit(match), self._base()
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
        clock = _CLOCK_UNIT.get(unit)
        return Resolved("DURATION", f"PT1{clock}" if clock else self._period(1, unit), None, 0.8)

    def year_end(self, match: Match) -> Resolved | None:
        """Year-end."""
        text = match.kept["mod"].text.lower() if "mod" in match.kept else "end"
        if text != "end" or ("u" in match.kept and self._unit(match) != "Y") or self.dct is None:
            return None
        return self._day(self.dct.year, 12, 31, self._from_dct(), 0.7)

    # --- counted ----------------------------------------------------------------------------------

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
        try:
            if unit in {"D", "NI"}:
                return self._dated((base + timedelta(count)).isoformat(), anchor, 0.88)
            if unit in {"W", "FN", "WE"}:
                day = base + timedelta(7 * count)
                around = (day - timedelta(3), day + timedelta(3))
                return Resolved("DATE", day.isoformat(), anchor, 0.75, around, "week")
            if unit in {"MO", "Q"}:
                month = add_months(base.replace(day=1), count)
                return self._dated(f"{month.year:04}-{month.month:02}", anchor, 0.85)
            return self._dated(f"{base.year + count:04}", anchor, 0.85)
        except (ValueError, OverflowError):
            return None

    def ago(self, match: Match) -> Resolved | None:
        """Three days ago, from the DCT."""
        if self.dct is None:
            return self._unresolved("PAST_REF")
        return self._counted(match, -1, self.dct, self._from_dct())

    def later(self, match: Match) -> Resolved | None:
        """Two days later, a year earlier: from the day the text named last."""
        token = match.kept.get("l") or match.kept.get("e")
        word = token.text.lower() if token else ""
        if word in {"after", "before", "prior"}:
            return self.duration(match)
        sign = -1 if "e" in match.kept else 1
        base = self._base()
        if base is None:
            return self._unresolved("PAST_REF" if sign < 0 else "FUTURE_REF")
        return self._counted(match, sign, *base)

    def year_earlier(self, match: Match) -> Resolved | None:
        """The year-earlier period."""
        if self._unit(match) != "Y" or self.dct is None:
            return None
        return self._dated(f"{self.dct.year - 1:04}", self._from_dct(), 0.6)

    # --- durations and sets -----------------------------------------------------------------------

    def _period(self, number: float | None, unit: str) -> str:
        if number is None:
            return f"PX{ {'DE': 'DE', 'CE': 'CE'}.get(unit, _ISO_UNIT.get(unit, 'X')) }".replace("PXDE", "PXE").replace(
                "PXCE", "PXC"
            )
        count = number * _FACTOR.get(unit, 1)
        shown = str(int(count)) if count == int(count) else str(count)
        return f"P{shown}{_ISO_UNIT.get(unit, 'X')}"

    def duration(self, match: Match) -> Resolved | None:
        """Two weeks, a year, several months, the past 48 hours."""
        unit, number = self._unit(match), self._number(match)
        if unit in {"X", "PE", "NI"} and not (unit == "NI" and number):
            return None
        if "q" in match.kept and (self._word(match, "q") == "half" or unit in {"S"}):
            return None
        text = match.kept["u"].text.lower()
        if text in {"second", "quarter", "min", "night", "weekend"}:
            return None
        after = self.after(match)
        if after in {"old", "-old"} or (
            after == "-" and text in {"year", "month", "day", "week"} and self._is_age(match)
        ):
            return None
        if "h1" in match.kept and number is not None:
            number += 0.5
        clock = _CLOCK_UNIT.get(unit)
        if clock:
            shown = "X" if number is None else str(int(number)) if number == int(number) else str(number)
            return Resolved("DURATION", f"PT{shown}{clock}", None, 0.9)
        if number is not None and number > 100_000:
            return None
        if "q" in match.kept and self.before(match) in _RATE_BEFORE:
            return Resolved("SET", self._period(1, unit), None, 0.6)
        return Resolved("DURATION", self._period(number, unit), None, 0.88)

    def _is_age(self, match: Match) -> bool:
        return self.after(match) == "-" and self.second_after(match) == "old"

    def bare_units(self, match: Match) -> Resolved | None:
        """Years, decades, months: a stretch of unknown length."""
        token = match.kept["many"]
        if token.text.lower() not in {"years", "months", "weeks", "decades", "centuries", "days", "hours"}:
            return None
        if (
            self.before(match)
            not in {"for", "in", "of", "after", "within", "over", "and", "or", "by", "took", "lasted", "two", "many"}
            or self.after(match) == "ago"
        ):
            return None
        unit = str(token.value)
        clock = _CLOCK_UNIT.get(unit)
        return Resolved("DURATION", f"PTX{clock}" if clock else self._period(None, unit), None, 0.7)

    def future(self, _match: Match) -> Resolved | None:
        """The future, the near term."""
        return Resolved("DATE", "FUTURE_REF", None, 0.6)

    def recent_units(self, _match: Match) -> Resolved | None:
        """Recent months."""
        return Resolved("DATE", "PAST_REF", None, 0.7)

    def coming_units(self, match: Match) -> Resolved | None:
        """The coming months, past years."""
        return Resolved("DATE", "PAST_REF" if self._shift(match) < 0 else "FUTURE_REF", None, 0.7)

    def every(self, match: Match) -> Resolved | None:
        """Every Friday, each month, every two weeks, Fridays."""
        weekday = self._int(match, "w") or self._int(match, "v")
        if weekday:
            return Resolved("SET", f"XXXX-WXX-{weekday}", None, 0.9)
        if month := self._int(match, "m"):
            return Resolved("SET", f"XXXX-{month:02}", None, 0.9)
        if "p" in match.kept:
            return Resolved("SET", f"XXXX-XX-XXT{match.kept['p'].value}", None, 0.8)
        if "s" in match.kept:
            return Resolved("SET", f"XXXX-{match.kept['s'].value}", None, 0.8)
        unit = self._unit(match)
        if unit in {"X", "PE"}:
            return None
        number = self._number(match) or 1
        clock = _CLOCK_UNIT.get(unit)
        return Resolved("SET", f"PT{int(number)}{clock}" if clock else self._period(number, unit), None, 0.88)

    def periodic(self, match: Match) -> Resolved | None:
        """Daily, annual."""
        token = match.kept["per"]
        if token.text[:1].isupper() and match.first > 0:
            return None
        return Resolved("SET", str(token.value), None, 0.8)

    def bare_reference(self, match: Match) -> Resolved | None:
        """Now, recently, soon: a reference without a value of its own."""
        token = match.kept.get("adv") or match.kept.get("r") or match.kept["f"]
        word = token.text.lower()
        if "f" in match.kept:
            return (
                Resolved("DATE", "PAST_REF", None, 0.6)
                if word == "past" and self.after(match) in {"", ".", ","}
                else None
            )
        if word == "today's":
            return None
        value = str(token.value) if str(token.value) in _FIXED else "PAST_REF"
        return Resolved("DATE", value, self._from_dct() if self.dct else None, 0.7)


_BEFORE_MONTH = frozenset(
    "in since until till by of from during last next this early late mid to and between for through before after around on ( - , "
    "each every begin beginning starting".split()
)
_BEFORE_YEAR = _BEFORE_MONTH | frozenset("the year the-year fiscal spring summer autumn fall winter".split())
_BEFORE_COUNT = frozenset(
    "$ £ € # no no. number resolution about than nearly over some almost approximately least killed at of: up roughly around: "
    "flight unit battalion brigade division regiment article law decree km route highway /".split()
)
_AFTER_COUNT = frozenset(
    "people men women children civilians troops soldiers fighters members families persons dead killed wounded km kilometers "
    "kilometres miles meters metres feet tons tonnes percent % dollars pounds euros lira barrels homes houses refugees "
    "prisoners detainees militants rebels employees workers jobs points years days hours others more or-so hrs local / square "
    "vehicles shells rockets missiles residents victims deaths casualties individuals inmates".split()
)
_RATE_BEFORE = frozenset(
    "once twice times thrice percent % million billion thousand hundred dollars people barrels day hours half".split()
)
