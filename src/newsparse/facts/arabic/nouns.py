"""Nouns of those harmed in an Arabic sentence, with their numbers: 5 قتلى, جثامين ثلاثة أشخاص, ارتفع عدد القتلى إلى 31."""

from __future__ import annotations

from dataclasses import dataclass

from newsparse.facts.arabic.around import word_of
from newsparse.facts.arabic.harm import harm
from newsparse.facts.arabic.quantities import LONGEST_NUMBER, Quantities
from newsparse.facts.counted import Counted, Kind

_REACH, _JOIN_REACH = 7, 3
"""Words behind a noun of those harmed within which they die after all, or within which the number of their toll stands."""
_TOTAL_REACH = 11
"""Words behind a noun of those harmed within which the number stands that their toll has come to."""


@dataclass(frozen=True, slots=True)
class Nouns(Quantities):
    """The words of a sentence with the nouns of those harmed."""

    def is_bounded(self, index: int) -> bool:
        """Whether "at least" and the like stand before a number, which is then that of those harmed."""
        read = self.number(index)
        return read is not None and self.bounds(index, read[0]) != (read[0], read[0])

    def counted(
        self, kind: Kind, position: int, low: int | None, category: str | None, first: int, behind: int
    ) -> Counted:
        """The count told of from the word at `position` on, its people at the words [first, behind); `low` None for "some"."""
        return Counted(
            kind,
            *self.bounds(first, low),
            None if category == "other" else category,
            self.words[position].start,
            self.words[behind - 1].end,
            self.words[first].start,
            self.words[behind - 1].end,
            self._is_total(position),
        )

    def _is_total(self, position: int) -> bool:
        """Whether a count is one so far: behind "the toll", or in a sentence that counts "since"."""
        near = any(f in word_of("total") for w in self.words[max(0, position - 4) : position] for f in w.forms)
        return near or any(w.forms[0] in word_of("since") for w in self.words[:position])

    def counted_noun(self, position: int, people: dict[str, Kind]) -> Counted | None:
        """A noun of those harmed with its number: 5 قتلى; a running total where the number stands behind it: الشهداء إلى 5."""
        word = self.words[position]
        kind = next((people[f] for f in word.forms if f in people), None)
        if kind is None or (kind == "detained" and self._frees()) or self._is_of_a_mixture(position):
            return None
        if (numbers := self.range_ending(position)) is not None:
            return Counted(kind, *numbers[1:], None, self.words[numbers[0]].start, word.end, word.start, word.end)
        first, number = self.number_ending(position)
        if number is None and position and any(f in word_of("tens") for f in self.words[position - 1].forms):
            opens = self.words[position - 1]
            return Counted(kind, None, None, None, opens.start, word.end, word.start, word.end)
        if number is None and (bodies := self._bodies(position, kind)) is not None:
            return bodies
        if number is None:
            first, number = self._number_before(position, kind)
        if number is None and (some := self._some_before(position)) is not None:
            opens = self.words[some]
            return Counted(kind, None, None, None, opens.start, word.end, word.start, word.end)
        if number is None and position and self.words[position - 1].forms[0] in word_of("count_of"):
            first, number = self.number_ending(position - 1)  # يرتفع إلى 22 تعداد الشهداء
        if number is None:
            return self._without_number(position, kind)
        return Counted(kind, *self.bounds(first, number), None, self.words[first].start, word.end, word.start, word.end)

    def _is_of_a_mixture(self, position: int) -> bool:
        """Whether one of two kinds of harm follows "between": 14 مدنيا بين قتيل وجريح."""
        if position == 0 or self.words[position - 1].forms[0] not in word_of("amid"):
            return False
        behind = self.words[position + 1 : position + 2]
        return any(self.text.startswith("و", w.start) and any(f in harm()[1] for f in w.forms) for w in behind)

    def _bodies(self, position: int, kind: Kind) -> Counted | None:
        """Those whose bodies are found: انتشال جثامين ثلاثة أشخاص."""
        if self.words[position].forms[0] not in word_of("bodies") or position + 1 >= len(self.words):
            return None
        read = self.quantity(position + 1)
        if read is None or read[0] is None or self.stops(position, position + 1):
            return None
        return self.counted(kind, position, *read)

    def _without_number(self, position: int, kind: Kind) -> Counted | None:
        """One or two by the form of their noun, or the total that follows."""
        word = self.words[position]
        two = word.forms[0] in word_of("two")
        if two or self._is_one(position):
            count = 2 if two else 1
            return Counted(kind, count, count, None, word.start, word.end, word.start, word.end)
        bounded = position + 2 < len(self.words) and any(self.is_bounded(position + n) for n in (2, 3))
        return self._total(position, kind) if self._is_total(position) or bounded else None

    def _number_before(self, position: int, kind: Kind) -> tuple[int, int | None]:
        """A number with its noun before a noun of those harmed, or "of" before it: 20 إرهابيا قتلى, خمسة من الجرحى."""
        of = position > 1 and self.words[position - 1].forms[0] in word_of("of")
        if of and kind in {"killed", "injured"} and not self._died(position, kind):
            first, number = self.number_ending(position - 1)
            return first, number
        end = position
        while end > 1 and self.words[end - 1].forms[0] in word_of("goes_on") | word_of("still"):
            end -= 1  # "17 من مقاتليهم ما زالوا مفقودين"
        for first in range(max(0, end - LONGEST_NUMBER), end):
            read = self.quantity(first)
            if read is not None and read[3] == end and read[0] is not None and self.number(first) is not None:
                return first, read[0]
        return position, None

    def _some_before(self, position: int) -> int | None:
        """The first word of some people without a number who are said to be dead or hurt: عدد من الإرهابيين قتلى."""
        several = position > 1 and any(f in word_of("some") for f in self.words[position - 2].forms)
        if several and self.words[position - 1].forms[0] in word_of("of"):
            return position - 2  # العديد من الجرحى
        definite = self.text.startswith("ال", self.words[position].start)
        for first in range(max(0, position - LONGEST_NUMBER), position) if not definite else ():
            read = self.quantity(first)
            if read is not None and read[0] is None and read[3] == position and self.number(first) is None:
                return first
        return None

    def _died(self, position: int, kind: Kind) -> bool:
        """Whether the injured of whom some are counted died: ثلاثة من الجرحى فارقوا الحياة."""
        behind = self.words[position + 1 : position + 1 + _REACH]
        return kind == "injured" and any(f in word_of("dies") for w in behind for f in w.forms)

    def _total(self, position: int, kind: Kind) -> Counted | None:
        """The number that a toll has come to: ارتفع عدد القتلى إلى 31, بلغ عدد ضحايا القصف 1180 شخصا."""
        word = self.words[position]
        opened = any(
            f in word_of("reaching") for w in self.words[max(0, position - _JOIN_REACH) : position] for f in w.forms
        )
        for at in range(position + 1, min(position + 1 + _TOTAL_REACH, len(self.words))):
            read = self.number(at)
            reached = (
                opened
                or at <= position + _JOIN_REACH
                or any(f in word_of("reaching") for f in self.words[at - 1].forms)
            )
            if read is None or not reached or self.stops(position, at):
                continue
            total, behind = read
            end = self.words[min(behind + (self.person(behind) is not None), len(self.words)) - 1].end
            return Counted(kind, *self.bounds(at, total), None, word.start, end, word.start, end, cumulative=True)
        return None

    def _frees(self) -> bool:
        """Whether the sentence tells of prisoners who are released or exchanged."""
        return any(f in word_of("released") for w in self.words for f in w.forms)

    def _is_one(self, position: int) -> bool:
        """Whether a noun in the singular stands for one dead, not for a martyr in a prayer or in a name."""
        word = self.words[position]
        named_for = position > 0 and any(f in word_of("named_for") for f in self.words[position - 1].forms)
        return word.forms[0] in word_of("one") and self.text[word.start] != "ل" and not named_for
