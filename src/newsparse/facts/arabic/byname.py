"""Those harmed in an Arabic sentence whom it names, or points back to: استشهاد سلمى ونادر, بعد مقتلهما, الذي استشهد بغارة."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from newsparse.facts.arabic.around import word_of
from newsparse.facts.arabic.nouns import Nouns
from newsparse.facts.arabic.quantities import persons, without_owner
from newsparse.facts.counted import Counted, Kind

_ANTECEDENT = 3
"""Words before "who" within which the noun for a person stands that it points to: الشاب النازح الذي."""
_BOTH, _OWNERS = "هما", ("ها", "ه")
_AND = "و"


@dataclass(frozen=True, slots=True)
class ByName(Nouns):
    """The words of a sentence, and where persons' names begin and end."""

    names: Mapping[int, int]

    def by_name(self, kind: Kind, position: int, index: int) -> Counted:
        """Those whom the text names, counted together: استشهاد جيهان بلكين وناظم داشتان, مقتل سليمان خليل وابنه."""
        number, behind = 1, self.names[index]
        while (joined := self._joined_to(behind)) is not None:
            number, behind = number + 1, joined
        return self.counted(kind, position, number, None, index, behind)

    def _joined_to(self, index: int) -> int | None:
        """The word behind one more who is joined to a name by "and": by name, or as kin of who came before."""
        if index >= len(self.words) or not self._opens_with_and(index) or self.stops(index - 1, index):
            return None
        if index in self.names:
            return self.names[index]
        alone = self.words[index].end - self.words[index].start == 1
        if alone and index + 1 in self.names:
            return self.names[index + 1]
        return self.names.get(index + 1, index + 1) if self._is_kin(index) else None

    def _opens_with_and(self, index: int) -> bool:
        return self.text.startswith(_AND, self.words[index].start)

    def _is_kin(self, index: int) -> bool:
        """Whether a word is one person said to be somebody's: وابنه."""
        forms = self.words[index].forms[1:2]
        owned = (bare for form in forms for bare in without_owner(form) if bare != form)
        return any(persons().get(bare, ("", None))[1] == 1 for bare in owned)

    def joined(self, kind: Kind, index: int) -> Iterator[Counted]:
        """Those whom "and" joins to somebody named: الطفل محمد العلي والطفلة ريم الحسن."""
        while index in self.names and (index := self.names[index]) < len(self.words):
            read = self.quantity(index) if self._opens_with_and(index) else None
            if read is None:
                return
            yield self.counted(kind, index, *read)
            index = read[3]

    def both_of_them(self, position: int, harm: Mapping[str, Kind]) -> Counted | None:
        """Two who were told of before: ما أسفر عن استشهادهما."""
        for form in self.words[position].forms:
            bare = form.removesuffix(_BOTH)
            kind = harm.get(bare) or harm.get(bare.removesuffix("ت") + "ه")
            if bare != form and kind is not None:
                return self.counted(kind, position, 2, None, position, position + 1)
        return None

    def as_outcome(self, position: int, harm: Mapping[str, Kind]) -> Counted | None:
        """One who was told of before, where his harm is the outcome of what is told: ما أدى لاستشهاده."""
        before = [f for w in self.words[max(0, position - _ANTECEDENT) : position] for f in w.forms]
        behind = (f for w in self.words[position + 1 : position + 2] for f in w.forms)
        if word_of("results_in").isdisjoint(before) or any(f in word_of("of_damage") for f in behind):
            return None
        for form in self.words[position].forms:
            for owner in _OWNERS:
                bare = form.removesuffix(owner)
                kind = harm.get(bare) or (harm.get(bare.removesuffix("ت") + "ه") if bare.endswith("ت") else None)
                if bare != form and kind is not None:
                    return self.counted(kind, position, 1, None, position, position + 1)
        return None

    def who_was(self, kind: Kind, position: int) -> Counted | None:
        """One or two of whom is said that they were harmed: الصحفي الذي استشهد بغارة; not who harmed others."""
        if position < 2 or not self._is_by_something(position + 1):
            return None
        reach = range(position + 1, min(position + 1 + _ANTECEDENT, len(self.words)))
        if any((read := self.quantity(i)) is not None and read[0] is not None for i in reach):
            return None  # "who killed two soldiers with his rifle"
        relative = self.words[position - 1].forms[0]
        number = 1 if relative in word_of("who") else 2 if relative in word_of("both_who") else None
        first = self._person_before(position - 1, number) if number is not None else None
        if first is None:
            return None
        told = self.counted(kind, first, number, None, first, position - 1)
        return replace(told, end=self.words[position].end)

    def _is_by_something(self, index: int) -> bool:
        """Whether what stands behind a verb is no object of it: the end, a mark, or by what, where or when it was."""
        if index >= len(self.words) or self.text[self.words[index - 1].end : self.words[index].start] != " ":
            return True
        word = self.words[index]
        return word.forms[0] in word_of("where") or not self.free[index] or self._opens_with_by(index)

    def _opens_with_by(self, index: int) -> bool:
        return self.text.startswith("ب", self.words[index].start) and len(self.words[index].forms) > 1

    def _person_before(self, relative: int, number: int | None) -> int | None:
        """The first word of the name, or the noun for as many people, that "who" points to."""
        if number == 1 and (named := next((a for a, b in self.names.items() if b == relative), None)) is not None:
            return named
        for index in range(relative - 1, max(-1, relative - 1 - _ANTECEDENT), -1):
            noun = self.person(index, definite=True)
            if noun is not None and noun[1] == number:
                return index
        return None
