"""The words of an Arabic sentence that name who says something: offices, bodies, whom it is told to, and what it was said in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from newsparse.facts.arabic.around import around, word_of
from newsparse.facts.arabic.sentence import SUBJECT, Cue, Sentence
from newsparse.facts.remembered import Named
from newsparse.lexicon.arabic import Word, folded

CLOSING = "،,:;؛. \u00a0-–"
MARKS = '“”"«»'
_APPOSED = 40
"""Code points between what somebody is and his name behind a comma, at most."""
_IN = folded("في")[0]


@dataclass(frozen=True)
class Speakers(Sentence):
    """A sentence asked for who speaks in it."""

    def subject_within(self, start: int, end: int) -> tuple[int, int] | None:
        """The words between a verb and what is said that name who says it; marks, and what stands behind a comma, left out."""
        start = self.behind_outlet(start, end)
        part = self.text[start:end]
        cut = next((i for i, c in enumerate(part) if c in "،,(؛." and part[:i].strip()), len(part))
        cut = min([cut, *self._addressed(start, end), *self._said_in(start, end)])
        paper = self.paper(start)
        if paper is not None and paper[1] <= end:
            return paper
        left = len(part[:cut]) - len(part[:cut].lstrip(CLOSING + MARKS))
        right = len(part[:cut].rstrip(CLOSING + MARKS))
        found = with_its_mark(self.text, start + left, start + right) if right > left + 1 else None
        if found is None or folded(self.text[slice(*found)])[:1] in around("in_it"):
            return None
        person = self.apposed(found[1], end) if not self._people(*found) else None
        if person is not None:
            return person.start, person.end
        return found if self._names_somebody(found) else self._person_within(found)

    def paper(self, start: int) -> tuple[int, int] | None:
        """The word for what a body has written, which speaks for it, where it is what stands behind a verb: سجل التقرير مقتل."""
        at = self.index_at(start - 1)
        word = self.words[at] if at < len(self.words) else None
        told = word is not None and word.forms[0] in word_of("papers") and self.text.startswith("ال", word.start)
        return (word.start, word.end) if word is not None and told else None

    def _said_in(self, start: int, end: int) -> Iterator[int]:
        """Where, within the words behind a verb, those begin for what it was said in: قالت المنظمة في تقرير نشرته أمس."""
        own, at = self.words, self.index_at(start - 1) + 1
        for index in takewhile(lambda i: i + 1 < len(own) and own[i + 1].end <= end, range(at, at + SUBJECT)):
            if own[index].forms[0] == _IN and own[index + 1].forms[0] in word_of("said_in"):
                yield own[index].start - start

    def _addressed(self, start: int, end: int) -> Iterator[int]:
        """Where, within the words behind a verb, those begin to whom it is said: يقول الأب ل"العربي الجديد"."""
        for name in self.named:
            if start < name.start < end and name.section == "organizations":
                before = self.text[start : name.start].rstrip(MARKS)
                if before.endswith(" ل") and before[:-2].strip():
                    yield len(before) - 2
        for word in takewhile(lambda w: w.end <= end, islice(self.words, self.index_at(start - 1) + 1, None)):
            if self.text[word.start] == "ل" and any(f in word_of("outlets") for f in word.forms[1:]):
                yield word.start - start

    def spoken_of(self, cue: Cue) -> tuple[int, int] | None:
        """Who a sentence told of before a verb that names nobody: "نفى اللواء كوناشينكوف ذلك، وقال إن"."""
        before = [n for n in self.named if n.end <= self.words[cue.index].start]
        person = next((n for n in reversed(before) if n.section == "people"), None)
        feminine = {self.text[w.start + cue.skip : w.end] for w in [self.words[cue.index]]}
        if person is None or any(word[:1] == "ت" or word.rstrip("ْ")[-1:] == "ت" for word in feminine):
            body = next((n for n in before if n.section in {"organizations", "groups"}), None)
            person = body or person
        if person is None and cue.stance == "ordered" and self._of_several(cue):
            return self.crowd_before(cue)
        return (person.start, person.end) if person is not None else None

    def crowd_before(self, cue: Cue) -> tuple[int, int] | None:
        """The crowd that a sentence tells of before what it demands: قطع محتجون الطريق، مطالبين برفع الحظر."""
        before = self.words[max(0, cue.index - SUBJECT) : cue.index]
        crowd = next((w for w in before if w.forms[0] in word_of("crowds") and not self._is_object(w)), None)
        return (crowd.start, crowd.end) if crowd is not None else None

    def _of_several(self, cue: Cue) -> bool:
        """Whether a verb or participle is one of several people: طالبوا, مطالبين."""
        return any(f.endswith(("وا", "ون", "ين", "و")) for f in self.words[cue.index].forms)

    def _is_object(self, word: Word) -> bool:
        """Whether something is done to whom a word names: على السكان."""
        at = self.index_at(word.start - 1)
        return at > 0 and self.words[at - 1].forms[0] in word_of("where")

    def behind_outlet(self, start: int, end: int) -> int:
        """Past whom something is told to: "قال لرويترز قيادي"."""
        at = self.index_at(start - 1)
        first = self.words[at] if at < len(self.words) and self.words[at].start < end else None
        if first is None or self.text[first.start] != "ل" or first.forms[0] in word_of("of_committees"):
            return start
        if self.text.startswith("ل#", first.start):
            return first.start + len(self.text[first.start : end].split()[0])
        if any(f in word_of("outlets") for f in first.forms[1:]):
            start = first.end
        name = next((n for n in self.named if first.start <= n.start <= max(first.start + 4, start + 3)), None)
        near = max(first.start + 4, start + 2)
        quote = next((q for q in islice(self.quotes_behind(first.start), 1) if q.start <= near), None)
        return max(name.end if name else start, quote.end if quote else start)

    def _people(self, start: int, end: int) -> list[Named]:
        return [n for n in self.named if start <= n.start and n.end <= end and n.section == "people"]

    def apposed(self, start: int, end: int) -> Named | None:
        """The name behind what somebody is: "قائد الأمن الداخلي، العميد أحمد الدالاتي"."""
        person = next(iter(self._people(start, end)), None)
        if person is None or person.start - start > _APPOSED:
            return None
        between = self.words[self.index_at(start - 1) : self.index_at(person.start - 1)]
        relative = any(f in word_of("relative") for w in between for f in w.forms)
        return None if relative else person

    def _names_somebody(self, span: tuple[int, int]) -> bool:
        """Whether words say who, not when, where or how: "وأضاف في بيان", "وقال وهو يبتسم"."""
        at = self.index_at(span[0] - 1)
        return at == len(self.words) or self.words[at].forms[0] not in word_of("no_speaker")

    def _person_within(self, span: tuple[int, int]) -> tuple[int, int] | None:
        person = next(iter(self._people(*span)), None)
        return (person.start, person.end) if person is not None else None


def with_its_mark(text: str, start: int, end: int) -> tuple[int, int]:
    """A span with the closing mark behind it, where the opening one stands in it: منظمة "سوا"."""
    opened = any(text.count(a, start, end) > text.count(b, start, end) for a, b in ("“”", "«»"))
    opened = opened or text.count('"', start, end) % 2 == 1
    return (start, end + 1) if opened and text[end : end + 1] in {'"', "”", "»"} else (start, end)


def skipped(text: str, start: int, end: int) -> int:
    """The first place behind marks and spaces."""
    return end - len(text[start:end].lstrip(CLOSING + ")" + "”»"))


def trimmed(text: str, start: int, end: int) -> int:
    """The last place before marks and spaces."""
    return start + len(text[start:end].rstrip(CLOSING + "\n\r\t"))
