"""Builders of sets: every Friday, each month, daily, twice a week."""

from __future__ import annotations

from newsparse.temporal.durations import CLOCK_UNIT, Durations
from newsparse.temporal.grammar import Match
from newsparse.temporal.resolver import Resolved


class Sets(Durations):
    """Expressions of what comes again and again."""

    __slots__ = ()

    def every(self, match: Match) -> Resolved | None:
        """Every Friday, each month, every two weeks, Fridays."""
        weekday = self._int(match, "w") or self._int(match, "v")
        if weekday:
            part = f"T{match.kept['p'].value}" if "p" in match.kept else ""
            return Resolved("SET", f"XXXX-WXX-{weekday}{part}", None, 0.9)
        if month := self._int(match, "m"):
            return Resolved("SET", f"XXXX-{month:02}", None, 0.9)
        if "p" in match.kept:
            return Resolved("SET", f"XXXX-XX-XXT{match.kept['p'].value}", None, 0.8)
        if "s" in match.kept:
            return Resolved("SET", f"XXXX-{match.kept['s'].value}", None, 0.8)
        unit = self._unit(match)
        if unit in {"X", "PE"} or (unit == "S" and not self._ends_clause(match)):
            return None  # every second house
        number = None if "v" in match.kept else (self._number(match) or 1) * (2 if "o2" in match.kept else 1)
        clock = CLOCK_UNIT.get(unit)
        return Resolved(
            "SET", f"PT{int(number) if number else 'X'}{clock}" if clock else self._period(number, unit), None, 0.88
        )

    def periodic(self, match: Match) -> Resolved | None:
        """Daily, annual."""
        token = match.kept["per"]
        if (token.text[:1].isupper() and match.first > 0) or self.before(match) == "average":
            return None
        return Resolved("SET", str(token.value), None, 0.8)
