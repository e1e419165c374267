"""A sentence as its words: forms, tags and offsets in the article."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from newsparse.models import Sentence
from newsparse.pipeline import Document, Part


@dataclass(frozen=True, slots=True)
class Word:
    """A token: its text, lower case, part-of-speech tag, and span in the article."""

    text: str
    lower: str
    tag: str
    start: int
    end: int


@dataclass(frozen=True)
class Clause:
    """A sentence with its words. `index` is its place among the document's sentences."""

    index: int
    sentence: Sentence
    words: tuple[Word, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [w.start for w in self.words]

    def at(self, offset: int) -> int:
        """The index of the first word that ends behind an offset of the article; the number of words behind the last."""
        found = bisect.bisect_right(self._starts, offset) - 1
        return found if found >= 0 and offset < self.words[found].end else found + 1

    def span(self, first: int, behind: int) -> tuple[int, int]:
        """The article's span of the words [first, behind)."""
        return self.words[first].start, self.words[behind - 1].end

    def lower(self, index: int) -> str:
        """The word at an index in lower case; empty outside."""
        return self.words[index].lower if 0 <= index < len(self.words) else ""

    def tag(self, index: int) -> str:
        """The tag of the word at an index; empty outside."""
        return self.words[index].tag if 0 <= index < len(self.words) else ""


def clauses(document: Document) -> Iterator[Clause]:
    """The sentences of a document, in order."""
    by_part: list[tuple[Part, list[tuple[int, Sentence]]]] = [(p, []) for p in document.parts]
    starts = [p.start for p in document.parts]
    for index, sentence in enumerate(document.sentences):
        by_part[max(bisect.bisect_right(starts, sentence.start) - 1, 0)][1].append((index, sentence))
    for part, own in by_part:
        words = [
            Word(t.text, t.lower_, t.tag_, part.start + t.idx, part.start + t.idx + len(t.text))
            for t in part.doc
            if not t.is_space
        ]
        position = 0
        for index, sentence in own:
            while position < len(words) and words[position].start < sentence.start:
                position += 1
            first = position
            while position < len(words) and words[position].start < sentence.end:
                position += 1
            yield Clause(index, sentence, tuple(words[first:position]))
