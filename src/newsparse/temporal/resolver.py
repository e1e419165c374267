"""What builders share: the days that relative expressions count from, and how values are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from newsparse.temporal.calendar import interval
from newsparse.temporal.grammar import Match

UNRESOLVED_DAY = "XXXX-XX-XX"
PAST_WORDS = frozenset(["last", "past", "previous", "preceding"])
NEXT_WORDS = frozenset(["next", "coming", "following", "upcoming"])


_FINE = frozenset(["D", "NI", "W", "WE", "FN", "S", "M", "H"])


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
class Base:
    """The builders, with the days that relative expressions count from.

    `dct` is the publication day or None; `reference` the last day the text
    named (`coarse` where that is a month or a year), `quarter` the last quarter,
    `year_hint` the year of a list that its last member gives; `tense` tells the tense of the verb nearest to a token: "past",
    "future" or None; the others give the lower-case words beside a match.
    """

    dct: date | None
    tense: Callable[[int], str | None]
    before: Callable[[Match], str]
    after: Callable[[Match], str]
    second_after: Callable[[Match], str]
    reference: date | None = None
    quarter: str | None = None
    coarse: bool = False
    year_hint: int | None = None

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

    def _base(self, unit: str = "D") -> tuple[date, str] | None:
        """The day to count from in the text: the last one named, else the DCT.

        None where days or weeks would be counted from a month or a year.
        """
        if self.reference and self.coarse and unit in _FINE:
            return None
        if self.reference:
            return self.reference, f"text {self.reference.isoformat()}"
        return (self.dct, self._from_dct()) if self.dct else None

    def _unresolved(self, value: str, type_: str = "DATE") -> Resolved:
        return Resolved(type_, value, None, 0.5)

    def _shift(self, match: Match) -> int:
        word = self._word(match, "k") or self._word(match, "t") or ""
        if word in PAST_WORDS:
            return -1
        return 1 if word in NEXT_WORDS else 0

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
