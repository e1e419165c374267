"""The quotations of an Arabic sentence: which of them a verb reports, which stand around a name, and which only begin what is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, takewhile

from newsparse.facts.arabic.around import word_of
from newsparse.facts.arabic.sentence import SUBJECT, Cue
from newsparse.facts.arabic.speakers import CLOSING, Speakers
from newsparse.facts.quotes import Quote
from newsparse.lexicon.arabic import is_deed

OF_SOMEBODY = frozenset(["ordered", "accused"])
"""Stances of what is asked of somebody, or laid at his door."""
NAME, _BEHIND_A_NAME = 4, 4
"""Words of a name in quotation marks, at most, and words behind it within which what is said begins."""
BARE_THAT = word_of("that")
_OPENED = re.compile(r"(?:إلى|من|عن|مسؤولية|بأنه|بأنها) $")
"""Before a short quotation that is what was said, and names nobody."""


@dataclass(frozen=True)
class Quoting(Speakers):
    """A sentence asked for its quotations."""

    def goes_on_behind(self, begins: int, ends: int) -> bool:
        """Whether a few quoted words, between two places, only begin what is reported: «رصاص قنص» أصاب مواطنين."""
        few = self.index_at(ends - 1) - self.index_at(begins - 1) < NAME
        behind = self.text[ends + 1 : ends + 3]
        then = self.words[at] if (at := self.index_at(ends)) < len(self.words) else None
        if then is None or any(f in word_of("where") | word_of("how_said") for f in then.forms[:1]):
            return False  # "…" خلال زيارته
        return few and behind[:1] == " " and behind[1:].isalpha() and behind[1] not in "وف"

    def between(self, start: int, end: int) -> str:
        """The text between two places, without marks at its ends."""
        return self.text[start:end].strip(CLOSING + "\n")

    def reach(self, verb: int) -> list[int]:
        """The words behind a verb within which who says it ends, what is said of him in passing left out."""
        behind = (i for i in range(verb + 1, len(self.words)) if not self.in_aside(self.words[i]))
        return list(islice(behind, SUBJECT))

    def quote_behind(self, cue: Cue, end: int) -> Quote | None:
        """The quotation behind a verb, within the words that a speaker has. A short one behind "accused" names somebody."""
        own = self.words
        limit = min(own[(self.reach(cue.index) or [cue.index])[-1]].end, end)
        near = takewhile(lambda q: q.start <= limit, self.quotes_behind(own[cue.index].end))
        found = next((q for q in near if not self.is_name(q) and not self._does(q, cue)), None)
        return self._opened_behind(found, end) or found if found is not None else None

    def _opened_behind(self, quote: Quote, end: int) -> Quote | None:
        """The next quotation, where a colon opens that one, and none a few words between marks: قال مدير "سوا": "…"."""
        if self.length(quote) > NAME or self._is_opened(quote):
            return None
        behind = next(islice(self.quotes_behind(quote.end), 1), None)
        return behind if behind is not None and behind.start < end and self._is_opened(behind) else None

    def _is_opened(self, quote: Quote) -> bool:
        return self.text[self.start : quote.start].rstrip().endswith(":")

    def _does(self, quote: Quote, cue: Cue) -> bool:
        """Whether a quotation stands around somebody who does something, or to whom it is done: وثق "مكتب توثيق الشهداء" مقتل …."""
        before, behind = self.text[self.words[cue.index].end : quote.start], self.text[quote.end : self.end]
        told_of = any(f in word_of("of_things") for f in self.words[cue.index].forms)
        if told_of and not before.strip() and behind.strip()[:1].isalpha():
            return True
        short = cue.stance in {*OF_SOMEBODY, "denied"} and self.length(quote) <= NAME
        far = len(before.split()) > NAME + 2
        return short and (far or _OPENED.search(before) is None)

    def length(self, quote: Quote) -> int:
        """The words of a quotation."""
        return self.index_at(quote.inner_end - 1) - self.index_at(quote.inner_start - 1)

    def is_name(self, quote: Quote) -> bool:
        """Whether quotation marks stand around a name: قالت غرفة عمليات "الفتح المبين" إن …."""
        first, last = self.index_at(quote.inner_start - 1), self.index_at(quote.inner_end - 1)
        inside, behind = self.words[first:last], self.words[last : last + _BEHIND_A_NAME]
        told = any(f in BARE_THAT for w in behind for f in w.forms)
        before = self.words[self.index_at(quote.start - 1) - 1] if self.index_at(quote.start - 1) else None
        if len(inside) <= NAME and before is not None and any(f in word_of("outlets") for f in before.forms):
            return True  # قناة «المنار»
        if len(inside) <= NAME and (told or any(is_deed(self.text[w.start : w.end]) for w in behind[:1])):
            return True
        return any(n.start <= quote.inner_start + 2 and quote.inner_end - 2 <= n.end for n in self.named)

    def is_of(self, verb: int, kind: str) -> bool:
        """Whether a verb is of a kind of those around facts."""
        return any(f in word_of(kind) for f in self.words[verb].forms)

    def opens_another(self, cue: Cue) -> bool:
        """Whether a quotation follows behind a verb and who speaks, which then is the one that it reports: "…"، ويتابع "…"."""
        verb = self.words[cue.index]
        behind = next(islice(self.quotes_behind(verb.end), 1), None)
        reach = self.words[min(cue.index + SUBJECT // 2, len(self.words) - 1)].end
        return behind is not None and behind.start < min(self.end, reach) and self.length(behind) > NAME - 1
