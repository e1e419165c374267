"""Parts of a toll in an Arabic sentence that no noun for people closes: by whose hands, some of them, who left their homes."""

from __future__ import annotations

from dataclasses import dataclass

from newsparse.facts.arabic.around import word_of
from newsparse.facts.arabic.byname import ByName
from newsparse.facts.arabic.harm import harm
from newsparse.facts.counted import Counted

_TWO, _DUAL = 2, ("ان", "ين")
"""Two, and how a noun for two ends."""
_FATE_REACH = 3
"""Words behind those whose fate is told of within which it is said to be unknown."""
_JOIN_REACH = 3
"""Words before a part of a toll within which it is told that people were saved."""
_PART_OF_A_TOLL = 40
"""Words before a part of a toll within which its first word or the part before it stands, at most."""


@dataclass(frozen=True, slots=True)
class Shares(ByName):
    """The words of a sentence with the parts of its tolls."""

    def homes_left(self, position: int) -> list[Counted]:
        """Those who left their homes, by a number alone before the verb: نحو 50 ألفا تركوا منازلهم."""
        verb = position - 1
        if verb < 1 or self.words[position].forms[0] not in word_of("homes"):
            return []
        if not any(f in word_of("leaves") for f in self.words[verb].forms):
            return []
        first, number = self.number_ending(verb)
        return [self.counted("displaced", first, number, None, first, position + 1)] if number is not None else []

    def fate(self, position: int) -> Counted | None:
        """Those of whom nothing is known: مصير الشقيقين لا يزال مجهولا."""
        if not any(f in word_of("fate") for f in self.words[position].forms) or position + 1 >= len(self.words):
            return None
        noun = self.person(position + 1, definite=True)
        read = (noun[1], noun[0], position + 1, position + 2) if noun is not None else self.quantity(position + 1)
        if read is None or read[0] is None:
            return None
        behind = self.words[read[3] : read[3] + _FATE_REACH]
        unknown = any(f in word_of("unknown") for w in behind for f in w.forms)
        return self.counted("missing", position, *read) if unknown else None

    def at_hands_of(self, position: int) -> Counted | None:
        """One of the parts of a toll, by who killed them: "114 مدنيا على يد قوات النظام، و11 على يد القوات الروسية"."""
        read = self.quantity(position) or self._bare(position)
        joined = self.text[self.words[position].start] == "و" or self._is_among(position)
        if read is None or read[0] is None or read[3] + 1 >= len(self.words) or not joined:
            return None
        hands = [w.forms[0] for w in self.words[read[3] : read[3] + 2]]
        if hands[0] not in word_of("on") or hands[1] not in word_of("hands"):
            return None
        return self.counted("killed", position, *read) if self._tells_of_a_toll(position) else None

    def _is_among(self, position: int) -> bool:
        """Whether "among them" stands right before a word."""
        return position > 0 and any(f in word_of("among") for f in self.words[position - 1].forms)

    def _tells_of_a_toll(self, position: int) -> bool:
        """Whether the words before a part of a list tell of people killed, and of nothing that was done for anybody."""
        before = self.words[max(0, position - _PART_OF_A_TOLL) : position]
        killed = any(harm()[0].get(f) == "killed" or f in word_of("hands") for w in before for f in w.forms)
        return killed and not any(f in word_of("rescues") for w in before[-_JOIN_REACH:] for f in w.forms)

    def _bare(self, index: int) -> tuple[int, str | None, int, int] | None:
        read = self.number(index)
        return (read[0], None, index, read[1]) if read is not None else None

    def some_among(self, index: int) -> tuple[int, str | None, int, int] | None:
        """A number of them, and what they are: "ثلاثة منهم أطفال"."""
        read = self.number(index)
        if read is None or read[1] + 1 >= len(self.words) or self.words[read[1]].forms[0] not in word_of("among"):
            return None
        noun = self.person(read[1] + 1)
        if noun is None and read[0] == _TWO and self.words[read[1] + 1].forms[0].endswith(_DUAL):
            return read[0], None, index, read[1] + 2  # اثنان منهم طالبان
        return (read[0], noun[0], index, read[1] + 2) if noun is not None else None

    def some_of(self, index: int) -> tuple[int, str | None, int, int] | None:
        """A number of them who are called by no noun for people: بينهم اثنان من الروس."""
        read = self.number(index)
        if read is None or read[1] + 1 >= len(self.words) or self.words[read[1]].forms[0] not in word_of("of"):
            return None
        return read[0], None, index, read[1] + 2
