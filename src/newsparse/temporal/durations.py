"""Builders of counts: so long ago, so much later, durations, sets, and references without a value."""

from __future__ import annotations

from datetime import date, timedelta

from newsparse.temporal.calendar import add_months
from newsparse.temporal.grammar import Match
from newsparse.temporal.resolver import Base, Resolved

_ISO_UNIT = {
    **dict.fromkeys(["D", "NI"], "D"),
    **dict.fromkeys(["W", "WE", "FN"], "W"),
    **dict.fromkeys(["MO", "Q"], "M"),
    **dict.fromkeys(["Y", "DE", "CE", "ML"], "Y"),
    "PE": "X",
}
CLOCK_UNIT = {"S": "S", "M": "M", "H": "H"}
_FACTOR = {"FN": 2, "Q": 3, "DE": 10, "CE": 100, "ML": 1000}
_FIXED = frozenset(["PRESENT_REF", "PAST_REF", "FUTURE_REF"])
_RATE_BEFORE = frozenset(
    "once twice times thrice percent % million billion thousand hundred dollars people barrels day hours half".split()
)


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
        if unit == "Y" and count == -1 and self.quarter:
            return self._same_quarter(-1)
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

    def _same_quarter(self, years: int) -> Resolved | None:
        """The quarter the text speaks of, some years on: reports compare it with the one a year earlier."""
        assert self.quarter is not None
        value = f"{int(self.quarter[:4]) + years:04}{self.quarter[4:]}"
        return self._dated(value, f"text {self.quarter}", 0.7)

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
        base = self._base(self._unit(match))
        if base is None:
            return self._unresolved("PAST_REF" if sign < 0 else "FUTURE_REF")
        return self._counted(match, sign, *base)

    def year_earlier(self, match: Match) -> Resolved | None:
        """The year-earlier period."""
        if self._unit(match) != "Y" or self.dct is None:
            return None
        return self._same_quarter(-1) if self.quarter else self._dated(f"{self.dct.year - 1:04}", self._from_dct(), 0.6)

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
        clock = CLOCK_UNIT.get(unit)
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
        clock = CLOCK_UNIT.get(unit)
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
        clock = CLOCK_UNIT.get(unit)
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
