"""Builders of periods relative to a day: this week, last month, the next year, that day, the weekend."""

from __future__ import annotations

from datetime import date, timedelta

from newsparse.temporal.calendar import add_months, interval, week_value
from newsparse.temporal.durations import CLOCK_UNIT, Durations, shifted
from newsparse.temporal.grammar import Match
from newsparse.temporal.resolver import UNRESOLVED_DAY, Resolved

_SATURDAY = 6
_BEFORE_THE_UNIT = frozenset(["for", "during", "throughout"])


class Relative(Durations):
    """Expressions that name a unit of time by its place before or after a day."""

    __slots__ = ()

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
        if self._is_verb(match):
            return None
        if self._word(match, "k") in {"following", "previous", "preceding"} or (unit == "D" and self._shift(match)):
            return self.next_in_text(match)
        if unit == "PE" and self._word(match, "k") == "latest" and self.known.quarter:
            return self._dated(self.known.quarter, f"text {self.known.quarter}", 0.7)
        if unit in {"X", "S", "M", "H", "PE"}:
            present = unit == "X" and self._word(match, "k") in {"this", "current"}
            return Resolved("DATE", "PRESENT_REF", None, 0.7) if present else None
        if self.dct is None:
            return self._unresolved(
                {"Y": "XXXX", "MO": "XXXX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE"}.get(unit, UNRESOLVED_DAY)
            )
        if unit == "NI":
            return self._night(match)
        if unit == "DE" and self._shift(match) < 0:
            return self.the_past_unit(match)
        # The latest quarter or year is the last that is over.
        shift = -1 if self._word(match, "k") == "latest" else self._shift(match)
        if unit == "WE" and self._word(match, "k") == "coming" and self.dct.isoweekday() < _SATURDAY:
            shift = 0  # the next one there is
        value = self._of_unit(unit, self.dct, shift)
        return self._dated(value, self._from_dct(), 0.9, match) if value else None

    def _night(self, match: Match) -> Resolved | None:
        assert self.dct is not None
        day = self.dct + timedelta(self._shift(match))
        return Resolved("TIME", day.isoformat() + "TNI", self._from_dct(), 0.9, (day, day), "day")

    def the_unit(self, match: Match) -> Resolved | None:
        """The weekend; the end of the year; earlier in the year; for the week."""
        unit = self._unit(match)
        if unit == "D" and {"e", "l", "mod"} & match.kept.keys():
            return self.that_unit(match)  # later in the day
        if unit in {"S", "M", "H", "X", "PE", "NI", "D"}:
            return None
        bare = not {"mod", "e", "l"} & match.kept.keys()
        if unit == "Q" and self.known.quarter and bare:
            return self._dated(self.known.quarter, f"text {self.known.quarter}", 0.7)
        if unit == "Y" and bare and self.after(match) in {"ended", "ending", "to"}:
            return Resolved("DURATION", "P1Y", None, 0.7)
        current = (
            match.last - match.first > 2 or self.before(match) in _BEFORE_THE_UNIT or self.after(match) in {"'s", "’s"}
        )
        if self.dct is None or (bare and unit != "WE" and not current):
            return None
        base = self.dct
        if unit == "WE" and not self._future(match) and base.isoweekday() < 6:
            base -= timedelta(7)
        value = self._of_unit(unit, base, 0)
        return self._dated(value, self._from_dct(), 0.75, match) if value else None

    def that_unit(self, match: Match) -> Resolved | None:
        """That day, the same week: of the day the text named last."""
        unit = self._unit(match)
        if unit == "Q" and self.known.quarter:
            return self._dated(self.known.quarter, f"text {self.known.quarter}", 0.7)
        base = self._base(unit)
        if unit in {"X", "S", "M", "H", "PE"} or base is None:
            return None
        if unit == "NI":
            return Resolved("TIME", base[0].isoformat() + "TNI", base[1], 0.7, (base[0], base[0]), "day")
        value = self._of_unit(unit, base[0], 0)
        return self._dated(value, base[1], 0.7, match, base[0]) if value else None

    def unit_to_date(self, match: Match) -> Resolved | None:
        """Year to date, this month to date: from its first day to the DCT."""
        whole = self._around_dct(match)
        if whole is None or self.dct is None:
            return None
        return Resolved("DATE", whole[0], self._from_dct(), 0.8, (whole[1], self.dct), "range")

    def rest_of_unit(self, match: Match) -> Resolved | None:
        """The rest of the year: from the DCT to its last day."""
        whole = self._around_dct(match)
        if whole is None or self.dct is None:
            return None
        return Resolved("DATE", whole[0], self._from_dct(), 0.7, (self.dct, whole[2]), "range")

    def _around_dct(self, match: Match) -> tuple[str, date, date] | None:
        """The week, month, quarter, year … of the DCT: value, first and last day."""
        unit = self._unit(match)
        value = self._of_unit(unit, self.dct, 0) if self.dct and unit not in {"D", "NI", "WE"} else None
        found = interval(value) if value else None
        return (value, found[0], found[1]) if value and found else None

    def unit_beyond(self, match: Match) -> Resolved | None:
        """The week after next, the month before last."""
        unit, shift = self._unit(match), 2 if "a" in match.kept else -2
        if self.dct is None or unit in {"S", "M", "H", "X", "PE", "D", "NI"}:
            return None
        value = self._of_unit(unit, self.dct, shift)
        return self._dated(value, self._from_dct(), 0.85) if value else None

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
        behind = shifted(self.dct, -1, unit) if self.dct is not None and unit in {"FN", "MO", "Y", "DE"} else None
        bounds = (behind, self.dct - timedelta(1)) if behind is not None and self.dct is not None else None
        value = f"PT1{clock}" if clock else self._period(1, unit)
        return Resolved(
            "DURATION", value, self._from_dct() if bounds else None, 0.8, bounds, "range" if bounds else None
        )

    def whole_unit(self, match: Match) -> Resolved | None:
        """The whole day, the whole year."""
        unit = self._unit(match)
        if self._word(match, "k") != "whole" or unit not in {"D", "W", "MO", "Y"}:
            return None
        return Resolved("DURATION", self._period(1, unit), None, 0.8)

    def day_beside(self, match: Match) -> Resolved | None:
        """The day before, the year after, where no noun or clause follows."""
        unit = self._unit(match)
        base = self._base(unit)
        if unit not in {"D", "W", "MO", "Y"} or not self._ends_clause(match):
            return None
        if base is None:
            return self._unresolved(UNRESOLVED_DAY)
        value = self._of_unit(unit, base[0], 1 if "l" in match.kept else -1)
        return self._dated(value, base[1], 0.7) if value else None

    def year_end(self, match: Match) -> Resolved | None:
        """Year-end, the day of an account; year end, the end of the year."""
        if self._word(match, "mod") != "end" or self._unit(match) != "Y" or self.dct is None:
            return None
        if match.last - match.first == 2:
            return self._dated(f"{self.dct.year:04}", self._from_dct(), 0.75, match)
        return self._day(self.dct.year, 12, 31, self._from_dct(), 0.7)
