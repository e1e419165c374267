"""What an Arabic sentence says that happens, by words and phrases; who does it stands behind a verb, or around a noun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import msgspec

from newsparse import lexicon
from newsparse.facts.arabic.around import around, word_of
from newsparse.facts.arabic.harm import harm, is_a_victim
from newsparse.facts.happening import Happening
from newsparse.facts.remembered import Named
from newsparse.facts.triggers import VIOLENT, Trigger
from newsparse.facts.words import Clause
from newsparse.gazetteer.folding import fold
from newsparse.lexicon.arabic import Word, folded, words

_REACH_BEFORE = 4
"""Words before what happens among which it is denied, or not yet so."""
_FORCE_REACH = 6
"""Words behind what happens within which the force stands that does it: قصف مدفعي لقوات النظام."""
_MARKS = '،.؛:”"»)؟'
"""Marks behind which a noun goes on no more."""
_WITH_ARTICLE = ("ال", "لل", "بال", "وال", "فال", "كال")
_AIMED_REACH = 3
"""Words from an attack to the verb that says at whom it was aimed, at most: هجوم مسلح استهدف رتلا."""
_IN_THE_AIR, _TOPIC_REACH, _BY_REACH = 3, 2, 5
"""Words behind shots, behind a verb and what is hit, and behind a verb and "by", at most."""
_FIRE_REACH = 7
"""Words from "opened" to "fire", at most."""
_DOER_REACH = 7
"""Words from a verb of doing to the noun that says what is done, at most: جددت قوات النظام السوري قصفها."""
_WHOSE = re.compile(r"(?<=..)(?:ها|هم|هما|ه)$")
_WITH_REACH = 8
"""Words between a deed and what it was done with, at most."""
_AIR = "air_drone_strike"
_STRIKES = frozenset([_AIR, "shelling_artillery_missile_attack", "remote_explosive_landmine_ied"])


class _Happens(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: str
    sub_type: str
    verbs: list[str] = []
    nouns: list[str] = []
    weak: list[str] = []


@dataclass(frozen=True, slots=True)
class _Known:
    """What a word or phrase says that happens. `is_verb`: who does it stands right behind it."""

    type: str
    sub_type: str
    is_verb: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """The words [first, behind) of a sentence that say that something happens."""

    first: int
    behind: int
    known: _Known
    owned: bool = False
    """Whether it is a noun with whose it is: who does it stands before."""


@lru_cache(maxsize=1)
def _triggers() -> dict[tuple[str, ...], _Known]:
    found: dict[tuple[str, ...], _Known] = {}
    for entry in lexicon.load("ar/events", list[_Happens]):
        for own, is_verb, weak in ((entry.verbs, True, False), (entry.nouns, False, False), (entry.weak, False, True)):
            for word in own:
                for spelling in (word, *(_of_many(word) if is_verb else ())):
                    found.setdefault(folded(spelling), _Known(entry.type, entry.sub_type, is_verb, weak))
    return found


def _of_many(verb: str) -> Iterator[str]:
    """The form for many of a past tense of a woman or a force: قصفوا beside قصفت."""
    if verb.endswith("ت") and " " not in verb and verb[0] != "ت" and fold(verb) not in word_of("not_of_many"):
        yield verb.removesuffix("ت") + "وا"


def happenings(
    clause: Clause, text: str, forces: Sequence[Named], harmed: Sequence[tuple[int, int]] = ()
) -> Iterator[Happening]:
    """What a sentence says that happens, each kind once.

    `forces` are the names that may do something, in order; `harmed` are the spans of those whom the sentence counts as
    killed or hurt: they are whom it was done to.
    """
    start, end = clause.sentence.start, clause.sentence.end
    own = words(text[start:end], start)
    reader = _Reader(clause, text, own, [f for f in forces if start <= f.start and f.end <= end])
    told = list(_told(own, text))
    told = [r for n, r in enumerate(told) if not (clause.index and _refers_back(r, own, text))]
    inside = [h for h in harmed if start <= h[0] and h[1] <= end]
    for number, read in enumerate(told):
        following = told[number + 1].first if number + 1 < len(told) else None
        happening = reader.happening(read, following)
        if happening is not None:
            if read.known.type in VIOLENT:
                happening.targets += [(clause.at(a), clause.at(b - 1) + 1) for a, b in inside]
            yield happening


def _refers_back(read: _Read, own: Sequence[Word], text: str) -> bool:
    """Whether a noun with its article, and nothing behind it, means what was told of before: "تقف وراء الهجوم،"."""
    word = own[read.first]
    spoken_of = read.first > 0 and own[read.first - 1].forms[0] in word_of("spoken_of")
    return _is_definite(read, own, text) and spoken_of and text[word.end : word.end + 1] in _MARKS


def _is_definite(read: _Read, own: Sequence[Word], text: str) -> bool:
    """Whether one word with its article tells of an event."""
    return text.startswith(_WITH_ARTICLE, own[read.first].start) and read.behind == read.first + 1


def _is_with(word: Word, text: str) -> bool:
    """Whether a word has the particle "with" before it."""
    return text.startswith("ب", word.start) and len(set(word.forms)) > 1


def _by_what(reads: Sequence[_Read], own: Sequence[Word], text: str) -> Iterator[_Read]:
    """The reads without those that only say with what another was done, "قصف … بصاروخين", or what was done so, "هجوم بطائرات مسيرة"."""
    means = {
        (at, at + 1)
        for at, (deed, other) in enumerate(pairwise(reads))
        if other.known.sub_type in _STRIKES
        and (
            any(_is_with(own[i], text) for i in range(max(deed.behind, other.first - 1), other.first + 1))
            or any(f in word_of("by") for w in own[deed.behind : other.first] for f in w.forms)
        )
        and not any(m in text[own[deed.first].start : own[other.first].start] for m in "،.؛")
        and other.first - deed.behind <= _WITH_REACH
        and not any(f in harm()[0] for w in own[deed.behind : other.first] for f in w.forms)
        and (deed.known.sub_type in _STRIKES or any(f in word_of("attack") for f in own[deed.first].forms))
    }
    dropped = {other if reads[deed].known.sub_type in _STRIKES else deed for deed, other in means}
    yield from (r for at, r in enumerate(reads) if at not in dropped)


def _told(own: Sequence[Word], text: str) -> Iterator[_Read]:
    """The words of a sentence that say that something happens, the strongest of a kind, weak ones only where there is no other."""
    found: list[_Read] = []
    index = 0
    while index < len(own):
        read = _trigger(own, index)
        if read is None:
            index += 1
            continue
        index = read.behind
        found.append(read)
    if any(not r.known.weak for r in found):
        found = [r for r in found if not r.known.weak]
    found = list(_by_what(found, own, text))
    seen: set[str] = set()
    aimed = any(r.known.sub_type in _STRIKES and not r.known.is_verb for r in found)
    for read in found:
        general = any(f in word_of("aiming") for f in own[read.first].forms)
        if read.known.sub_type in seen or (general and (aimed or _is_of_an_attack(read, found, own, text))):
            continue  # "a bomb went off that targeted …", "a drone targeted …": one strike, with what strikes
        seen.add(read.known.sub_type)
        yield read


def _is_of_an_attack(read: _Read, found: Sequence[_Read], own: Sequence[Word], text: str) -> bool:
    """Whether a verb says at whom the attack right before it was aimed: هجوم مسلح استهدف رتلا, الهجوم الذي استهدف."""
    return any(
        0 < read.first - other.first <= _AIMED_REACH
        and any(f in word_of("attack") for f in own[other.first].forms)
        and "،" not in text[own[other.first].start : own[read.first].start]
        for other in found
    )


def _trigger(own: Sequence[Word], index: int) -> _Read | None:
    for length in (4, 3, 2, 1):
        if index + length > len(own):
            continue
        rest = tuple(w.forms[0] for w in own[index + 1 : index + length])
        for form in own[index].forms:
            if (form, *rest) in _triggers():
                return _Read(index, index + length, _triggers()[form, *rest])
    return _fires(own, index) or _owned(own, index)


def _fires(own: Sequence[Word], index: int) -> _Read | None:
    """A verb and "fire" behind who opens it: أطلق حرس الحدود النار على عائلة."""
    fires = any(f in word_of("fires") for f in own[index].forms)
    reach = own[index + 1 : index + 1 + _FIRE_REACH] if fires else ()
    said = [f for w in reach for f in w.forms]
    if word_of("shots").isdisjoint(said) or not word_of("freed").isdisjoint(said):
        return None
    return _Read(index, index + 1, _Known("violence_against_civilians", "attack", is_verb=True, weak=False))


def _owned(own: Sequence[Word], index: int) -> _Read | None:
    """A noun with whose it is, behind a verb of doing: جددت قوات النظام قصفها, يكثف قصفه."""
    forms = [f for w in own[max(0, index - _DOER_REACH) : index] for f in w.forms]
    if not any(f in word_of("doing") for f in forms) or any(
        f in word_of("where") - word_of("from") for f in forms[-1:]
    ):
        return None  # "بعد قصفها"; not "كثفت من قصفها"
    for form in own[index].forms:
        noun = _WHOSE.sub("", form)
        known = _triggers().get((noun,)) if noun != form else None
        if known is not None and not known.is_verb:
            return _Read(index, index + 1, known, owned=True)
    return None


@dataclass(frozen=True, slots=True)
class _Reader:
    """A sentence, its words, and the forces that it names."""

    clause: Clause
    text: str
    words: Sequence[Word]
    forces: Sequence[Named]

    def happening(self, read: _Read, following: int | None) -> Happening | None:
        """What a trigger tells; None where it is only spoken of."""
        before = [f for w in self.words[max(0, read.first - _REACH_BEFORE) : read.first] for f in w.forms]
        if read.known.sub_type == "agreement" and any(w in word_of("broken") for w in before):
            return None
        if before[-1:] and before[-1] in word_of("broken"):
            return None  # فض الاشتباك: disengagement
        if self._is_any(range(read.behind, read.behind + _IN_THE_AIR), "in_the_air"):
            return None  # أطلقوا النار في الهواء
        last = self.words[read.behind - 1].end
        trigger = Trigger(
            self.clause.at(self.words[read.first].start),
            self.clause.at(last - 1) + 1,
            read.known.type,
            read.known.sub_type,
            weak=read.known.weak,
        )
        agents, targets = self._parties(read, following)
        if read.known.is_verb and (subject := self._subject_before(read)):
            agents, targets = self._with_subject(read, subject, agents, targets)
        if not read.known.is_verb and (read.owned or not agents):
            agents = self._doers_before(read) or agents
        near = [w.forms[0] for w in self.words[max(0, read.first - 1) : read.first]]
        return Happening(
            self.clause,
            trigger,
            agents=[self._span(f) for f in agents],
            targets=[self._span(f) for f in targets],
            unreal=any(w in word_of("not_yet") for w in self._in_its_clause(read.first)),
            denied=any(w in word_of("denies") for w in before) or any(w in word_of("negation") for w in near),
            earlier=self._is_earlier(),
            definite=not read.known.is_verb and _is_definite(read, self.words, self.text),
            any_attack=any(f in word_of("any_attack") for f in self.words[read.first].forms),
            until=self.clause.at(self.words[following].start) if following is not None else None,
        )

    def _in_its_clause(self, first: int) -> list[str]:
        """The forms of the words right before one, back to a comma."""
        start = max(0, first - _REACH_BEFORE)
        commas = (i for i in range(first, start, -1) if "،" in self.text[self.words[i - 1].end : self.words[i].start])
        own = (i for i in range(next(commas, start), first) if not is_a_victim(self.words, i))
        return [f for i in own for f in self.words[i].forms]

    def _is_earlier(self) -> bool:
        """Whether the sentence tells of what went before: وكانت قصفت, "قبل أيام"."""
        forms = [w.forms[0] for w in self.words]
        pairs = set(zip(forms, forms[1:], strict=False)) | {(f,) for f in forms}
        return any(f in word_of("earlier_first") for f in self.words[0].forms) or not around("earlier").isdisjoint(
            pairs
        )

    def _parties(self, read: _Read, following: int | None) -> tuple[list[Named], list[Named]]:
        """The forces right behind a trigger: the first, with those that "and" joins to it, does it, one behind what a deed is aimed at has it done to it."""
        agents: list[Named] = []
        targets: list[Named] = []
        aimed = False
        limit = min(read.behind + _FORCE_REACH, following or len(self.words), len(self.words))
        index = read.behind
        while index < limit:
            force = self._force_at(index)
            if force is not None and self._is_any([index - 1, index - 2], "with_help"):
                index = self._behind(force.end)
                continue  # "بدعم من التحالف"
            if force is not None:
                joined = bool(agents) and self._is_joined(agents[-1], force)
                (targets if aimed or (agents and not joined) else agents).append(force)
                index = self._behind(force.end)
                limit = min(max(limit, index + 2), following or len(self.words), len(self.words))
                continue
            forms = self.words[index].forms
            aimed = aimed or any(f in word_of("aimed_at") for f in forms)
            if forms[0] in word_of("where") and not self._leads_to_doer(index):
                aimed = True
            index += 1
        return agents, targets

    def _leads_to_doer(self, index: int) -> bool:
        """Whether "from" stands before "the side of": من قبل."""
        return index + 1 < len(self.words) and self.words[index + 1].forms[0] in word_of("by")

    def _doers_before(self, read: _Read) -> list[Named]:
        """The forces before a noun that a verb of doing stands right before or behind: شن الطيران الروسي غارات, الجيش يكثف قصفه."""
        for force in self.forces:
            first, behind = self._behind(force.start), self._behind(force.end - 1) + 1
            if first >= read.first:
                break
            begun = first and any(f in word_of("doing") for f in self.words[first - 1].forms)
            gap = self.words[behind + 1 : read.first]
            bare = not gap or [w.forms[0] for w in gap] == ["من"]  # "تكثف من قصفها"
            headed = behind < read.first and bare and any(f in word_of("doing") for f in self.words[behind].forms)
            if begun or headed:
                joined = [*(f for f in self.forces if headed and f.end < force.start and self._is_and(f, force)), force]
                for other in self.forces:
                    if (
                        other.start > force.end
                        and other.end <= self.words[read.first].start
                        and self._is_joined(joined[-1], other)
                    ):
                        joined.append(other)
                return joined
        return []

    def _subject_before(self, read: _Read) -> list[Named]:
        """The force right before its verb, which opens the sentence or a part of it: "هيئة تحرير الشام تعتقل قياديا"."""
        force = next((f for f in self.forces if self._behind(f.end - 1) + 1 == read.first), None)
        if force is None or self._is_a_topic(read) or not self._agrees(force, read):
            return []
        first = self._behind(force.start)
        while first and any(f in word_of("aimed_at") for f in self.words[first - 1].forms):
            first -= 1  # "عناصر المخابرات الجوية أطلقوا"
        other = next((f for f in self.forces if f.end < force.start and self._is_and(f, force)), None)
        if other is not None and self._opens(self._behind(other.start)):
            return [other, force]
        return [force] if self._opens(first) else []

    def _is_any(self, indices: Iterable[int], kind: str) -> bool:
        return any(f in word_of(kind) for i in indices if 0 <= i < len(self.words) for f in self.words[i].forms)

    def _is_a_topic(self, read: _Read) -> bool:
        """Whether what is hit is a force's that stands before the verb, and another hits it: "قوات النظام قصفت مواقعها فصائل المعارضة"."""
        near = self.words[read.behind : read.behind + _TOPIC_REACH]
        whose = ((_WHOSE.sub("", f), f) for w in near for f in w.forms)
        return any(bare != f and bare in word_of("aimed_at") for bare, f in whose)

    def _agrees(self, force: Named, read: _Read) -> bool:
        """Whether a verb may be a force's by its gender: قوات and هيئة do not have one of a man, الجيش none of a woman."""
        noun, verb = fold(self.text[force.start : force.end].split()[0]), self.words[read.first].forms[-1]
        if verb.endswith("وا"):
            return True
        of_a_woman = verb.endswith("ت") or verb.startswith("ت")
        return not (of_a_woman if noun in word_of("of_a_man") else not of_a_woman and noun in word_of("of_a_woman"))

    def _with_subject(
        self, read: _Read, subject: list[Named], agents: list[Named], targets: list[Named]
    ) -> tuple[list[Named], list[Named]]:
        """Who does it and to whom where a force stands before the verb: it has it done to it by those behind "by" or by a bomb."""
        behind = [f for f in self._in_its_part(read, (*agents, *targets)) if f not in subject]
        near = range(read.behind, min(read.behind + _BY_REACH, len(self.words)))
        if any(self._leads_to_doer(i) for i in near):
            return behind, subject
        return ([], subject) if self._is_hit_with(read) else (subject, behind)

    def _is_hit_with(self, read: _Read) -> bool:
        """Whether a force is hit with what stands right behind the verb, and nothing is that it hits: "دورية استهدفت بعبوة ناسفة على الطريق"."""
        aims = any(f in word_of("aiming") for f in self.words[read.first].forms)
        if not aims or read.behind >= len(self.words) or not _is_with(self.words[read.behind], self.text):
            return False
        for index in range(read.behind + 1, min(read.behind + _BY_REACH, len(self.words))):
            if self.words[index].forms[0] in word_of("where"):
                return True
            if self._is_any([index], "aimed_at") or self._is_any([index], "ground") or self._force_at(index):
                return False
        return True

    def _opens(self, first: int) -> bool:
        """Whether a word opens its sentence or a part of it, perhaps behind a conjunction: "إن قوات النظام قصفت"."""
        if first <= 0 or any(f in word_of("that") for f in self.words[first - 1].forms):
            return True
        return self.text[self.words[first - 1].end : self.words[first].start].strip(" \n") != ""

    def _in_its_part(self, read: _Read, forces: Sequence[Named]) -> list[Named]:
        """The forces behind a trigger before the next comma, without those that do something themselves; "، فجر اليوم،" is an aside."""
        start = self.words[read.behind - 1].end
        comma = self.text.find("،", start, self.clause.sentence.end)
        if comma >= 0 and not self.text[start:comma].strip():
            aside = self.text.find("،", comma + 1, self.clause.sentence.end)
            comma = self.text.find("،", aside + 1, self.clause.sentence.end) if aside >= 0 else -1
        return [f for f in forces if (comma < 0 or f.end <= comma) and not self._does_something(f)]

    def _does_something(self, force: Named) -> bool:
        behind = self._behind(force.end - 1) + 1
        read = _trigger(self.words, behind) if behind < len(self.words) else None
        return read is not None and read.known.is_verb

    def _force_at(self, index: int) -> Named | None:
        word = self.words[index]
        return next((f for f in self.forces if word.start <= f.start < word.end), None)

    def _is_and(self, first: Named, other: Named) -> bool:
        return self.text[first.end : other.start].strip() == "و"

    def _is_joined(self, first: Named, other: Named) -> bool:
        return self.text[first.end : other.start].strip() in {"و", "،", "، و"}

    def _behind(self, offset: int) -> int:
        return next((i for i, w in enumerate(self.words) if w.start >= offset or w.end > offset), len(self.words))

    def _span(self, force: Named) -> tuple[int, int]:
        return self.clause.at(force.start), self.clause.at(force.end - 1) + 1
