"""How many people: Arabic numbers in digits and words, ranges and bounds, with the noun for those whom they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.facts.arabic.around import around, word_of
from newsparse.facts.arabic.numbers import number_at, numbers
from newsparse.lexicon.arabic import Word, folded

_FEWEST, _MOST = 3, 10
"""Numbers that stand behind those whom they count."""
LONGEST_NUMBER = 4
"""Words of a number, at most: four hundred and twenty thousand."""
_THOUSAND = 1_000
_DUAL = re.compile("\u064e\u0651?\u064a\u0652?\u0646\u0650?$")
"""The ending of a dual whose vowels are written: طيارَين, مواطنَيْن."""
_STOPS = re.compile(r"[.؟!؛:\n]")
_THE, _NISBA = "ال", ("ي", "ية")


class _People(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    one: list[str]
    two: list[str]
    many: list[str]


@lru_cache(maxsize=1)
def persons() -> dict[str, tuple[str, int | None]]:
    """Nouns for people: category, and the number that their form means, None where they need one."""
    found: dict[str, tuple[str, int | None]] = {}
    for category, people in lexicon.load("ar/persons", dict[str, _People]).items():
        for number, nouns in ((None, people.many), (2, people.two), (1, people.one)):
            for noun in nouns:
                found.setdefault(folded(noun)[0], (category, number))
        for noun in people.one:
            for two in _duals(folded(noun)[0]):
                found.setdefault(two, (category, 2))
    return found


def _duals(noun: str) -> Iterator[str]:
    """Two of a feminine noun, as subject and else: طفلتان, رضيعتين. The dual of others looks like their plural."""
    if noun.endswith("ه"):
        stem = noun.removesuffix("ه")
        yield from (stem + "تان", stem + "تين")


def without_owner(form: str) -> Iterator[str]:
    """A noun, and the same without the pronoun behind it: طفلتها is طفله."""
    yield form
    if form.endswith("يهما"):
        yield form.removesuffix("هما") + "ن"  # طفليهما
    for owner in ("ها", "ه", "هم", "هما"):
        if form.endswith(owner) and len(form) > len(owner) + 2:
            bare = form.removesuffix(owner)
            yield bare
            yield bare.removesuffix("ت") + "ه"


@dataclass(frozen=True, slots=True)
class Quantities:
    """The words of a sentence, which of them may be numbers of people, and the article's text."""

    words: Sequence[Word]
    free: Sequence[bool]
    text: str

    def quantity(self, index: int) -> tuple[int | None, str | None, int, int] | None:
        """The number of people that begins at a word: number, category, first word, word behind; number None for "some"."""
        word = self.words[index]
        if word.forms[0] in word_of("some") and index + 1 < len(self.words):
            at = index + 1 + (self.words[index + 1].forms[0] in {"من", "ات"})
            noun = self.person(at)
            return (None, noun[0], index, at + 1) if noun is not None else None
        if word.forms[0] in word_of("eleven") and index + 1 < len(self.words):
            noun = self.person(index + 1, definite=True)
            if noun is not None and noun[1] is None:
                return 1, noun[0], index, index + 2  # أحد عناصرها
        read = self.number(index)
        if read is not None:
            number, behind = read
            behind = higher[1] if (higher := self._higher(index, number)) is not None else behind
            of = behind < len(self.words) and self.words[behind].forms[0] in word_of("of")
            noun = self.person(behind + of, definite=of)
            if noun is None and of and behind + 1 < len(self.words):
                own = self.words[behind + 1].forms[0]
                if own in word_of("forces") or own in word_of("hurt"):
                    return number, "combatant" if own in word_of("forces") else None, index, behind + 2
            return (number, noun[0], index, behind + of + 1) if noun is not None else None
        if (counted := self.number_behind(index + 1)) is not None:
            told = self.text.startswith(_THE, word.start)  # "the three soldiers" have been counted
            noun = None if told else self.person(index, definite=True)
            return (counted, noun[0], index, index + 2) if noun is not None else None  # أطفاله الثلاثة
        noun = self.person(index)
        if noun is None or self._is_adjective(index):
            return None
        if _DUAL.search(self.text, word.start, word.end):
            return 2, noun[0], index, index + 1
        if index + 1 < len(self.words) and self.words[index + 1].forms[0] in word_of("both_of"):
            return 2, noun[0], index, index + 2  # مدنيين اثنين
        if noun[1] is None:
            return None
        aged = index + 1 < len(self.words) and self.words[index + 1].forms[0] in word_of("elderly")
        return noun[1], noun[0], index, index + 1 + aged  # رجل مسن

    def _is_adjective(self, index: int) -> bool:
        """Whether a word with its article agrees with the one before it, and is nobody: الأمن العسكري."""
        pair = [self.text[w.start : w.end] for w in self.words[max(0, index - 1) : index + 1]]
        return len(pair) == 2 and pair[0].startswith(_THE) and pair[1].startswith(_THE) and pair[1].endswith(_NISBA)

    def person(self, index: int, *, definite: bool = False) -> tuple[str, int | None] | None:
        """The noun for people at a word; on request with its article taken off: "five of the children"."""
        if index >= len(self.words):
            return None
        known = persons()
        forms = self.words[index].forms
        options = [f.removeprefix(_THE) for f in forms] if definite else forms[:2]
        feminine = self.text[self.words[index].end - 1] == "ة"  # which folds to the letter of "his"
        stripped = (f for form in forms[:1] for f in without_owner(form) if not feminine)
        owned = (known[f] for f in stripped if f in known and (known[f][1] is not None or definite))
        singular = (known[f] for f in (f.removesuffix("ا") for f in forms[:1]) if f in known and known[f][1] == 1)
        return next((known[f] for f in options if f in known), None) or next(owned, None) or next(singular, None)

    def number(self, index: int) -> tuple[int, int] | None:
        """The number that begins at a word, and the index behind it; none among the words of a day."""
        if (
            index
            and self.words[index - 1].forms[0] in word_of("in")
            and self.words[index].forms[0] in word_of("hundred")
        ):
            return None  # 60 في المئة
        return number_at(self.words, index, self.free)

    def number_behind(self, index: int) -> int | None:
        """The number that a word with the article gives of those before it: الثلاثة."""
        if index >= len(self.words) or not self.text.startswith(_THE, self.words[index].start):
            return None
        bare = self.words[index].forms[0].removeprefix(_THE)
        number = numbers().get(bare, 0)
        return number if _FEWEST <= number <= _MOST and self.free[index] else None

    def number_ending(self, position: int) -> tuple[int, int | None]:
        """The index at which the number begins that ends before a word, and the number, or None."""
        for first in range(max(0, position - LONGEST_NUMBER), position):
            read = self.number(first)
            if read is not None and read[1] == position:
                return first, read[0]
        return position, None

    def range_ending(self, position: int) -> tuple[int, int, int] | None:
        """The range of numbers that ends before a word: its first word, and both numbers: ما بين 14 و16 قتيلا."""
        for first in range(max(0, position - 2 * LONGEST_NUMBER), position):
            read = self.number(first)
            higher = self._higher(first, read[0]) if read is not None else None
            if read is not None and higher is not None and higher[1] == position:
                return first, read[0], higher[0]
        return None

    def bounds(self, first: int, number: int | None) -> tuple[int | None, int | None]:
        """What the words before a number make of it: "أكثر من 30", "ما لا يقل عن 5"."""
        before = [w.forms for w in self.words[max(0, first - 4) : first]]
        if number is not None and (higher := self._higher(first, number)) is not None:
            low = number * _THOUSAND if number < _THOUSAND <= higher[0] else number  # 140 و170 ألفا
            return low, higher[0]
        for kind, bounds in (("least", (number, None)), ("most", (None, number))):
            for phrase in around(kind):
                tail = before[len(before) - len(phrase) :] if len(phrase) <= len(before) else []
                if tail and all(p in forms for p, forms in zip(phrase, tail, strict=True)):
                    return bounds
        if any(f in word_of("exceeds") for forms in before for f in forms[:1]):
            return number, None
        behind = [w.forms[0] for w in self.words[first : first + 5]]
        at_least = any(pair in around("least_behind") for pair in zip(behind, behind[1:], strict=False))
        return (number, None) if at_least else (number, number)

    def _higher(self, first: int, number: int) -> tuple[int, int] | None:
        """The second number of a range and the word behind it: بين 18 و30 شخصا."""
        read = self.number(first)
        if first == 0 or read is None or self.words[first - 1].forms[0] not in word_of("between"):
            return None
        behind = read[1]
        joined = behind < len(self.words) and self.text[self.words[behind].start] == "و"
        if joined and self.words[behind].end - self.words[behind].start == 1:
            behind += 1
        other = self.number(behind) if joined else None
        return other if other is not None and other[0] > number else None

    def stops(self, first: int, last: int) -> bool:
        """Whether a sentence or a clause ends between two words."""
        return _STOPS.search(self.text, self.words[first].end, self.words[last].start) is not None
