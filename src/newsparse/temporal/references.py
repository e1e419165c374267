"""Builders of references without a value of their own: now, recently, the future, the coming days, until then."""

from __future__ import annotations

from newsparse.temporal.grammar import Match
from newsparse.temporal.resolver import PAST_WORDS, Base, Resolved

_FIXED = frozenset(["PRESENT_REF", "PAST_REF", "FUTURE_REF"])


class References(Base):
    """Expressions that only say past, present or future, or point back to a day of the text."""

    __slots__ = ()

    def future(self, match: Match) -> Resolved | None:
        """The future, the near term; the future of a country is no time."""
        if self.after(match) == "of" or self.word(match.last - 1)[:1].isupper():
            return None
        return Resolved("DATE", "FUTURE_REF", None, 0.6)

    def recent_units(self, _match: Match) -> Resolved | None:
        """Recent months."""
        return Resolved("DATE", "PAST_REF", None, 0.7)

    def coming_units(self, match: Match) -> Resolved | None:
        """The coming months, past years."""
        return Resolved("DATE", "PAST_REF" if self._word(match, "k") in PAST_WORDS else "FUTURE_REF", None, 0.7)

    def these_days(self, match: Match) -> Resolved | None:
        """These days, at present, at the moment."""
        if "u" in match.kept and self._unit(match) not in {"D", "X"}:
            return None
        if self._unit(match) == "D" and match.kept["u"].text.lower() != "days":
            return None
        return Resolved("DATE", "PRESENT_REF", self._from_dct() if self.dct else None, 0.7)

    def then(self, match: Match) -> Resolved | None:
        """Until then, since then: the day that the text named last."""
        base = self._base()
        if base is None or self.before(match) not in {"until", "by", "till"}:
            return None
        return self._dated(base[0].isoformat(), base[1], 0.6)

    def bare_reference(self, match: Match) -> Resolved | None:
        """Now, recently, soon: a reference without a value of its own."""
        token = match.kept.get("adv") or match.kept["f"]
        word = token.text.lower()
        if "f" in match.kept:
            alone = word == "past" and (self._ends_clause(match) or self.before(match) == "in")
            return Resolved("DATE", "PAST_REF", None, 0.6) if alone else None
        if word == "today's" or (word in {"soon", "shortly"} and self._counts_from_clause(match)):
            return None
        value = str(token.value) if str(token.value) in _FIXED else "PAST_REF"
        return Resolved("DATE", value, self._from_dct() if self.dct else None, 0.7)

    def _counts_from_clause(self, match: Match) -> bool:
        """Whether "soon" or "shortly" is said of an event: as soon as, shortly before."""
        return self.before(match) in {"as", "too", "how"} or self.after(match) in {
            "as",
            "after",
            "before",
            "thereafter",
        }
