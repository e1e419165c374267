"""Facts of Arabic sentences: counts of people harmed, statements and what happened, by the words of the lexicon.

Arabic has no tagger here. Verbs of news stand before what they are about, and
verbal nouns do as verbs, so that each rule reads from its word onwards.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import msgspec

from newsparse import lexicon
from newsparse.facts.casualties import Kind
from newsparse.facts.events import Happening, Trigger
from newsparse.facts.quotes import Quote
from newsparse.facts.speakers import Named, Speakers
from newsparse.facts.statements import Said, Stance
from newsparse.facts.words import Clause
from newsparse.lexicon.arabic import Word, folded, words
from newsparse.models import Ref

_REACH, _LIST_REACH = 7, 3
"""Words behind a verb within which those harmed stand, and words between the members of a list of them."""
_FORCE_REACH = 4
"""Words behind what happens within which the force stands that does it: قصف مدفعي لقوات النظام."""
_SUBJECT = 14
"""Words that a speaker has at most."""
_TO = folded("إلى")[0]
"""Behind "rose" the number reached, behind "pointed" what is said."""
_STOPS = re.compile(r"[.؟!؛:\n]")
_CLOSING = "،,:;؛ \u00a0-–"


class _Harm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: list[str]
    people: list[str]
    both: list[str]


class _People(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    one: list[str]
    two: list[str]
    many: list[str]


class _Happens(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: str
    sub_type: str
    words: list[str]


@dataclass(frozen=True, slots=True)
class Counted:
    """A count of people harmed at [start, end) of the article, those counted at [first, behind)."""

    kind: Kind
    low: int | None
    high: int | None
    category: str | None
    start: int
    end: int
    first: int
    behind: int
    cumulative: bool = False


@lru_cache(maxsize=1)
def _harm() -> tuple[dict[str, Kind], dict[str, Kind], dict[str, tuple[Kind, set[str]]]]:
    """Words of harm, nouns of those harmed, and the first words of phrases with their second ones."""
    raw = lexicon.load("ar/harm", dict[Kind, _Harm])
    by_word: dict[str, Kind] = {folded(w)[0]: kind for kind, h in raw.items() for w in h.words}
    people: dict[str, Kind] = {folded(w)[0]: kind for kind, h in raw.items() for w in h.people}
    phrases: dict[str, tuple[Kind, set[str]]] = {}
    for kind, h in raw.items():
        for opening, closing in map(folded, h.both):
            phrases.setdefault(closing, (kind, set()))[1].add(opening)
    return by_word, people, phrases


@lru_cache(maxsize=1)
def _persons() -> dict[str, tuple[str, int | None]]:
    """Nouns for people: category, and the number that their form means, None where they need one."""
    found: dict[str, tuple[str, int | None]] = {}
    for category, people in lexicon.load("ar/persons", dict[str, _People]).items():
        for number, nouns in ((None, people.many), (2, people.two), (1, people.one)):
            for noun in nouns:
                found.setdefault(folded(noun)[0], (category, number))
    return found


def _without_owner(form: str) -> Iterator[str]:
    """A noun, and the same without the pronoun behind it: طفلتها is طفله."""
    yield form
    for owner in ("ها", "ه", "هم", "هما"):
        if form.endswith(owner) and len(form) > len(owner) + 2:
            bare = form.removesuffix(owner)
            yield bare
            yield bare.removesuffix("ت") + "ه"


@lru_cache(maxsize=16)
def _around(kind: str) -> frozenset[tuple[str, ...]]:
    """The folded phrases of a kind that stand around facts: "some", "among", "according" and so on."""
    return frozenset(map(folded, lexicon.load("ar/around_facts", dict[str, list[str]])[kind]))


@lru_cache(maxsize=16)
def _word_of(kind: str) -> frozenset[str]:
    """Those that are single words."""
    return frozenset(phrase[0] for phrase in _around(kind) if len(phrase) == 1)


@lru_cache(maxsize=1)
def _numbers() -> dict[str, int]:
    raw = lexicon.load("ar/numbers", dict[int, list[str]])
    return {folded(w)[0]: n for n, forms in raw.items() for w in forms}


@lru_cache(maxsize=1)
def _reporting() -> dict[str, Stance]:
    raw = lexicon.load("ar/reporting", dict[Stance, list[str]])
    return {folded(v)[0]: stance for stance, verbs in raw.items() for v in verbs}


@lru_cache(maxsize=1)
def _triggers() -> dict[tuple[str, ...], tuple[str, str]]:
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for entry in lexicon.load("ar/events", list[_Happens]):
        for word in entry.words:
            found.setdefault(folded(word), (entry.type, entry.sub_type))
    return found


# --- Casualties -----------------------------------------------------------------------------------


def casualties(clause: Clause, text: str, closed: Sequence[tuple[int, int]]) -> Iterator[Counted]:
    """The people harmed that a sentence counts; `closed` are the spans of its dates, whose numbers count nobody."""
    start, end = clause.sentence.start, clause.sentence.end
    own = words(text[start:end], start)
    free = [not any(a < w.end and w.start < b for a, b in closed) for w in own]
    reader = _Counting(own, free, text)
    position = 0
    while position < len(own):
        found = reader.at(position)
        yield from found
        position = max([position + 1, *(reader.index_behind(c.end) for c in found)])


_TEN = 10


@dataclass(frozen=True, slots=True)
class _Counting:
    """The words of a sentence, and which of them may be numbers of people."""

    words: Sequence[Word]
    free: Sequence[bool]
    text: str

    def index_behind(self, offset: int) -> int:
        return next((i for i, w in enumerate(self.words) if w.start >= offset), len(self.words))

    def at(self, position: int) -> list[Counted]:
        """The counts that a word of harm opens, or a noun of those harmed closes."""
        by_word, people, phrases = _harm()
        forms = self.words[position].forms
        kind = next((by_word[f] for f in forms if f in by_word), None)
        if kind is not None:
            return self._behind(position, kind) or self._before(position, kind)
        if (counted := self._counted_noun(position, people)) is not None:
            return [counted]
        for form in forms:
            if form in phrases and (phrase := self._phrase(position, *phrases[form])) is not None:
                return [phrase]
        return []

    def _behind(self, position: int, kind: Kind) -> list[Counted]:
        """Those harmed behind a word of harm, with those "among them"."""
        for index in range(position + 1, min(position + 1 + _REACH, len(self.words))):
            if self._stops(position, index):
                break
            read = self.quantity(index)
            if read is None:
                continue
            found = [self._counted(kind, position, *self._and_others(read))]
            return [*found, *self._among(kind, read[3])]
        return []

    def _before(self, position: int, kind: Kind) -> list[Counted]:
        """Those harmed before a verb of several people: "أن 3 أشخاص قتلوا"."""
        if not any(f.endswith(("وا", "ا")) for f in self.words[position].forms[:1]):
            return []
        for index in range(position - 1, max(-1, position - 4), -1):
            read = self.quantity(index)
            if read is not None and read[3] <= position and not self._stops(index, position):
                low, category, first, behind = read
                return [self._counted(kind, first, low, category, first, behind)]
        return []

    def _among(self, kind: Kind, index: int) -> Iterator[Counted]:
        """Some of those counted, whom the same harm came to: بينهم 3 نساء."""
        for at in range(index, min(index + _LIST_REACH, len(self.words))):
            if any(f in _word_of("among") for f in self.words[at].forms) and at + 1 < len(self.words):
                read, opens = self.quantity(at + 1), at
                while read is not None and read[0] is not None:
                    yield self._counted(kind, opens, *read)
                    opens = read[3]
                    joined = opens < len(self.words) and self.text.startswith("و", self.words[opens].start)
                    read = self.quantity(opens) if joined else None
                return

    def _counted(
        self, kind: Kind, position: int, low: int | None, category: str | None, first: int, behind: int
    ) -> Counted:
        return Counted(
            kind,
            low,
            low,
            None if category == "other" else category,
            self.words[position].start,
            self.words[behind - 1].end,
            self.words[first].start,
            self.words[behind - 1].end,
            self._is_total(position),
        )

    def _is_total(self, position: int) -> bool:
        return any(self.words[i].forms[0] in _word_of("total") for i in range(max(0, position - 4), position))

    def _counted_noun(self, position: int, people: dict[str, Kind]) -> Counted | None:
        """A noun of those harmed with its number: 5 قتلى; a running total where the number stands behind it: الشهداء إلى 5."""
        word = self.words[position]
        kind = next((people[f] for f in word.forms if f in people), None)
        if kind is None:
            return None
        first, number = self._number_ending(position)
        alone = word.forms[0] in _word_of("two") if number is None else False
        if number is None and (alone or self._is_one(position)):
            count = 2 if alone else 1
            return Counted(kind, count, count, None, word.start, word.end, word.start, word.end)
        if number is not None:
            return Counted(kind, number, number, None, self.words[first].start, word.end, word.start, word.end)
        if self._is_total(position) and position + 2 < len(self.words) and self.words[position + 1].forms[0] == _TO:
            read = self._number(position + 2)
            if read is not None:
                total, behind = read
                end = self.words[behind - 1].end
                return Counted(kind, total, total, None, word.start, end, word.start, end, cumulative=True)
        return None

    def _is_one(self, position: int) -> bool:
        """Whether a noun in the singular stands for one dead, not for a martyr in a prayer or in a name."""
        word = self.words[position]
        return word.forms[0] in _word_of("one") and self.text[word.start] != "ل"

    def _phrase(self, position: int, kind: Kind, openings: Collection[str]) -> Counted | None:
        """A phrase around those harmed: فقد 3 أشخاص حياتهم."""
        for at in range(position - 1, max(-1, position - 6), -1):
            if any(f in openings for f in self.words[at].forms):
                read = self.quantity(at + 1)
                return self._counted(kind, at, *read) if read is not None and read[3] <= position else None
        return None

    def quantity(self, index: int) -> tuple[int | None, str | None, int, int] | None:
        """The number of people that begins at a word: number, category, first word, word behind; number None for "some"."""
        word = self.words[index]
        if word.forms[0] in _word_of("some") and index + 1 < len(self.words):
            at = index + 1 + (self.words[index + 1].forms[0] in {"من", "ات"})
            noun = self._person(at)
            return (None, noun[0], index, at + 1) if noun is not None else None
        read = self._number(index)
        if read is not None:
            number, behind = read
            noun = self._person(behind)
            if noun is not None:
                return number, noun[0], index, behind + 1
            return None
        noun = self._person(index)
        if noun is not None and noun[1] is not None:
            return noun[1], noun[0], index, index + 1
        return None

    def _and_others(self, read: tuple[int | None, str | None, int, int]) -> tuple[int | None, str | None, int, int]:
        """Those harmed together with who is named next: امرأة وطفلتها are two."""
        low, category, first, behind = read
        if behind >= len(self.words) or low is None or len(self.words[behind].forms) == 1 or self._stops(first, behind):
            return read
        persons = _persons()
        joined = next((persons[f] for f in _without_owner(self.words[behind].forms[1]) if f in persons), None)
        if joined is None or joined[1] is None:
            return read
        return low + joined[1], category if category == joined[0] else None, first, behind + 1

    def _person(self, index: int) -> tuple[str, int | None] | None:
        if index >= len(self.words):
            return None
        persons = _persons()
        return next((persons[f] for f in self.words[index].forms[:2] if f in persons), None)

    def _number(self, index: int) -> tuple[int, int] | None:
        """The number that begins at a word, and the index behind it: "خمسة", "أحد عشر", "خمسة وعشرين"."""
        if not 0 <= index < len(self.words) or not self.free[index]:
            return None
        word = self.words[index]
        if word.number is not None:
            return word.number, index + 1
        number = self._in_words(index)
        following = self._in_words(index + 1) if index + 1 < len(self.words) and self.free[index + 1] else None
        if word.forms[0] in _word_of("eleven") and following == _TEN:
            return 11, index + 2
        if (
            number is not None
            and number < _TEN
            and following is not None
            and (following == _TEN or following % _TEN == 0)
        ):
            return number + following, index + 2
        return (number, index + 1) if number is not None else None

    def _number_ending(self, position: int) -> tuple[int, int | None]:
        """The index at which the number begins that ends before a word, and the number, or None."""
        for first in (position - 2, position - 1):
            read = self._number(first)
            if read is not None and read[1] == position:
                return first, read[0]
        return position, None

    def _in_words(self, index: int) -> int | None:
        numbers = _numbers()
        return next((numbers[f] for f in self.words[index].forms if f in numbers), None)

    def _stops(self, first: int, last: int) -> bool:
        return _STOPS.search(self.text, self.words[first].end, self.words[last].start) is not None


# --- Statements -----------------------------------------------------------------------------------


def statements(block: Sequence[Clause], text: str, quoted: Sequence[Quote], speakers: Speakers) -> list[Said]:
    """What the sentences of a block report: a verb, who speaks, and what follows "that" or stands in quotation marks."""
    found: list[Said] = []
    last: Ref | None = None
    for clause in block:
        start, end = clause.sentence.start, clause.sentence.end
        own = words(text[start:end], start)
        said = _reported(clause, text, own, quoted, speakers, last) or _by_source(clause, text, own, speakers)
        if said is not None:
            found.append(said)
            last = said.speaker or last
    return found


def _reported(
    clause: Clause, text: str, own: Sequence[Word], quoted: Sequence[Quote], speakers: Speakers, last: Ref | None
) -> Said | None:
    """A statement by its verb, the first of the sentence that one can be read from."""
    end = clause.sentence.end
    for index, word in enumerate(own):
        stance = next((_reporting()[f] for f in word.forms if f in _reporting()), None)
        if stance is None or any(q.inner_start <= word.start < q.inner_end for q in quoted):
            continue
        content = _content(own, index, quoted)
        if content is None:
            continue
        begins, behind, kind = content
        subject = _subject(text, word.end, behind)
        speaker = speakers.ref(*subject) if subject else last
        span = (begins, _trimmed(text, begins, _quote_end(begins, quoted) if kind == "direct" else end))
        skip = next(k for f, k in zip(word.forms, word.skips, strict=True) if f in _reporting())
        if span[1] - span[0] < _SHORTEST:
            continue
        return Said([span], kind, clause, (word.start + skip, word.end), stance, speaker, 0.7)
    return None


_SHORTEST = 12
"""Code points of the shortest statement."""


def _content(
    own: Sequence[Word], verb: int, quoted: Sequence[Quote]
) -> tuple[int, int, Literal["direct", "indirect"]] | None:
    """Where what is said begins, and where the words between the verb and it end."""
    limit = own[min(verb + _SUBJECT, len(own) - 1)].end
    quote = next((q for q in quoted if own[verb].end <= q.start <= limit), None)
    for index in range(verb + 1, min(verb + 1 + _SUBJECT, len(own))):
        word = own[index]
        if quote is not None and word.start > quote.start:
            break
        if index > verb + 1 and any(f in _reporting() for f in word.forms[1:]):
            return None  # "and confirmed that": what follows is said by this verb
        if word.forms[0] in _word_of("that") or (len(word.forms) > 1 and word.forms[1] in _word_of("that")):
            behind = own[index - 1].start if own[index - 1].forms[0] == _TO else word.start
            begins = own[index + 1].start if word.forms[0] in _BARE_THAT and index + 1 < len(own) else word.end
            if quote is not None and quote.start - word.end <= 3:
                return quote.inner_start, behind, "direct"
            return begins, behind, "indirect"
    if quote is not None:
        return quote.inner_start, quote.start, "direct"
    return None


_BARE_THAT = _word_of("that")


def _quote_end(begins: int, quoted: Sequence[Quote]) -> int:
    return next(q.inner_end for q in quoted if q.inner_start == begins)


def _subject(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words between a verb and what is said, marks and what stands behind a comma left out."""
    part = text[start:end]
    cut = next((i for i, c in enumerate(part) if c in "،,"), len(part))
    left = len(part[:cut]) - len(part[:cut].lstrip(_CLOSING))
    right = len(part[:cut].rstrip(_CLOSING + '“"«'))
    return (start + left, start + right) if right > left + 1 else None


def _by_source(clause: Clause, text: str, own: Sequence[Word], speakers: Speakers) -> Said | None:
    """A sentence that names its source in passing: "…، وفقاً لمصدر أمني", "بحسب المرصد، …"."""
    for index, word in enumerate(own[:-1]):
        forms = {(f,) for f in word.forms} | {(f, own[index + 1].forms[0]) for f in word.forms}
        match = max((p for p in _around("according") if p in forms), key=len, default=None)
        if match is None:
            continue
        first = _speaker_start(own, index + len(match), word.end)
        stop = next((i for i in range(first, clause.sentence.end) if text[i] in "،,.؛:"), clause.sentence.end)
        skip = 1 if text[first] == "ل" else 0
        opens = index <= 1
        span = (stop + 1, clause.sentence.end) if opens else (clause.sentence.start, word.start)
        span = (_skipped(text, *span), _trimmed(text, *span))
        if span[1] - span[0] < _SHORTEST or not text[first + skip : stop].strip():
            return None
        ref = speakers.ref(first + skip, stop)
        return Said([span], "indirect", clause, (word.start, own[index + len(match) - 1].end), "said", ref, 0.6)
    return None


def _speaker_start(own: Sequence[Word], index: int, end: int) -> int:
    """Where the speaker begins behind "according to": "what X said" is X."""
    if index + 2 < len(own) and own[index].forms[0] in _word_of("what") and own[index + 1].forms[0] in _reporting():
        index += 2
    return own[index].start if index < len(own) else end


def _skipped(text: str, start: int, end: int) -> int:
    return end - len(text[start:end].lstrip(_CLOSING))


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(_CLOSING + ".\n\r\t"))


# --- Events ---------------------------------------------------------------------------------------


def happenings(clause: Clause, text: str, forces: Sequence[Named]) -> Iterator[Happening]:
    """What a sentence says that happens, each kind once; a force named right behind the word does it."""
    start, end = clause.sentence.start, clause.sentence.end
    own = words(text[start:end], start)
    seen: set[str] = set()
    index = 0
    while index < len(own):
        read = _trigger(own, index)
        if read is None:
            index += 1
            continue
        first, (behind, (type_, sub_type)) = index, read
        index = behind
        if sub_type in seen:
            continue
        seen.add(sub_type)
        last = own[behind - 1].end
        trigger = Trigger(clause.at(own[first].start), clause.at(last - 1) + 1, type_, sub_type)
        limit = own[min(behind + _FORCE_REACH, len(own)) - 1].end
        agents = [(clause.at(f.start), clause.at(f.end - 1) + 1) for f in forces if last <= f.start < limit]
        yield Happening(clause, trigger, agents=agents[:1])


def _trigger(own: Sequence[Word], index: int) -> tuple[int, tuple[str, str]] | None:
    for length in (3, 2, 1):
        if index + length > len(own):
            continue
        rest = tuple(w.forms[0] for w in own[index + 1 : index + length])
        for form in own[index].forms:
            if (form, *rest) in _triggers():
                return index + length, _triggers()[form, *rest]
    return None
