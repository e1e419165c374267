"""Builders of times of day: hours, noon and midnight, mornings and nights."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from newsparse.temporal.days import Days
from newsparse.temporal.grammar import Match
from newsparse.temporal.resolver import PAST_WORDS, UNRESOLVED_DAY, Resolved


class Times(Days):
    """Expressions that name a time of a day."""

    __slots__ = ()

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
        found = self.named_day(match) if {"w", "x", "m"} & match.kept.keys() else self._current_day()
        if found is None:
            return self._unresolved(UNRESOLVED_DAY + suffix, "TIME")
        return Resolved("TIME", found.value[:10] + suffix, found.anchor, found.confidence, found.bounds, "time")

    def _current_day(self) -> Resolved | None:
        """The day that the text speaks of: the last one named, else that of publication."""
        base = self._base("D") or ((self.dct, self._from_dct()) if self.dct else None)
        return Resolved("DATE", base[0].isoformat(), base[1], 0.72, (base[0], base[0]), "day") if base else None

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
        found = self.named_day(match) or self._current_day()
        if found is None:
            return self._unresolved(UNRESOLVED_DAY + suffix, "TIME")
        return Resolved("TIME", found.value[:10] + suffix, found.anchor, found.confidence, found.bounds, "time")

    def part_of_day(self, match: Match) -> Resolved | None:
        """This morning, last night."""
        suffix = f"T{match.kept['p'].value}"
        if self._word(match, "k") in {"the", "that", "same"}:
            return self.part_of_text_day(match)
        if self.dct is None:
            return self._unresolved(UNRESOLVED_DAY + suffix, "TIME")
        last = self._word(match, "k") in PAST_WORDS
        day = self.dct - timedelta(1 if last else 0)
        return Resolved("TIME", day.isoformat() + suffix, self._from_dct(), 0.9, (day, day), "day")

    def overnight(self, _match: Match) -> Resolved:
        """Overnight: the night before the day of publication."""
        if self.dct is None:
            return self._unresolved(UNRESOLVED_DAY + "TNI", "TIME")
        day = self.dct - timedelta(1)
        return Resolved("TIME", day.isoformat() + "TNI", self._from_dct(), 0.7, (day, self.dct), "day")

    def part_of_text_day(self, match: Match) -> Resolved | None:
        """That evening, the next morning, in the morning."""
        if match.rule.id in {"time.in-the-part", "time.mid-part"} and self.before(match) not in {"in", "during", "by"}:
            return None
        suffix = f"T{match.kept['p'].value}"
        base = self._base()
        if base is None:
            return self._unresolved(UNRESOLVED_DAY + suffix, "TIME")
        day = base[0] + timedelta(self._shift(match))
        return Resolved("TIME", day.isoformat() + suffix, base[1], 0.7, (day, day), "day")

    def part_of_named_day(self, match: Match) -> Resolved | None:
        """The evening of January 30; the night of 10–11 December, which is on both days."""
        found = self.named_day(match)
        if found is not None and found.bounds is not None and (until := self._int(match, "until")):
            last = found.bounds[0] + timedelta(1)
            found = replace(found, bounds=(found.bounds[0], last)) if last.day == until else found
        return self._with_part(found, match) if found else None

    def hours_of_named_day(self, match: Match) -> Resolved | None:
        """The early hours of Tuesday are its morning, the late hours its night."""
        if match.kept["many"].value != "H":
            return None
        # The part of the day is added below; the day itself is that of the words at the end.
        day = Match(match.rule, match.first, match.last, {k: v for k, v in match.kept.items() if k != "p"})
        found = self.named_day(day)
        if found is None:
            return None
        late = self._word(match, "mod") in {"late", "end"}
        part = str(match.kept["p"].value) if "p" in match.kept else "NI" if late else "MO"
        value = f"{found.value.split('T')[0]}T{part}"
        return Resolved("TIME", value, found.anchor, found.confidence, found.bounds, found.granularity)

    def early_hours(self, match: Match) -> Resolved | None:
        """In the early hours, of no day that is named: the morning of the day the text speaks of."""
        base = self._base()
        if match.kept["many"].value != "H" or self.before(match) != "in" or self.after(match) == "of" or base is None:
            return None
        return Resolved("TIME", base[0].isoformat() + "TMO", base[1], 0.6, (base[0], base[0]), "day")

    def part_beside(self, match: Match) -> Resolved | None:
        """The night before, the evening before, where no noun or clause follows."""
        base = self._base()
        if base is None or not self._ends_clause(match):
            return None
        day = base[0] - timedelta(1)
        return Resolved("TIME", f"{day.isoformat()}T{match.kept['p'].value}", base[1], 0.65, (day, day), "day")

    def _with_part(self, found: Resolved, match: Match) -> Resolved:
        value = found.value.split("T")[0] + f"T{match.kept['p'].value}"
        return Resolved("TIME", value, found.anchor, found.confidence, found.bounds, found.granularity)
