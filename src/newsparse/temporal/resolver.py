"""What builders share: the days that relative expressions count from, and how values are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from newsparse.temporal.calendar import interval
from newsparse.temporal.grammar import Match
from newsparse.temporal.lexicon import Token
from newsparse.temporal.tense import Tense

UNRESOLVED_DAY = "XXXX-XX-XX"
_FROM_THEN, _UP_TO = frozenset(["since", "from"]), frozenset(["by", "until", "till", "through"])
"""Before the start or the end of a period, which is one day then: "since the start of 2022", "by the end of June"."""
PAST_WORDS = frozenset(["last", "past", "previous", "preceding"])
NEXT_WORDS = frozenset(["next", "coming", "following", "upcoming"])
_DEADLINES = frozenset("by until till to through for before".split())
CLAUSE_END = frozenset(["", ".", ",", ";", ":", ")", "?", "!", "and", "but", '"', "”", "’", "'"])
"""What follows an expression that no noun or clause follows."""

_FINE = frozenset(["D", "NI", "W", "WE", "FN", "S", "M", "H"])


_DECADE = 3_650
"""Days from which a period is parted by its years: a decade has four early, three middle and three late ones."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a match means. `anchor` names the day that a relative value was counted from."""

    type: str
    value: str
    anchor: str | None = None
    confidence: float = 0.95
    bounds: tuple[date, date] | None = None
    granularity: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """An expression with its span in the paragraph (code points), the id of the rule, and what it means."""

    start: int
    end: int
    rule: str
    resolved: Resolved


@dataclass(frozen=True, slots=True)
class Known:
    """What the text before an expression has named, for it to count from.

    `reference` is the last day that the text named (`coarse` where that is a
    month or a year), `stated` the last one it named with its year
    (`stated_here`: in this paragraph; `year_here`: a year that opened a sentence of it, "In 2015 …"),
    `quarter` the value of the last quarter.
    """

    reference: date | None = None
    coarse: bool = False
    stated: date | None = None
    stated_here: date | None = None
    quarter: str | None = None
    year_here: int | None = None


@dataclass(frozen=True, slots=True)
class Base:
    """The builders: a match becomes what it means, or None. They change nothing, so any of them can be tried.

    `dct` is the publication day or None, and `origin` says what it is that of:
    the page as published, or an entry of it; `words` are the tokens of the
    paragraph, and `tense` tells the tense of the verb nearest to one; `known`
    is what stands before, `year_hint` the year of a list that its last member gives.
    """

    dct: date | None
    words: Sequence[Token]
    tense: Tense
    known: Known = Known()
    year_hint: int | None = None
    origin: str = "published"

    def word(self, index: int) -> str:
        """The word at an index as it stands; empty beyond the paragraph."""
        return self.words[index].text if 0 <= index < len(self.words) else ""

    def before(self, match: Match) -> str:
        """The lower-case word before a match."""
        return self.word(match.first - 1).lower()

    def after(self, match: Match) -> str:
        """The lower-case word after a match."""
        return self.word(match.last).lower()

    def _int(self, match: Match, name: str) -> int | None:
        token = match.kept.get(name)
        return token.value if token is not None and isinstance(token.value, int) else None

    def _year_of(self, match: Match) -> int | None:
        """The year of a match in four digits or in two: of the last ninety years or the next ten."""
        digits = self._int(match, "yy")
        if digits is None:
            return self._int(match, "y")
        return (1900 if digits > ((self.dct.year + 10) % 100 if self.dct else 40) else 2000) + digits

    def _spoken_year(self, match: Match) -> int | None:
        """A year in words: nineteen ninety-six, two thousand and five."""
        a, b, c = self._int(match, "y1"), self._int(match, "y2"), self._int(match, "y3")
        if a == 2 and b == 1000:
            return 2000 + (c or 0) if (c or 0) < 100 else None
        if a not in {17, 18, 19, 20} or b is None or b > 99 or b < 10 or (c or 0) > 9:
            return None
        return a * 100 + b + (c or 0)

    def _word(self, match: Match, name: str) -> str | None:
        token = match.kept.get(name)
        return token.text.lower() if token is not None else None

    def _unit(self, match: Match, name: str = "u") -> str:
        token = match.kept.get(name)
        return str(token.value) if token is not None else ""

    def _from_dct(self) -> str:
        return f"{self.origin} {self.dct.isoformat()}" if self.dct else "none"

    def _since(self, match: Match) -> bool:
        """Whether "since" stands before a match: what began then is no time to come."""
        return self.before(match) == "since"

    def _year_told_of(self, match: Match) -> int | None:
        """The year that the paragraph told of before a day or month without one; last year's are told by nearness."""
        year = self.known.year_here
        far = year is not None and self.dct is not None and self.dct.year - year > 1
        return year if far and not self._future(match) else None

    def _future(self, match: Match) -> bool:
        if self._since(match):
            return False
        tense = self.tense(match.first)
        return tense == "future" or (tense is None and self.before(match) in {"until", "till"})

    def _base(self, unit: str = "D") -> tuple[date, str] | None:
        """The day to count from in the text: the last one named, else the DCT.

        None where days or weeks would be counted from a month or a year.
        """
        if self.known.reference and self.known.coarse and unit in _FINE:
            return None
        if self.known.reference:
            return self.known.reference, f"text {self.known.reference.isoformat()}"
        return (self.dct, self._from_dct()) if self.dct else None

    def _unresolved(self, value: str, type_: str = "DATE") -> Resolved:
        return Resolved(type_, value, None, 0.5)

    def _shift(self, match: Match) -> int:
        word = self._word(match, "k") or self._word(match, "t") or ""
        if word in PAST_WORDS:
            return -1
        return 1 if word in NEXT_WORDS else 0

    def _ends_clause(self, match: Match) -> bool:
        return self.after(match) in CLAUSE_END

    def _is_past(self, match: Match) -> bool:
        """Whether a plain past verb goes with a match: right before it, or after it where it opens the sentence."""
        if self.before(match) in _DEADLINES:
            return False
        first = match.first - (self.before(match) in {"on", "in"})
        if self.word(first - 1) in {"", ".", "!", "?", "•"}:
            return self.tense(match.first) in {"past", "past-perfect"}
        return self.tense.told(match.first)

    def _is_verb(self, match: Match) -> bool:
        """Whether "start" or "end" at the head of a match is a verb: "talks will start this week"."""
        mod = match.kept.get("mod")
        if mod is None or mod.text.lower() not in {"start", "end"} or self.words[match.first] is not mod:
            return False
        return self.word(match.first + 1).lower() not in {"of", "-"}

    def _dated(
        self, value: str, anchor: str | None, confidence: float, match: Match | None = None, base: date | None = None
    ) -> Resolved | None:
        """A DATE with the days of its value, as far as the match's "early", "late" or "earlier" leaves them.

        "Earlier" and "later" part the period at `base`, by default the DCT.
        """
        found = interval(value)
        if found is None:
            return Resolved("DATE", value, anchor, confidence)
        first, last, granularity = found
        if match is not None:
            first, last = self._narrowed(first, last, match, base or self.dct)
        return Resolved("DATE", value, anchor, confidence, (first, last), granularity)

    def _narrowed(self, first: date, last: date, match: Match, base: date | None) -> tuple[date, date]:
        """Thirds of a period for early, mid and late; up to the day before the base for earlier, from the base for later."""
        word = self._word(match, "mod")
        days = (last - first).days + 1
        if word in {"beginning", "start"} and self.before(match) in _FROM_THEN:
            return first, first
        if word == "end" and self.before(match) in _UP_TO:
            return last, last
        if days > _DECADE and word is not None:
            return _of_decade(first, last, word)
        third = _TENTH_DAY if days in _MONTH else max(days // 3, 1)
        if word in {"early", "beginning", "start"}:
            return first, first + timedelta(third - 1)
        if word in {"mid", "middle"} and days > _WEEKEND:
            last = first + timedelta(2 * third - 1) if days in _MONTH else last - timedelta(third)
            return first + timedelta(third), last
        if word in {"late", "end"}:
            return (first + timedelta(2 * third) if days in _MONTH else last - timedelta(third - 1)), last
        if base is None or not first <= base <= last:
            return first, last
        if "e" in match.kept:
            return first, max(first, base - timedelta(1))
        return (base if "l" in match.kept else first), last

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


_WEEKEND = 2
"""Days of what is too short to have a middle."""
_MONTH, _TENTH_DAY = range(28, 32), 10
"""The days that months have; their thirds begin on the 1st, the 11th and the 21st."""


def _of_decade(first: date, last: date, word: str) -> tuple[date, date]:
    """The early, middle or late years of a decade or century: 1990 to 1993, 1994 to 1996, 1997 to 1999."""
    tenth = (last.year - first.year + 1) // 10
    early, late = first.year + 4 * tenth, first.year + 7 * tenth
    if word in {"early", "beginning", "start"}:
        return first, date(early - 1, 12, 31)
    if word in {"mid", "middle"}:
        return date(early, 1, 1), date(late - 1, 12, 31)
    return (date(late, 1, 1), last) if word in {"late", "end"} else (first, last)
