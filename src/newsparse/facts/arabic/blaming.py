"""Who is held responsible and who is called upon, by whom, in an Arabic sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsparse.facts.arabic.around import word_of
from newsparse.facts.arabic.quoting import Quoting
from newsparse.facts.arabic.sentence import Cue

_BLAMED, _FEW = 8, 3
"""Words from a verb of blaming to "responsibility", and those that are only who is blamed, at most."""


@dataclass(frozen=True, slots=True)
class Content:
    """What is said: where it begins, and where it ends if it is a quotation; `subject` are the words of who says it.

    `goes_on` where a sentence that names nobody goes on with who spoke before.
    """

    begins: int
    ends: int | None
    subject: tuple[int, int] | None
    goes_on: bool = True

    @property
    def kind(self) -> Literal["direct", "indirect"]:
        """Whether it is quoted or told."""
        return "indirect" if self.ends is None else "direct"


@dataclass(frozen=True)
class Blaming(Quoting):
    """A sentence asked for whom its verbs hold responsible or call upon."""

    def blamed(self, cue: Cue) -> Content | None:
        """Who is held responsible, by whom: "حمل المجلس النظام مسؤولية القصف", or by who spoke before: "وحمل قوات النظام المسؤولية"."""
        own, verb = self.words, cue.index
        reach = range(verb + 1, min(verb + 1 + _BLAMED, len(own)))
        at = next((i for i in reach if self.is_any(i, "blame")), None)
        if at is None or any(self.is_any(i, "blames") for i in range(verb + 1, at)):
            return None
        first = own[verb + 1].start
        if at > verb + 1 and any(self.text[w.start] == "ل" and len(w.forms) > 1 for w in own[at + 1 : at + 1 + _FEW]):
            return Content(own[at].start, None, (first, own[at - 1].end))  # "وحمل الأهالي المسؤولية للحكومة"
        begins = self._whom_it_blames(verb, at)
        before = self.index_at(begins - 1) if begins is not None else verb + 1
        if begins is not None and not all(self.is_any(i, "aimed_at", "units") for i in range(verb + 1, before)):
            return Content(begins, None, (first, first + len(self.text[first:begins].rstrip())))
        alone = at == verb + 1 or begins is not None or at - verb <= _FEW
        return Content(first, None, None) if alone and self.goes_on_with(cue) else None

    def is_any(self, index: int, *kinds: str) -> bool:
        """Whether a word is of some kinds."""
        return any(f in word_of(kind) for kind in kinds for f in self.words[index].forms)

    def _whom_it_blames(self, verb: int, at: int) -> int | None:
        """Where those begin who are held responsible: the last name between a verb and the word for it, with those that "and" joins to it."""
        names = [n for n in self.named if self.words[verb].end <= n.start and n.end <= self.words[at].start]
        last = len(names) - 1
        while last > 0 and self.text[names[last - 1].end : names[last].start].strip().startswith("و"):
            last -= 1
        return names[last].start if names else None

    def asked_of_all(self, cue: Cue) -> Content | None:
        """What is asked of everybody, by who spoke before: "وطالب جميع الجهات", or who is named right behind: "طالب الفريق من كافة"."""
        own, verb = self.words, cue.index
        if cue.stance != "ordered" or cue.participle or not self.goes_on_with(cue):
            return None
        reach = range(verb + 1, min(verb + 1 + _FEW, len(own)))
        at = next((i for i in reach if any(f in word_of("everybody") for f in own[i].forms)), None)
        if at is None or (at > verb + 1 and own[at - 1].forms[0] not in word_of("from")):
            return None
        if at + 1 < len(own) and self.is_any(at + 1, "crowd_that_asks"):
            return None  # "طالب جميع الحاضرين بإسقاط النظام"
        subject = (own[verb + 1].start, own[at - 2].end) if at > verb + 1 else None
        return Content(own[at].start, None, subject if subject is None or subject[0] < subject[1] else None)
