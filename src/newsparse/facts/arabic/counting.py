"""People harmed whom an Arabic sentence counts: in digits and words, by dual and singular forms, among others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from newsparse.facts.arabic.among import Among
from newsparse.facts.arabic.around import reporting, word_of
from newsparse.facts.arabic.harm import harm
from newsparse.facts.arabic.quantities import persons, without_owner
from newsparse.facts.counted import Counted, Kind
from newsparse.facts.words import Clause
from newsparse.lexicon.arabic import Word, words

_REACH, _JOIN_REACH = 7, 3
"""Words behind a verb within which those harmed stand, and behind a count within which another is joined to it."""
_SUBJECT, _ASIDE = 6, 14
"""Words before a verb in the plural within which those harmed are counted, and words of what is said of them between commas."""
_DOES, _FAR_OBJECT = ("ت", "وا"), 14
"""Endings of verbs whose subject is a body or several people, and words behind them within which the person stands whom they take."""
_OF_SEVERAL = ("ا", "ن")
"""Endings of verbs whose subject stands before them: قتلوا, أصيبا, اعتقلن."""
_TWO = 2
_NEGATION_REACH = 4
"""Words before a word of harm within which a negation says that nobody was harmed."""


def casualties(
    clause: Clause, text: str, closed: Sequence[tuple[int, int]], people: Sequence[tuple[int, int]] = ()
) -> Iterator[Counted]:
    """The people harmed that a sentence counts.

    `closed` are the spans of its dates, whose numbers count nobody, `people` those of persons by name, each of whom is one.
    """
    start, end = clause.sentence.start, clause.sentence.end
    own = words(text[start:end], start)
    free = [not any(a < w.end and w.start < b for a, b in closed) for w in own]
    inside = [(a, b) for a, b in people if start <= a and b <= end]
    reader = _Counting(own, free, text, {i: j for a, b in inside for i, j in _covered(own, a, b)})
    position = 0
    told: list[Counted] = []
    while position < len(own):
        found = reader.at(position)
        new = [c for c in found if not any(_is_told_again(c, t) for t in told)]
        told += new
        yield from new
        position = max([position + 1, *(reader.index_behind(c.end) for c in found)])


def _is_told_again(count: Counted, told: Counted) -> bool:
    """Whether those counted were counted before with the same number: جثامين 5 أطفال قضوا بقصف."""
    same = (count.kind, count.low, count.high) == (told.kind, told.low, told.high)
    return same and count.first < told.behind and told.first < count.behind


def _covered(own: Sequence[Word], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The first word within a span, and the word behind it."""
    first = next((i for i, w in enumerate(own) if w.end > start), len(own))
    behind = next((i for i, w in enumerate(own) if w.start >= end), len(own))
    if first < behind:
        yield first, behind


@dataclass(frozen=True, slots=True)
class _Counting(Among):
    """The words of a sentence with the counts in them."""

    def at(self, position: int) -> list[Counted]:
        """The counts that a word of harm opens, or a noun of those harmed closes."""
        by_word, people, phrases = harm()
        forms = self.words[position].forms
        if self.negated(position) or self._had_been(position):
            return []
        kind = next((by_word[f] for f in forms if f in by_word), None)
        if kind is not None and not (kind == "missing" and self._loses_life(position)):
            found = self._toll_before(position, kind) or self._cases(position, kind) or self._around(position, kind)
            if any(f in word_of("neutralizes") for f in forms):
                found = [c for c in found if c.category in {"combatant", None}]  # civilians are spared
            if found or not any(f in people or f in phrases for f in forms):
                return found
        if (counted := self.counted_noun(position, people)) is not None:
            return [counted, *self.among(counted.kind, self.index_behind(counted.end))]
        if (named := next((people[f] for f in forms if f in people), None)) is not None:
            return list(self.among_those(position, named))
        told_of = (
            self.both_of_them(position, by_word)
            or self.as_outcome(position, by_word)
            or self.at_hands_of(position)
            or self.fate(position)
        )
        if told_of is not None:
            return [told_of]
        for form in forms:
            if form in phrases and (phrase := self._phrase(position, *phrases[form])) is not None:
                return [phrase, *self._and_more(phrase.kind, self.index_behind(phrase.end))]
        return self.homes_left(position) or self._fallen(position) or self._untold(position)

    def _had_been(self, position: int) -> bool:
        """Whether somebody dies of the wounds that he was told to have: متأثرا بجراح أصيب بها."""
        behind = self.words[position + 1].forms[0] if position + 1 < len(self.words) else ""
        hurt = any(harm()[0].get(f) == "injured" for f in self.words[position].forms)
        return hurt and behind in word_of("by_them")

    def _untold(self, position: int) -> list[Counted]:
        """Dead and wounded of whom no number is told, behind what left them: سقط قتلى وجرحى."""
        if not any(f in word_of("leaves_harmed") for f in self.words[position].forms):
            return []
        found: list[Counted] = []
        opens = position + 1
        if opens < len(self.words) and self.text.startswith("ال", self.words[opens].start):
            opens += 1  # خلف القصف قتلى
        for index in range(opens, min(opens + 2, len(self.words))):
            word = self.words[index]
            kind = next((harm()[1][f] for f in word.forms if f in word_of("harmed_many")), None)
            if kind is None or (found and not self.text.startswith("و", word.start)):
                break
            found.append(Counted(kind, None, None, None, word.start, word.end, word.start, word.end))
        return found

    def _fallen(self, position: int) -> list[Counted]:
        """Those who "fell": several right behind the verb or some "in it", no wounded, no mixture of both, and none from a roof."""
        if self.words[position].forms[0] not in word_of("falls"):
            return []
        there = position + 1 < len(self.words) and self._is_on(position + 1)
        index = position + 1 + there
        read = self.quantity(index) if index < len(self.words) else None
        if read is None or (read[0] == 1 and not there):
            return []
        if any(f in word_of("falls_off") for w in self.words[read[3] : read[3] + 3] for f in w.forms):
            return []
        if self.is_harmed_itself(read[3]) or self._is_a_mixture(read[3]):
            return []
        return [self.counted("killed", position, *read), *self._and_more("killed", read[3])]

    def _is_a_mixture(self, behind: int) -> bool:
        """Whether "between dead and wounded" follows."""
        return behind < len(self.words) and self.words[behind].forms[0] in word_of("amid")

    def _around(self, position: int, kind: Kind) -> list[Counted]:
        """Those harmed behind a word of harm, or before it; a verb in the plural or dual has them before it."""
        if (said_of := self.who_was(kind, position)) is not None:
            return [said_of]
        if any(f.endswith(_OF_SEVERAL) for f in self.words[position].forms[:1]):
            return self._before_several(position, kind) or self._behind(position, kind)
        return self._behind(position, kind) or self._before(position, kind)

    def _before_several(self, position: int, kind: Kind) -> list[Counted]:
        """Those harmed before their verb: "إن 43 شخصا، معظمهم من المدنيين، قتلوا", "22 من أفراد القوات قتلوا"."""
        if (pair := self._pair_before(position, kind)) is not None:
            return [pair]
        end = self._subject_end(position)
        for index in range(end - 1, max(-1, end - 1 - _SUBJECT), -1):
            if self.stops(index, position):
                break
            if any(f in harm()[0] for f in self.words[index].forms):
                break
            read = self.quantity(index) or self.some_of(index)
            if read is None or read[3] > end or not self._is_whole(index):
                continue
            low, category, first, behind = self._and_others(read)
            if low == 1 and not self.words[position].forms[0].endswith("ن"):
                continue  # "a citizen and his son were hurt"
            if behind > end or any(
                f in word_of("among") for w in self.words[max(0, first - 2) : first] for f in w.forms
            ):
                continue
            counted = self.counted(kind, first, low, category, first, behind)
            return [counted, *self.among(kind, behind)]
        return self._before(position, kind)

    def _pair_before(self, position: int, kind: Kind) -> Counted | None:
        """Two by name before a verb in the dual: الشاب سامر الحلبي والطفل علي الحلبي، قتلا."""
        if self.words[position].forms[0] not in word_of("dual_verbs"):
            return None
        near = [i for i in sorted(self.names) if position - 2 * _SUBJECT <= i < position]
        if len(near) != _TWO or self.names[near[1]] > position or self.stops(near[0], position):
            return None
        return self.counted(kind, near[0], _TWO, None, near[0], self.names[near[1]])

    def _is_whole(self, index: int) -> bool:
        """Whether a count begins at a word, not in the middle of one: "خمسة وعشرين", "52 مدنيا"."""
        before = self.number(index - 1) if index else None
        return before is None or (before[1] <= index and self.number(index) is not None)

    def _subject_end(self, position: int) -> int:
        """The word behind the subject of a verb, what is said of it between commas left out."""
        if "،" not in self.gap(position):
            return position
        opened = (at for at in range(position - 1, max(0, position - _ASIDE), -1) if "،" in self.gap(at))
        return next(opened, position)

    def _loses_life(self, position: int) -> bool:
        """Whether "lost" goes on with "their lives": those are no missing people."""
        behind = (f for w in self.words[position + 1 : position + 1 + _REACH] for f in w.forms)
        return any(f in harm()[2] for f in behind)

    def negated(self, position: int) -> bool:
        """Whether nobody was harmed: لم يسقط أي قتيل; not where something goes on, لا يزال."""
        first = max(0, position - _NEGATION_REACH)
        comma = (i for i in range(position, first, -1) if "،" in self.gap(i))
        before = [self.words[i].forms[0] for i in range(next(comma, first), position)]
        spared = word_of("goes_on") | word_of("except")
        return any(w in word_of("negation") for w in before) and not any(w in spared for w in before)

    def _behind(self, position: int, kind: Kind) -> list[Counted]:
        """Those harmed behind a word of harm, with those "among them"."""
        by_word = harm()[0]
        if both := self._joined_harm(position, kind):
            return both
        opens = self._behind_aside(position)
        for index in [i for i in range(opens, len(self.words)) if self.free[i]][:_REACH]:
            if self.stops(position, index) or any(f in by_word for f in self.words[index].forms):
                break
            if index in self.names:
                return [self.by_name(kind, position, index)] if self._is_beside(position, index) else []
            alone = (
                index == position + 1 or (index == position + 2 and self._is_on(index - 1)) or self.is_bounded(index)
            )
            read = self.quantity(index) or (self._alone(index) if alone else None)
            if read is None:
                continue
            whole = self._and_others(read)
            found = [self.counted(kind, position, *whole), *self.joined(kind, read[3])]
            if whole is read and (other := self._beside_two(read)) is not None:
                found.append(self.counted(kind, other[2], *other))
            behind = self.index_behind(found[-1].end)
            return [*found, *self._and_more(kind, behind), *self.among(kind, read[3])]
        return self._taken_by_name(position, opens, kind)

    def _joined_harm(self, position: int, kind: Kind) -> list[Counted]:
        """Several who were harmed in two ways, where nothing says how many in each: قتل وجرح عدد من المدنيين, مقتل وجرح 12 عنصرا."""
        other = position + 1
        if other + 1 >= len(self.words) or not self.text.startswith("و", self.words[other].start):
            return []
        second = next((k for f in self.words[other].forms if (k := harm()[0].get(f)) not in {None, kind}), None)
        read = self.quantity(other + 1)
        if second is None or read is None:
            return []
        return [
            self.counted(kind, position, *read),
            self.counted(second, other, *read),
            *self._and_more(second, read[3]),
            *self.among(second, read[3]),
        ]

    def _taken_by_name(self, position: int, opens: int, kind: Kind) -> list[Counted]:
        """The person by name whom somebody takes, far behind the verb: اعتقلت عناصر تابعة للهيئة، يوم الإثنين، الطبيب هيثم الأسعد."""
        if kind not in {"detained", "abducted"} or not self.words[position].forms[0].endswith(_DOES):
            return []
        free = [i for i in range(opens, len(self.words)) if self.free[i]][:_FAR_OBJECT]
        for index in free:
            forms = self.words[index].forms
            others = any(f in harm()[0] or f in reporting() or f in word_of("ordered_by") for f in forms)
            if others or self.stops(position, index):
                break
            if index in self.names:
                return [self.by_name(kind, position, index)]
        return []

    def _behind_aside(self, position: int) -> int:
        """The word behind a verb, what stands between commas left out: "نزح، وفق الأمم المتحدة، 18 ألف شخص"."""
        if position + 1 < len(self.words) and "،" in self.gap(position + 1):
            closed = (i for i in range(position + 2, min(position + _REACH, len(self.words))) if "،" in self.gap(i))
            return next(closed, position + 1)
        return position + 1

    def _is_beside(self, position: int, index: int) -> bool:
        """Whether nothing but what somebody is stands between a word of harm and a name: no "since", no "in"."""
        between = [self.words[i].forms[0] for i in range(position + 1, index)]
        return not any(w in word_of("where") or w in word_of("since") for w in between)

    def _is_on(self, index: int) -> bool:
        """Whether a word stands between harm and who is harmed: القبض على خمسة, جرح فيه العشرات."""
        return self.words[index].forms[0] in word_of("on") or self.words[index].forms[0] in word_of("in_it_too")

    def _and_more(self, kind: Kind, index: int) -> Iterator[Counted]:
        """Those whom "and" joins to a count with a number of their own: 4 جنود أتراك وعشرة من المسلحين."""
        for at in range(index, min(index + _JOIN_REACH, len(self.words))):
            forms = self.words[at].forms
            if (
                self.stops(index - 1, at)
                or self._is_in_brackets(index, at)
                or any(f in harm()[0] for f in forms)
                or any(f in word_of("among") for f in forms)
            ):
                return
            read = self.quantity(at) if self.text[self.words[at].start] == "و" else None
            if read is not None and read[0] is not None and not self.is_harmed_itself(read[3]):
                yield self.counted(kind, at, *read)
                yield from self._and_more(kind, read[3])
                return

    def _is_in_brackets(self, index: int, at: int) -> bool:
        """Whether a bracket that opens behind a count is still open at a word."""
        between = self.text[self.words[index - 1].end : self.words[at].start]
        return between.count("(") > between.count(")")

    def _alone(self, index: int) -> tuple[int | None, str | None, int, int] | None:
        """A number right behind a word of harm that counts no other thing: مقتل اثنين وجرح ثلاثة."""
        if any(f in word_of("dozens") for f in self.words[index].forms):
            return None, None, index, index + 1
        read = self.number(index)
        if read is None or read[0] == 1:
            return None
        number, behind = read
        last = behind >= len(self.words) or self.stops(index, behind)
        if (
            last
            or self.text[self.words[behind].start] in "وب"
            or self.words[behind].forms[0] in word_of("behind_count")
            or self._of_theirs(behind)
        ):
            return number, None, index, behind
        return None

    def _of_theirs(self, index: int) -> bool:
        """Whether "of its people" follows: مقتل سبعة من سكانها."""
        if self.words[index].forms[0] not in word_of("of") or index + 1 >= len(self.words):
            return False
        theirs = self.text[self.words[index + 1].start : self.words[index + 1].end]
        return theirs.endswith(("ه", "ها", "هم", "نا")) and not theirs.startswith("ال")

    def _before(self, position: int, kind: Kind) -> list[Counted]:
        """Those harmed before their verb: "أن 3 أشخاص قتلوا", "إن طفلا قتل"."""
        if not any(f.endswith(("وا", "ا")) for f in self.words[position].forms[:1]):
            read = self.quantity(position - 1) if position else None
            opens = position > 1 and any(f in word_of("that") for f in self.words[position - 2].forms)
            return [self.counted(kind, position - 1, *read)] if read and opens and read[3] == position else []
        among = any(f in word_of("among") for w in self.words[max(0, position - _REACH) : position] for f in w.forms)
        reach = _REACH if among else 3
        options = range(max(0, position - reach), position) if among else range(position - 1, max(-1, position - 4), -1)
        for index in options:
            read = self.quantity(index)
            if read is not None and read[3] <= position and not self.stops(index, position):
                low, category, first, behind = read
                counted = self.counted(kind, first, low, category, first, behind)
                return [counted, *(self.among(kind, behind) if among else ())]
        return []

    def _toll_before(self, position: int, kind: Kind) -> list[Counted]:
        """The number that a toll has come to, told before what it counts: يرتفع إلى 18 تعداد من استشهد."""
        before = [w.forms[0] for w in self.words[max(0, position - 2) : position]]
        if len(before) < 2 or before[1] not in word_of("of") or before[0] not in word_of("count_of"):
            return []
        first, number = self.number_ending(position - 2)
        if number is None:
            return []
        counted = self.counted(kind, first, number, None, first, position + 1)
        return [replace(counted, cumulative=True), *self.among_far(kind, position + 1)]

    def _cases(self, position: int, kind: Kind) -> list[Counted]:
        """Cases of harm with their number: 178 حالة احتجاز."""
        if position < 2 or not any(f in word_of("cases") for f in self.words[position - 1].forms):
            return []
        first, number = self.number_ending(position - 1)
        return [self.counted(kind, first, number, None, first, position + 1)] if number is not None else []

    def _phrase(self, position: int, kind: Kind, openings: Collection[str]) -> Counted | None:
        """A phrase around those harmed: فقد 3 أشخاص حياتهم."""
        aside = "،" in self.gap(position) or kind == "displaced"  # "أودى، وفق مصادر، بحياة"
        for at in range(position - 1, max(-1, position - (_ASIDE if aside else 6)), -1):
            if any(f in openings for f in self.words[at].forms):
                claims = any(f in word_of("claims") for f in self.words[at].forms)  # the count stands behind the life
                first = position + 1 if claims else at + 1
                if kind == "displaced":
                    first = self._driven(at, position) or first
                read = self.quantity(first) if first < len(self.words) else None
                fits = read is not None and (claims or read[3] <= position)
                return self.counted(kind, at, *self._and_others(read)) if read is not None and fits else None
        return None

    def _driven(self, opening: int, position: int) -> int | None:
        """Where those are counted who are driven out, between the verb and "into flight": دفع الهجوم نحو 689 ألف شخص إلى النزوح."""
        for at in range(opening + 1, position):
            read = self.quantity(at)
            if read is not None and self.number(at) is not None and position - 1 <= read[3] <= position:
                return at
        return None

    def _and_others(self, read: tuple[int | None, str | None, int, int]) -> tuple[int | None, str | None, int, int]:
        """Those harmed together with who is named next: امرأة وطفلتها are two."""
        low, category, first, behind = read
        if behind >= len(self.words) or low is None or len(self.words[behind].forms) == 1 or self.stops(first, behind):
            return read
        if low == 1 and (theirs := self._of_his(behind)) is not None:
            return low + theirs[0], None, first, theirs[1]
        if low == _TWO and self._beside_two(read) is not None:
            return read
        known = persons()
        joined = next((known[f] for f in without_owner(self.words[behind].forms[1]) if f in known), None)
        if joined is None or joined[1] is None:
            return read
        return low + joined[1], category if category == joined[0] else None, first, behind + 1

    def _beside_two(self, read: tuple[int | None, str | None, int, int]) -> tuple[int, str, int, int] | None:
        """The one person of another kind whom "and" joins to two: طفلين وامرأة."""
        low, category, _, behind = read
        if (
            low != _TWO
            or behind >= len(self.words)
            or len(self.words[behind].forms) == 1
            or self.stops(behind - 1, behind)
        ):
            return None
        one = next((persons()[f] for f in self.words[behind].forms[1:2] if f in persons()), None)
        return (1, one[0], behind, behind + 1) if one is not None and one[1] == 1 and one[0] != category else None

    def _of_his(self, index: int) -> tuple[int, int] | None:
        """How many of somebody's own "and" joins to him, and the word behind: مقتل معلمة وثلاثة من طلابها."""
        number = self.number(index) if self.text.startswith("و", self.words[index].start) else None
        if number is None or number[1] + 1 >= len(self.words) or not self._of_theirs(number[1]):
            return None
        behind = number[1] + 2
        harmed = behind < len(self.words) and any(f in harm()[0] for f in self.words[behind].forms)
        return None if harmed else (number[0], behind)  # "وثلاثة من أبنائه أصيبوا" is told of them alone
