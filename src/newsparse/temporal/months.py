"""Builders of months, and of what a month's year is."""

from __future__ import annotations

from newsparse import lexicon
from newsparse.reading.dates import MONTHS
from newsparse.temporal.grammar import Match
from newsparse.temporal.resolver import NEXT_WORDS, PAST_WORDS, Base, Resolved

BEFORE_MONTH = frozenset(
    "in since until till by of from during last next this early late mid to and between for through before after around on ( - , "
    "each every begin beginning starting".split()
)
_LONG_AGO = 365
"""Days from which a paragraph about the past dates its months by itself."""
_AFTER_YEAR = frozenset("in on at by for from to of was were is has had when the as that with after before".split())
BEFORE_A_TIME = frozenset("in since until till of during last next this early late mid each every".split())
_AMBIGUOUS_MONTHS = frozenset("may march mar jan dec sept sep nov oct feb apr jun jul aug".split())
_CALLED = lexicon.words("around_days", "called_after_day")
_BEFORE_LABEL = frozenset(["", "•", "·", "|", "-", "–", ";", "*"])
_AFTER_LABEL = frozenset([":", "|"])
"""What stands around a month that is the label of a point or of a row: "• March: two attacks"."""
_MONTH_TO = frozenset("- – — / to".split())
"""Between the months of a span: "Jan–Feb 2017"."""


class Months(Base):
    """Expressions that name a month."""

    __slots__ = ()

    def month(self, match: Match) -> Resolved | None:
        """A month, alone or with its year."""
        month = self._int(match, "m")
        if month is None:
            return None
        if "y1" in match.kept:
            spoken = self._spoken_year(match)
            return self._dated(f"{spoken:04}-{month:02}", None, 0.95) if spoken and self._ends_year(match) else None
        year = self._year_of(match)
        if year is not None:
            return self._dated(f"{year:04}-{month:02}", None, 0.97, match)
        if not {"k", "mod"} & match.kept.keys() and (not self._is_month(match) or self._is_called_after(match)):
            return None
        if self._is_verb(match):
            return None
        if self.dct is not None and self.year_hint is None and self._is_label(match):
            # The points of a report tell of what was.
            year = self.dct.year - (month > self.dct.month)
            return self._dated(f"{year:04}-{month:02}", self._from_dct(), 0.7)
        return self._month_by_context(match, month, self._word(match, "k"))

    def _is_label(self, match: Match) -> bool:
        return self.before(match) in _BEFORE_LABEL and self.after(match) in _AFTER_LABEL

    def the_month_of(self, match: Match) -> Resolved | None:
        """The month of May, the month of Ramadan's own rule apart."""
        return self.month_of(match) if self._unit(match) == "MO" else None

    def month_of(self, match: Match) -> Resolved | None:
        """The month that a longer expression ends with, with its year or without."""
        month, year = self._int(match, "m"), self._int(match, "y")
        if month is None or year is not None:
            return self._dated(f"{year:04}-{month:02}", None, 0.9) if month else None
        return self._month_by_context(match, month, None)

    def _month_by_context(self, match: Match, month: int, word: str | None) -> Resolved | None:
        """The month without a year: by the list it stands in, the text's own past, the DCT."""
        if self.year_hint is not None:
            return self._dated(f"{self.year_hint:04}-{month:02}", None, 0.9, match)
        if self.dct is None:
            if self.known.reference is None:
                return self._unresolved(f"XXXX-{month:02}")
            return self._dated(
                f"{self.known.reference.year:04}-{month:02}", f"text {self.known.reference.isoformat()}", 0.55, match
            )
        if word is None and (before := self._before_the_reference(match, month)):
            return before
        if word is None and (carried := self._near_the_stated(match, month)):
            return carried
        if word is None and (told_of := self._year_told_of(match)):
            return self._dated(f"{told_of:04}-{month:02}", f"text {told_of}", 0.7, match)
        year = self.dct.year
        if "u" in match.kept and word:
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

    def _before_the_reference(self, match: Match, month: int) -> Resolved | None:
        """In the past perfect, the last such month before the time that the text itself named.

        "She came back in November 2017. She had left in June."
        """
        if self.known.stated is None or self.tense(match.first) != "past-perfect":
            return None
        year = self.known.stated.year - (month > self.known.stated.month)
        return self._dated(f"{year:04}-{month:02}", f"text {self.known.stated.isoformat()}", 0.75, match)

    def _near_the_stated(self, match: Match, month: int) -> Resolved | None:
        """In a paragraph that named a time more than a year back, a month within two of it."""
        stated = self.known.stated_here
        if stated is None or self.dct is None or (self.dct - stated).days < _LONG_AGO or self._future(match):
            return None
        away = (month - stated.month + 6) % 12 - 6
        if abs(away) > 2:
            return None
        year = stated.year + (stated.month - 1 + away) // 12
        return self._dated(f"{year:04}-{month:02}", f"text {stated.isoformat()}", 0.7, match)

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
        if self._since(match):
            return 0 if month <= self.dct.month else -1
        if self._future(match):
            return 1 if month < self.dct.month else 0
        past = self.tense(match.first) in {"past", "past-perfect"}
        coming = ahead <= (0 if self._is_past(match) else 1 if past else 3)
        if coming:
            return 1 if month < self.dct.month else 0
        return 0 if month <= self.dct.month else -1

    def _is_month(self, match: Match) -> bool:
        """Whether "May", "March", "Mar", "Jan" or "Dec" is the month and not a verb or a name."""
        text = match.kept["m"].text.rstrip(".")
        if text.lower() not in _AMBIGUOUS_MONTHS:
            # "April Glaspie" is no month, "in April Syria voted" is one; Tammuz and Ekim are names too.
            free = text.lower() in MONTHS and not self.word(match.last)[:1].isupper()
            return free or self.before(match) in BEFORE_A_TIME
        if self.after(match) in _MONTH_TO and self.word(match.last + 1).lower().rstrip(".") in MONTHS:
            return True
        before = self.before(match)
        if text.lower() in {"may", "march"}:
            return self._is_label(match) or before in BEFORE_MONTH
        return before in BEFORE_MONTH and match.kept["m"].text.endswith(".")

    def _is_called_after(self, match: Match) -> bool:
        """Whether a month is a part of a name: the October 7 Brigade, the 7 April stadium, Black September."""
        day_behind = self.after(match).isdecimal() and self.word(match.last + 1).lower() in _CALLED
        day_before = self.before(match).isdecimal() and self.after(match) in _CALLED
        return day_behind or day_before or self.word(match.first - 1) == "Black"

    def _ends_year(self, match: Match) -> bool:
        """Whether a year in words is no count: two thousand men, nineteen forty mm shells."""
        if self._int(match, "y1") != 2:
            return self.after(match) not in {"mm", "cm", "kg"}
        return self._ends_clause(match) or self.after(match) in _AFTER_YEAR
