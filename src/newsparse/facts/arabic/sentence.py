"""The words of an Arabic sentence with its verbs of saying, quotations, names, and what it says of them in passing."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from newsparse.facts.arabic.around import reporting, word_of
from newsparse.facts.quotes import Quote
from newsparse.facts.remembered import Named
from newsparse.facts.reporting import Stance
from newsparse.facts.words import Clause
from newsparse.gazetteer.folding import fold
from newsparse.lexicon.arabic import Word

SHORTEST = 12
"""Code points of the shortest statement that is no quotation."""
SUBJECT = 14
"""Words that a speaker has at most."""
_ASIDE = re.compile(r"[،,(–-] ?(?:(?:و?ال)ذي|التي|الذين|وهو|وهي|وهم)\b[^،,()–-]{1,150}[،,)–-]")
"""What is said of a name between commas, dashes or brackets: "، التي تسيطر على المدينة،"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying, or a participle ("adding that"), at a word of a sentence; `skip` are the letters of particles before it."""

    index: int
    stance: Stance
    skip: int
    participle: bool


@dataclass(frozen=True)
class Sentence:
    """A sentence with its words, the quotations of its block, and the names that it holds."""

    clause: Clause
    text: str
    words: Sequence[Word]
    quoted: Sequence[Quote]
    named: Sequence[Named]

    @property
    def start(self) -> int:
        """Where the sentence begins."""
        return self.clause.sentence.start

    @property
    def end(self) -> int:
        """Where the sentence ends."""
        return self.clause.sentence.end

    @cached_property
    def asides(self) -> list[tuple[int, int]]:
        """What is said of names between commas, dashes or brackets."""
        return [m.span() for m in _ASIDE.finditer(self.text, self.start, self.end)]

    @cached_property
    def _starts(self) -> list[int]:
        return [w.start for w in self.words]

    @cached_property
    def opened(self) -> list[int]:
        """Where the words of each quotation begin, in order."""
        return [q.inner_start for q in self.quoted]

    def quotes_behind(self, offset: int) -> Iterator[Quote]:
        """The quotations that begin behind an offset, in order."""
        return islice(self.quoted, bisect.bisect_left(self.opened, offset), None)

    def index_at(self, offset: int) -> int:
        """The first word that begins behind an offset."""
        return bisect.bisect_right(self._starts, offset)

    def in_aside(self, word: Word) -> bool:
        """Whether a word belongs to what is said of a name in passing."""
        at = bisect.bisect_right(self.asides, (word.start, self.end)) - 1
        return at >= 0 and word.start < self.asides[at][1]

    def in_quotation(self, word: Word) -> bool:
        """Whether a word is quoted."""
        at = bisect.bisect_right(self.opened, word.start) - 1
        return at >= 0 and word.start < self.quoted[at].inner_end

    @cached_property
    def _names_from(self) -> list[int]:
        return [n.start for n in self.named]

    def is_of_a_name(self, word: Word) -> bool:
        """Whether a word stands within a name of several words: فرات in "فرات بوست", which could be "and saw"."""
        at = bisect.bisect_right(self._names_from, word.start) - 1
        name = self.named[at] if at >= 0 else None
        return name is not None and word.end <= name.end and name.end - name.start > word.end - word.start

    def goes_on_with(self, cue: Cue) -> bool:
        """Whether a verb goes on from what was reported before it: "and added", "while sources pointed to"."""
        return self.text[self.words[cue.index].start] == "و" or self._opening(cue) is not None or self._as_well(cue)

    def behind_comma(self, cue: Cue) -> bool:
        """Whether a verb goes on behind a comma, even one that reports nothing: "، وذكر أسماء"."""
        start = self.words[cue.index].start
        return self.text[start] == "و" and self.text[self.start : start].rstrip()[-1:] in {"،", ","}

    def opens_behind_comma(self, cue: Cue) -> bool:
        """Whether a verb stands right behind a comma, and so may tell what another says: "اتهم فلان فلانا، قال مسؤول إن"."""
        before = self.text[self.start : self.words[cue.index].start].rstrip()
        return before[-1:] in {"،", ",", "؛"}

    def start_of(self, cue: Cue) -> int:
        """Where the clause of a verb begins: at "while" or "but" before it."""
        opening = self._opening(cue)
        if opening is None and self._as_well(cue):
            opening = self.words[cue.index - 1]
        return opening.start if opening is not None else self.words[cue.index].start

    def _as_well(self, cue: Cue) -> bool:
        """Whether somebody also blames or asks, "كما طالب"; "كما قال" only says whose words they were."""
        before = self.words[cue.index - 1].forms if cue.index else ()
        return cue.stance in {"accused", "ordered", "denied"} and any(f in word_of("as_well") for f in before)

    def _opening(self, cue: Cue) -> Word | None:
        """The "while" before a verb, or the "but" behind a comma with which a clause opens that names who speaks: "، لكن المتحدث أكد"."""
        for at in range(cue.index - 1, max(-1, cue.index - 1 - SUBJECT), -1):
            word = self.words[at]
            if any(f in word_of("while") for f in word.forms[:1]):
                comma = self.text[self.start : word.start].rstrip()[-1:] in {"،", ",", "؛"}
                return word if at == cue.index - 1 or comma else None
            if any(f in reporting() for f in word.forms) and not self.in_quotation(word):
                return None
        return None

    def further(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where each "and that" stands between two places, and where what it opens begins."""
        for index in range(self.index_at(start), self.index_at(end)):
            word = self.words[index]
            if index + 1 == len(self.words) or self.text[word.start] != "و" or self.in_quotation(word):
                continue
            rest = self.text[word.start + 1 : word.end]
            if fold(rest) in word_of("bare_that"):
                alone = fold(rest)[-1:] == "ن"
                yield word.start, self.words[index + 1].start if alone else word.start + 1
