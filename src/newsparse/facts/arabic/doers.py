"""Who does what an Arabic sentence tells, and to whom: behind its verb, before it, or around a noun."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsparse.facts.arabic.around import word_of
from newsparse.facts.arabic.triggers import WHOSE, Read, is_with, trigger
from newsparse.facts.remembered import Named
from newsparse.facts.words import Clause
from newsparse.gazetteer.folding import fold
from newsparse.lexicon.arabic import Word

_FORCE_REACH = 6
"""Words behind what happens within which the force stands that does it: قصف مدفعي لقوات النظام."""
_BETWEEN_REACH, _SIDES_REACH = 10, 26
"""Words from a clash to "between", and from there to the end of what names its sides, at most."""
_TOPIC_REACH, _BY_REACH = 2, 5
"""Words behind a verb and what is hit, and behind a verb and "by", at most."""


@dataclass(frozen=True, slots=True)
class Doers:
    """A sentence, its words, and the forces that it names, in order."""

    clause: Clause
    text: str
    words: Sequence[Word]
    forces: Sequence[Named]

    def parties(self, read: Read, following: int | None) -> tuple[list[Named], list[Named]]:
        """Who does it and to whom; `following` is the word with which the next happening begins."""
        agents, targets = self._parties(read, following)
        if read.known.is_verb and (subject := self._subject_before(read)):
            return self._with_subject(read, subject, agents, targets)
        if not read.known.is_verb and (read.owned or not agents):
            agents = self._doers_before(read) or agents
        return agents, targets

    def _parties(self, read: Read, following: int | None) -> tuple[list[Named], list[Named]]:
        """The forces right behind a trigger: the first, with those that "and" joins to it, does it, one behind what a deed is aimed at has it done to it."""
        if (sides := self._sides(read)) is not None:
            return sides, []
        agents: list[Named] = []
        targets: list[Named] = []
        aimed = False
        limit = min(read.behind + _FORCE_REACH, following or len(self.words), len(self.words))
        index = read.behind
        while index < limit:
            force = self._force_at(index)
            if force is not None and self.is_any([index - 1, index - 2], "with_help"):
                index = self._behind(force.end)
                continue  # "بدعم من التحالف"
            if force is not None:
                joined = bool(agents) and self._is_joined(agents[-1], force)
                (targets if aimed or (agents and not joined) else agents).append(force)
                index = self._behind(force.end)
                limit = min(max(limit, index + 2), following or len(self.words), len(self.words))
                continue
            forms = self.words[index].forms
            if self._are_doers(read, index):
                index += 1 + (self.is_any([index + 1], "from") and self._force_at(index + 2) is not None)
                continue  # "مسلحون من تنظيم داعش"
            aimed = aimed or any(f in word_of("aimed_at") for f in forms)
            if forms[0] in word_of("where") and not self._leads_to_doer(index):
                aimed = True
            index += 1
        return agents, targets

    def _sides(self, read: Read) -> list[Named] | None:
        """Both sides of a clash, behind "between": اشتباكات بين قسد من جهة وفصائل المعارضة من جهة أخرى في محيط البلدة."""
        if read.known.sub_type != "armed_clash" or read.known.is_verb:
            return None
        near = range(read.behind, min(read.behind + _BETWEEN_REACH, len(self.words)))
        between = next((i for i in near if self.is_any([i], "between")), None)
        if between is None:
            return None
        ends = (
            i
            for i in range(between + 2, len(self.words))
            if self.words[i].forms[0] in word_of("where") - word_of("from")
        )
        end = min(next(ends, len(self.words)), between + _SIDES_REACH, len(self.words))
        start, behind = self.words[between].start, self.words[end - 1].end
        found = [f for f in self.forces if start < f.start and f.end <= behind]
        return found if len(found) > 1 else None

    def _are_doers(self, read: Read, index: int) -> bool:
        """Whether men stand right behind a verb, behind bullets or behind "by", and so do what is told."""
        if not self.is_any([index], "men"):
            return False
        if index == read.behind and (read.known.is_verb or self.is_any([read.first], "bullets_of")):
            return True
        return self.is_any([index - 1], "by")

    def _leads_to_doer(self, index: int) -> bool:
        """Whether "from" stands before "the side of": من قبل."""
        return index + 1 < len(self.words) and self.words[index + 1].forms[0] in word_of("by")

    def _doers_before(self, read: Read) -> list[Named]:
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

    def _subject_before(self, read: Read) -> list[Named]:
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

    def is_any(self, indices: Iterable[int], kind: str) -> bool:
        """Whether one of some words is of a kind."""
        return any(f in word_of(kind) for i in indices if 0 <= i < len(self.words) for f in self.words[i].forms)

    def _is_a_topic(self, read: Read) -> bool:
        """Whether what is hit is a force's that stands before the verb, and another hits it: "قوات النظام قصفت مواقعها فصائل المعارضة"."""
        near = self.words[read.behind : read.behind + _TOPIC_REACH]
        whose = ((WHOSE.sub("", f), f) for w in near for f in w.forms)
        return any(bare != f and bare in word_of("aimed_at") for bare, f in whose)

    def _agrees(self, force: Named, read: Read) -> bool:
        """Whether a verb may be a force's by its gender: قوات and هيئة do not have one of a man, الجيش none of a woman."""
        noun, verb = fold(self.text[force.start : force.end].split()[0]), self.words[read.first].forms[-1]
        if verb.endswith("وا"):
            return True
        of_a_woman = verb.endswith("ت") or verb.startswith("ت")
        return not (of_a_woman if noun in word_of("of_a_man") else not of_a_woman and noun in word_of("of_a_woman"))

    def _with_subject(
        self, read: Read, subject: list[Named], agents: list[Named], targets: list[Named]
    ) -> tuple[list[Named], list[Named]]:
        """Who does it and to whom where a force stands before the verb: it has it done to it by those behind "by" or by a bomb."""
        behind = [f for f in self._in_its_part(read, (*agents, *targets)) if f not in subject]
        near = range(read.behind, min(read.behind + _BY_REACH, len(self.words)))
        if any(self._leads_to_doer(i) for i in near):
            return behind, subject
        return ([], subject) if self._is_hit_with(read) else (subject, behind)

    def _is_hit_with(self, read: Read) -> bool:
        """Whether a force is hit with what stands right behind the verb, and nothing is that it hits: "دورية استهدفت بعبوة ناسفة على الطريق"."""
        aims = any(f in word_of("aiming") for f in self.words[read.first].forms)
        if not aims or read.behind >= len(self.words) or not is_with(self.words[read.behind], self.text):
            return False
        if self.is_any([read.behind], "ground"):
            return False  # بلدة is no "with"
        for index in range(read.behind + 1, min(read.behind + _BY_REACH, len(self.words))):
            if self.words[index].forms[0] in word_of("where"):
                return True
            if self.is_any([index], "aimed_at") or self.is_any([index], "ground") or self._force_at(index):
                return False
        return True

    def _opens(self, first: int) -> bool:
        """Whether a word opens its sentence or a part of it, perhaps behind a conjunction: "إن قوات النظام قصفت"."""
        if first <= 0 or any(f in word_of("that") for f in self.words[first - 1].forms):
            return True
        return self.text[self.words[first - 1].end : self.words[first].start].strip(" \n") != ""

    def _in_its_part(self, read: Read, forces: Sequence[Named]) -> list[Named]:
        """The forces behind a trigger before the next comma, without those that do something themselves; "، فجر اليوم،" is an aside."""
        start = self.words[read.behind - 1].end
        comma = self.text.find("،", start, self.clause.sentence.end)
        if comma >= 0 and not self.text[start:comma].strip():
            aside = self.text.find("،", comma + 1, self.clause.sentence.end)
            comma = self.text.find("،", aside + 1, self.clause.sentence.end) if aside >= 0 else -1
        return [f for f in forces if (comma < 0 or f.end <= comma) and not self._does_something(f)]

    def _does_something(self, force: Named) -> bool:
        behind = self._behind(force.end - 1) + 1
        read = trigger(self.words, behind) if behind < len(self.words) else None
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

    def span(self, force: Named) -> tuple[int, int]:
        """The words [first, behind) of a force in its clause."""
        return self.clause.at(force.start), self.clause.at(force.end - 1) + 1
