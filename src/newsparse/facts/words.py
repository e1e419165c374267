"""A sentence as its words: forms, tags and offsets in the article."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from newsparse.models import Sentence
from newsparse.pipeline import Document, Part

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Word:
    """A token: its text, lower case, part-of-speech tag, and span in the article; the word that it hangs on, and how.

    `head` is an index into the words of its sentence, -1 for the root and where there is no tree.
    """

    text: str
    lower: str
    tag: str
    start: int
    end: int
    dep: str = ""
    head: int = -1


@dataclass(frozen=True)
class Clause:
    """A sentence with its words. `index` is its place among the document's sentences."""

    index: int
    sentence: Sentence
    words: tuple[Word, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [w.start for w in self.words]

    @cached_property
    def under(self) -> tuple[tuple[int, ...], ...]:
        """For every word the indices of the words that hang on it, in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for index, word in enumerate(self.words):
            if word.head >= 0:
                found[word.head].append(index)
        return tuple(map(tuple, found))

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
        tokens = [t for t in part.doc if not t.is_space]
        numbers = {t.i: n for n, t in enumerate(tokens)}
        starts = [part.start + t.idx for t in tokens]
        for index, sentence in own:
            first = bisect.bisect_left(starts, sentence.start)
            behind = bisect.bisect_left(starts, sentence.end, first)
            yield Clause(index, sentence, tuple(_word(part, t, numbers, first, behind) for t in tokens[first:behind]))


def _word(part: Part, token: Token, numbers: Mapping[int, int], first: int, behind: int) -> Word:
    """A token as a word of the sentence that holds the tokens [first, behind)."""
    head = numbers.get(token.head.i, -1)
    hangs = first <= head < behind and token.dep_ not in {"", "ROOT"}
    start = part.start + token.idx
    return Word(
        token.text,
        token.lower_,
        token.tag_,
        start,
        start + len(token.text),
        token.dep_,
        head - first if hangs else -1,
    )
