"""A sentence as its words: forms, tags and offsets in the article."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from newsparse.models import Sentence
from newsparse.pipeline import Document, Part

if TYPE_CHECKING:
    from spacy.strings import StringStore


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
    """A sentence with its words. `index` is its place among the document's sentences.

    `names` are the words [first, behind) of every name in it, each with its section ("people", "groups", "organizations",
    "places"), in order; `without_commas` tells that the article has lost them.
    """

    index: int
    sentence: Sentence
    words: tuple[Word, ...]
    names: tuple[tuple[int, int, str], ...] = ()
    without_commas: bool = False

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

    def between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that begin within the offsets [start, end) of the article."""
        return self.words[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]

    def span(self, first: int, behind: int) -> tuple[int, int]:
        """The article's span of the words [first, behind)."""
        return self.words[first].start, self.words[behind - 1].end

    def inside(self, start: int, end: int) -> range:
        """The indices of the words that overlap the offsets [start, end) of the article."""
        if end <= self.sentence.start or self.sentence.end <= start:
            return range(0)
        first = self.at(start)
        return range(first, max(first, bisect.bisect_left(self._starts, end)))

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
        rows = _rows(part)
        starts = [part.start + row[_IDX] for row in rows]
        named = _Names(part.doc.vocab.strings)
        for index, sentence in own:
            first = bisect.bisect_left(starts, sentence.start)
            behind = bisect.bisect_left(starts, sentence.end, first)
            words = [_word(part, row, named, first, behind) for row in rows[first:behind]]
            yield Clause(index, sentence, _without_is(words))


_COLUMNS = ("LOWER", "TAG", "DEP", "IDX", "LENGTH", "HEAD", "IS_SPACE")
_LOWER, _TAG, _DEP, _IDX, _LENGTH, _HEAD, _SPACE = range(len(_COLUMNS))


def _rows(part: Part) -> list[list[int]]:
    """The tokens of a part but for white space, as columns of numbers, since a token at a time is slow; HEAD is an index into them."""
    rows: list[list[int]] = part.doc.to_array(list(_COLUMNS)).astype("int64").tolist()
    behind = list(accumulate((not row[_SPACE] for row in rows), initial=0))
    for at, row in enumerate(rows):
        row[_HEAD] = behind[at + row[_HEAD]] if row[_HEAD] else -1
    return [row for row in rows if not row[_SPACE]]


def _word(part: Part, row: list[int], named: _Names, first: int, behind: int) -> Word:
    """A token as a word of the sentence that holds the rows [first, behind) of its part."""
    lower, tag, dep, idx, length, head, _ = row
    hangs = first <= head < behind and named[dep] not in {"", "ROOT"}
    start = part.start + idx
    text = part.doc_text[idx : idx + length]
    return Word(text, named[lower], named[tag], start, start + length, named[dep], head - first if hangs else -1)


def _without_is(words: list[Word]) -> tuple[Word, ...]:
    """The words of a sentence, the name of the group IS a noun, which taggers take for the verb; in capitals it may be the verb."""
    for index, word in enumerate(words):
        if word.text == "IS" and any(w.text.islower() for w in words):
            before = words[index - 1].tag if index else ""
            subject = word.dep in _OF_VERBS and (before in {"IN", "CC", "TO"} or not index)
            if subject or word.dep not in _OF_VERBS:
                words[index] = replace(word, lower="isis", tag="NNP", dep="nsubj" if subject else word.dep)
    return tuple(words)


_OF_VERBS = frozenset(["ROOT", "aux", "auxpass", "ccomp", "advcl", "relcl", "acl"])
"""How a verb hangs on another word."""


class _Names(dict[int, str]):
    """The strings of spaCy's numbers, each looked up once."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        found = self[number] = self._strings[number & _UNSIGNED] if number else ""
        return found


_UNSIGNED = (1 << 64) - 1
