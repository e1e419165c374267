"""Some of those harmed whom an Arabic sentence counts: among them, in brackets, behind the noun for them all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsparse.facts.arabic.around import word_of
from newsparse.facts.arabic.harm import harm
from newsparse.facts.arabic.shares import Shares
from newsparse.facts.counted import Counted, Kind

_AMONG_REACH, _JOIN_REACH = 8, 3
"""Words behind a count within which "among them" stands, or another is joined to it."""
_FAR = 20
"""Words between a toll and the comma behind which its parts stand, at most."""


@dataclass(frozen=True, slots=True)
class Among(Shares):
    """The words of a sentence with the parts of its counts."""

    def gap(self, index: int) -> str:
        """What stands between the word before and a word; empty before the first."""
        return self.text[self.words[index - 1].end : self.words[index].start] if index else ""

    def is_harmed_itself(self, behind: int) -> bool:
        """Whether a word of harm stands right behind a count: "و3 جرحى", "وثلاثة أصيبوا"."""
        by_word, people, _ = harm()
        around_it = self.words[max(0, behind - 1) : behind + 1]
        return any(f in by_word or f in people for w in around_it for f in w.forms)

    def index_behind(self, offset: int) -> int:
        """The first word that begins at a code-point offset of the article or behind it."""
        return next((i for i, w in enumerate(self.words) if w.start >= offset), len(self.words))

    def among(self, kind: Kind, index: int) -> Iterator[Counted]:
        """Some of those counted, whom the same harm came to: بينهم 3 نساء."""
        for at in range(index, min(index + _AMONG_REACH, len(self.words))):
            if self.stops(max(0, index - 1), at) or any(f in harm()[0] for f in self.words[at].forms):
                return
            if (some := self.some_among(at)) is not None:
                yield self.counted(kind, at, *some)
                return
            if at == index and "(" in self.gap(at) and (parts := list(self._in_brackets(kind, at))):
                yield from parts
                return
            if any(f in word_of("among") for f in self.words[at].forms) and at + 1 < len(self.words):
                read, opens = self.quantity(at + 1) or self.some_of(at + 1) or self._in_a_state(at + 1, kind), at
                while read is not None and read[0] is not None:
                    yield self.counted(kind, opens, *read)
                    joined = (i for i in range(read[3], min(read[3] + _JOIN_REACH, len(self.words))) if self._joins(i))
                    opens = next(joined, len(self.words))
                    read = (self.quantity(opens) or self.some_of(opens)) if opens < len(self.words) else None
                return

    def _in_brackets(self, kind: Kind, index: int) -> Iterator[Counted]:
        """The parts of a count that stand in brackets behind it: 6 مدنيين (4 أطفال ورجل وامرأة)."""
        opens, total, found = index, 0, []
        while opens < len(self.words) and (read := self.quantity(opens)) is not None and read[0] is not None:
            found.append(self.counted(kind, opens, *read))
            total, opens = total + read[0], read[3]
            if opens >= len(self.words) or ")" in self.gap(opens) or not self._joins(opens):
                break
        yield from found if total > 1 else ()  # "قتل شاب (مدني)"

    def _in_a_state(self, index: int, kind: Kind) -> tuple[int | None, str | None, int, int] | None:
        """A number alone of those hurt, before the state in which they are: "بينهم ستة في حالة خطرة"."""
        read = self.number(index) if kind == "injured" else None
        if read is None:
            return None
        behind = self.words[read[1] : read[1] + 2]
        state = any(f in word_of("state") for w in behind for f in w.forms)
        return (read[0], None, index, read[1]) if state else None

    def _joins(self, index: int) -> bool:
        """Whether "and" opens a word, with nothing but words before it, or a number of some "of" others behind a comma."""
        if not self.text.startswith("و", self.words[index].start):
            return False
        if "،" not in self.gap(index):
            return True
        some = self.some_of(index)
        return some is not None and not self.is_harmed_itself(some[3])

    def among_far(self, kind: Kind, index: int) -> Iterator[Counted]:
        """The parts of a toll, behind a comma wherever that stands: "… منذ مطلع الشهر، بينهم 7 أطفال"."""
        for at in range(index, min(index + _FAR, len(self.words))):
            if any(f in word_of("among") for f in self.words[at].forms) and "،" in self.gap(at):
                yield from self.among(kind, at)
                return

    def among_those(self, position: int, kind: Kind) -> Iterator[Counted]:
        """Some of those harmed, behind the noun for them all: بين المصابين طفلين وامرأة."""
        among = position > 0 and any(f in word_of("amid") for f in self.words[position - 1].forms)
        index, opens = position + 1, position
        while among and index < len(self.words):
            read = self.quantity(index)
            if read is None or read[0] is None or self.stops(position, index):
                return
            yield self.counted(kind, opens, *read)
            index = opens = read[3]
            among = index < len(self.words) and self.text.startswith("و", self.words[index].start)
