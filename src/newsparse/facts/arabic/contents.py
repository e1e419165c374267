"""What a verb of saying reports in an Arabic sentence, where that begins, and which words name who says it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from newsparse.facts.arabic.around import TO, reporting, word_of
from newsparse.facts.arabic.blaming import Blaming, Content
from newsparse.facts.arabic.quoting import BARE_THAT, OF_SOMEBODY
from newsparse.facts.arabic.sentence import SHORTEST, SUBJECT, Cue
from newsparse.facts.arabic.speakers import CLOSING, MARKS, skipped, with_its_mark
from newsparse.facts.quotes import Quote
from newsparse.facts.remembered import Named
from newsparse.gazetteer.folding import fold
from newsparse.lexicon.arabic import Word, folded, is_deed

_ADDRESSED = 7
"""Words of who is called upon to do something, at most."""
_BETWEEN = 24
"""Words between a name and the verb that it does, at most, what is said of it in passing among them."""
_PAPER = 9
"""Words from a statement to "of it", of which somebody has a copy, at most."""
_OFFICE = 6
"""Words of an office with which a sentence opens, at most."""
_CLAUSE = 120
"""Code points before a verb in which the clause of a source without a name opens."""
_OPENING = 2
"""Words before the name with which a sentence opens, at most: a title."""
_SEVERAL = ("ين", "ات")
"""Endings of words for several people, who are asked and do not ask."""
_THEY = ("وا", "ون")
"""Endings of verbs of several, whose subject stands before them."""
_TAKES = {"takes_from": folded("من")[0], "takes_to": TO, "takes_about": folded("عن")[0]}
"""Kinds of verbs of saying, and the preposition before what they say."""
_NISBA = re.compile(r" ال\w{2,12}ي(?:ة|ين|ون)?\b")
"""An adjective that belongs to the name before it: "الهلال الأحمر الكوردي"."""
_APPOSED = re.compile(r"[\"”»]?\s?(?:\([^()]{1,30}\))?، ")
"""Between a body and the name of who speaks for it."""
_SAID_OF = re.compile(r"[\"”»]?، ((?!في )[^،.:؛\n\"“«]{3,40})، ")
"""What is said of a body between commas behind its name."""


@dataclass(frozen=True)
class Contents(Blaming):
    """A sentence asked for what its verbs of saying report."""

    def content(self, cue: Cue, end: int) -> Content | None:
        """What a verb reports before a place, None where it reports nothing."""
        found = self._reported(cue, end)
        return self._called_for(found, end) if found is not None and cue.stance == "ordered" else found

    def _called_for(self, content: Content, end: int) -> Content:
        """What somebody is called upon to do, without him: دعا الطرفين إلى التهدئة, طالب المجلس باتخاذ إجراءات."""
        if content.ends is not None:
            return content
        for word in self.words[self.index_at(content.begins - 1) :][:_ADDRESSED]:
            if (
                word.start >= end
                or "،" in self.text[content.begins : word.start]
                or self.text.startswith("لل", word.start)
            ):
                break
            if self.text[word.start] == "ب" and len(word.forms) > 1:
                return replace(content, begins=word.start + 1) if word.start > content.begins else content
            if word.forms[0] == TO and end - word.end > SHORTEST:
                return replace(content, begins=skipped(self.text, word.end, end))
        return content

    def _reported(self, cue: Cue, end: int) -> Content | None:
        """What a verb reports, with whom it is said to."""
        blames = self.is_any(cue.index, "blames") and not cue.participle
        if blames or (asked := self.asked_of_all(cue)) is not None:
            return self.blamed(cue) if blames else asked
        found = self._quoted_before(cue)
        if found is None:
            found = self._behind(cue, end)
            found = self._around_quote(found, cue, end) or found
        if found is not None and cue.participle and cue.stance == "ordered" and self._is_far(cue.index, found.begins):
            return self._of_somebody(cue.index, end)
        if found is None and cue.participle:
            found = self._of_somebody(cue.index, end)
        elif found is None:
            found = self._of_things(cue, end)
        if found is None or (cue.participle and self.subject_before(cue.index) is None):
            return Content(found.begins, found.ends, None) if found is not None else None
        before = self.subject_before(cue.index)
        if self.is_of(cue.index, "tells") and before is not None:
            return Content(found.begins, found.ends, before)
        if self.is_of(cue.index, "passes_on"):
            return found
        if before is not None and (found.subject is None or not self._apart(before, cue.index)):
            return replace(found, subject=before)
        return found

    def _is_far(self, verb: int, begins: int) -> bool:
        """Whether "that" belongs to what somebody is called upon to do, not to the call: داعية الجميع إلى الإيمان بأن."""
        return self.index_at(begins - 1) - verb > _ADDRESSED

    def _around_quote(self, found: Content | None, cue: Cue, end: int) -> Content | None:
        """The whole of what is reported by a noun, of which only some words are quoted: أعلنت مقتل 18 بكمائن نصبتها "مجموعات"."""
        if found is None or found.ends is None:
            return None
        if self.goes_on_behind(found.begins, found.ends):
            return replace(found, begins=found.begins - 1, ends=None)
        if cue.participle:
            return None
        opened = self.text[self.start : found.begins - 1].rstrip().endswith(":")
        whole = None if opened else self._of_things(cue, end)
        return whole if whole is not None and whole.begins < found.begins - 1 else None

    def _quoted_before(self, cue: Cue) -> Content | None:
        """The quotation that stands right before its verb: "…"، قال أحد السكان."""
        verb = self.words[cue.index]
        at = bisect.bisect_left(self.opened, verb.start) - 1
        quote = self.quoted[at] if at >= 0 and self.quoted[at].end <= verb.start else None
        if quote is None or self.between(quote.end, verb.start):
            return None
        if cue.participle or self.is_name(quote) or self.opens_another(cue):
            return None
        earlier = quote.inner_start < self.start
        if earlier and (self.text[verb.start] == "و" or "." in self.text[quote.end : verb.start]):
            return None  # he who was quoted there has spoken
        comma = "،" in self.text[quote.end : verb.start] or "," in self.text[quote.end : verb.start]
        if not comma and self.between(self.start, quote.start):
            return None
        subject = self.subject_within(
            verb.end, min(self.end, self.words[min(cue.index + SUBJECT, len(self.words) - 1)].end)
        )
        return Content(quote.inner_start, quote.inner_end, subject)

    def _of_somebody(self, verb: int, end: int) -> Content | None:
        """What a participle asks of somebody, accuses him of or points to: مطالبا مجلس الأمن بوقف القصف."""
        behind = self.words[verb + 1 : verb + 3]
        if len(behind) < 2 or behind[1].start >= end:
            return None
        asked = any(reporting().get(f) in {*OF_SOMEBODY, "denied"} for f in self.words[verb].forms)
        if is_deed(self.text[behind[0].start : behind[0].end]):
            return Content(behind[0].start, None, None)
        if behind[0].forms[0] == TO and not asked:
            return Content(behind[1].start, None, None)
        return Content(behind[0].start, None, None) if asked or self.text[behind[0].start] == "ب" else None

    def subject_before(self, verb: int) -> tuple[int, int] | None:
        """The name that stands right before a verb, which then has its subject before it: "وكان عبدي أعلن أن"."""
        start = self.words[verb].start
        if (opens := self._opens_with(verb)) is not None:
            return opens
        nearest = next((n for n in reversed(self.named) if n.end <= start), None)
        first = self.index_at(nearest.end - 1) if nearest is not None else verb
        if nearest is not None and verb - first <= _BETWEEN:
            between = [w for w in self.words[first:verb] if not self.in_aside(w)]
            allowed = word_of("before_verb") | word_of("when")
            if all(w.forms[0] in allowed for w in between):
                return nearest.start, nearest.end
        return self._sources_before(verb)

    def _sources_before(self, verb: int) -> tuple[int, int] | None:
        """The source without a name that opens a clause and does a verb: "شهود عيان قالوا", "مصادر خاصة لفرات بوست قالت"."""
        behind = self.words[verb].start
        begins = max(self.start, behind - _CLAUSE)
        opens = max(self.text.rfind(mark, begins, behind) for mark in ".:؛،\n")
        first = self.index_at(max(opens, self.start - 1))
        if not 0 < verb - first <= _OFFICE or self.text[behind] in "وف":
            return None
        speaks = any(f in word_of("several_sources") for f in self.words[first].forms[:1])
        return (self.words[first].start, self.words[verb - 1].end) if speaks else None

    def _opens_with(self, verb: int) -> tuple[int, int] | None:
        """The man with whom a sentence opens, and of whom it tells more before a comma and the verb: خليل الأحمد من سكان صيدا، قال."""
        start = self.words[verb].start
        first = next((n for n in self.named if n.section == "people"), None)
        if first is None or first.end > start or self.index_at(first.start - 1) > _OPENING or self.text[start] in "وف":
            return None
        comma = self.text[self.start : start].rstrip()[-1:] in {"،", ","}
        between = self.words[self.index_at(first.end - 1) : verb]
        return (first.start, first.end) if comma and 0 < len(between) <= _BETWEEN else None

    def _office_before(self, verb: int) -> tuple[int, int] | None:
        """The office with which a sentence opens and whose verb this is: مراسلنا داخل المدينة أكد استشهاد عشرة."""
        first = self.words[0]
        speaks = any(f in word_of("speaks") | word_of("outlets") for f in first.forms)
        part = self.text[first.start : self.words[verb].start].strip()
        plain = 0 < verb <= _OFFICE and not any(m in part for m in "،,:؛")
        return (first.start, first.start + len(part)) if speaks and plain else None

    def _apart(self, name: tuple[int, int], verb: int) -> bool:
        """Whether a mark stands between a name and the verb behind it, whose subject may be another; not before "who", "then"."""
        between = self.text[name[1] : self.words[verb].start]
        words_ = self.words[self.index_at(name[1] - 1) : verb]
        relative = any(w.forms[0] in word_of("relative") for w in words_)
        if relative or self.text[self.words[verb].start] == "ف":
            return False
        return between.strip(" " + MARKS + ")")[:1] in {"،", ",", ":", "-", "–", ";", "؛"}

    def _behind(self, cue: Cue, end: int) -> Content | None:
        """What is said behind "that" or in quotation marks, and the words of who says it."""
        own, verb = self.words, cue.index
        quote = self.quote_behind(cue, end)
        for index in self.reach(verb):
            word = own[index]
            if word.start >= end or (quote is not None and word.start > quote.start):
                break
            if word.forms[0] in word_of("his_words"):
                return self._quoted_words(verb, index)
            comma = self.text[own[index - 1].end : word.start].strip()[:1] in {"،", ","}
            if index > verb + 1 and any(f in reporting() for f in word.forms[not comma :]):
                return None  # "and confirmed that": what follows is said by this verb
            if own[index - 1].forms[0] in word_of("before_clauses"):
                continue  # "before he died"
            if word.forms[0] in BARE_THAT or (len(word.forms) > 1 and word.forms[1] in BARE_THAT):
                if word.forms[0] in word_of("about") and (self._describes(verb) or self._his_words_behind(index)):
                    continue
                return self._behind_that(verb, index, quote)
        if quote is not None:
            return Content(quote.inner_start, quote.inner_end, self.subject_within(own[verb].end, quote.start))
        return None

    def _behind_that(self, verb: int, index: int, quote: Quote | None) -> Content:
        own, word = self.words, self.words[index]
        behind = own[index - 1].start if own[index - 1].forms[0] in {TO, *word_of("from")} else word.start
        alone = word.forms[0] in word_of("bare_that") or word.forms[0] in BARE_THAT
        begins = own[index + 1].start if alone and index + 1 < len(own) else word.end
        about = next((i for i in range(verb + 1, index) if own[i].forms[0] in word_of("about")), verb)
        subject = self.subject_within(own[about if self.is_of(verb, "passes_on") else verb].end, behind)
        if self._describes(verb) and not any(n.start < behind and n.start >= own[verb].end for n in self.named):
            subject = None
        if quote is not None and quote.start - word.end <= 3 and (self.length(quote) > 1 or self._describes(verb)):
            return Content(quote.inner_start, quote.inner_end, subject)
        return Content(begins, None, subject)

    def _describes(self, verb: int) -> bool:
        """Whether a verb says what somebody calls something: وصف التقارير بأنها "مفبركة"."""
        return self.is_of(verb, "describes")

    def _his_words_behind(self, index: int) -> bool:
        """Whether "his words" follow: نقلت الوكالة عن مصدر قوله إن."""
        return any(w.forms[0] in word_of("his_words") for w in self.words[index : index + SUBJECT])

    def _quoted_words(self, verb: int, index: int) -> Content | None:
        """What somebody is quoted with, and who: "نقلت الوكالة عن مصدر قوله إن …" is what the source says."""
        about = next((i for i in range(verb + 1, index) if self.words[i].forms[0] in word_of("about")), verb)
        behind = index + 1
        if behind < len(self.words) and self.words[behind].forms[0] in BARE_THAT:
            behind += 1
        if behind >= len(self.words):
            return None
        begins = self.words[behind].start
        subject = self.subject_within(self.words[about].end, self.words[index].start)
        quote = next((q for q in islice(self.quotes_behind(begins - 2), 1) if q.inner_start <= begins), None)
        return Content(begins, quote.inner_end if quote is not None else None, subject)

    def _of_things(self, cue: Cue, end: int) -> Content | None:
        """What is reported by a noun: "أعلنت الوزارة مقتل جنديين", "حذر المبعوث من التصعيد"; who says it is named or ends before a deed."""
        own, verb = self.words, cue.index
        if not any(f in word_of("of_things") for f in own[verb].forms) or verb + 2 >= len(own):
            return None
        if cue.stance == "ordered" and any(f.endswith(_THEY) for f in own[verb].forms):
            begins = skipped(self.text, own[verb].end, end)
            return Content(begins, None, self.crowd_before(cue))  # whom they ask stands behind the verb
        before = self.subject_before(verb)
        if before is not None and not self._apart(before, verb):
            return Content(self._thing(own[verb].end, end), None, before, goes_on=False)
        if (
            is_deed(self.text[own[verb + 1].start : own[verb + 1].end])
            and (opens := self._office_before(verb)) is not None
        ):
            return Content(own[verb + 1].start, None, opens, goes_on=False)
        nobody = not any(n.start > own[verb].end for n in self.named)
        if (
            cue.stance == "denied"
            and nobody
            and self.text[own[verb].start] == "و"
            and self._is_thing(own[verb + 1], cue)
        ):
            return Content(own[verb + 1].start, None, None)  # "ونفى أي ارتباط": who spoke before goes on
        behind, named = self._behind_subject(cue, end)
        if behind is None:
            return None
        first = own[verb + 1]
        by_name, named = named, named or first.forms[0] not in word_of("when")
        who = self.text[first.start : behind].rstrip(CLOSING + MARKS)
        last = max((n.end for n in self.named if first.start <= n.start < behind), default=first.start)
        comma = self.text.find("،", last if by_name else first.start, behind)
        at = self.index_at(comma) if comma > 0 else len(own)
        if comma > 0 and (not by_name or (at < len(own) and own[at].forms[0] in word_of("when"))):
            who = self.text[first.start : comma].rstrip(MARKS)  # "X، فجر اليوم،" said it then
        if not by_name and cue.stance == "ordered" and who.endswith(_SEVERAL) and who.count(" ") == 1:
            who = who.partition(" ")[0]  # "the administration" asks "the employees"
        if first.forms[0] in word_of("no_speaker"):
            who = ""  # "accused in a recording the SDF": they are blamed
        subject = with_its_mark(self.text, first.start, first.start + len(who)) if named and who else None
        return Content(self._thing(behind, end), None, subject, goes_on=False)

    def _thing(self, start: int, end: int) -> int:
        """Where the noun for what is reported begins: behind when it was said, "الأسبوع الماضي", and without "of", "بمقتل"."""
        begins = skipped(self.text, start, end)
        for word in self.words[self.index_at(begins - 1) :][:SUBJECT]:
            if word.forms[0] in _TAKES.values() and word.start == begins:
                return skipped(self.text, word.end, end)
            if word.start < begins:
                continue
            if (paper := self._behind_paper(word)) is not None:
                begins = skipped(self.text, paper, end)
                continue
            if word.forms[0] not in word_of("when") | word_of("past"):
                of = self.text[word.start] == "ب" and is_deed(self.text[word.start + 1 : word.end])
                return word.start + 1 if of else begins
            begins = skipped(self.text, word.end, end)
        return begins

    def _behind_paper(self, word: Word) -> int | None:
        """Where what it was said in ends: "في بيان تلقت سانا نسخة منه"."""
        at = self.index_at(word.start)
        behind = self.words[at : at + _PAPER]
        if word.forms[0] != folded("في")[0] or not behind:
            return None
        if behind[0].forms[0] in word_of("time"):
            return behind[1].end if len(behind) > 1 else None  # في وقت سابق
        if behind[0].forms[0] not in word_of("said_in"):
            return None
        comma = self.text.find("،", word.start, behind[-1].end)
        aside = comma if self.text[: word.start].rstrip().endswith("،") and comma > 0 else None
        return next((w.end for w in behind if w.forms[0] in word_of("of_it")), aside)

    def _behind_subject(self, cue: Cue, end: int) -> tuple[int | None, bool]:
        """Where the words of who says something by a noun end, and whether he is named."""
        own, verb = self.words, cue.index
        if (paper := self.paper(own[verb].end)) is not None and paper[1] < end:
            return paper[1], True
        reach = own[min(verb + SUBJECT, len(own) - 1)].end
        names = [n for n in self.named if own[verb].end <= n.start and n.end <= min(reach, end)]
        near = [n for n in names if "،" not in self.text[own[verb].end : n.start]]
        name = near[0] if near and near[0].start < own[min(verb + 5, len(own) - 1)].start else None
        if name is not None and len(near) > 1 and near[1].section == "people" and near[1].start - name.end <= 2:
            name = near[1]  # "المتحدث باسم قسد فرهاد شامي"
        elif name is not None:
            by_name = (n for n in names if n.section == "people" and _APPOSED.fullmatch(self.text[name.end : n.start]))
            name = next(by_name, name)  # "المتحدث باسم "القوات" (قسد)، كينو كبرئيل،"
        if name is not None:
            return self._behind_name(self._joined(name, names)), True
        deed = next((w for w in own[verb + 2 : verb + SUBJECT] if self._is_thing(w, cue)), None)
        opened = self._behind_preposition(verb, deed.start if deed is not None else end)
        if opened is not None:
            return opened, False
        return (deed.start, False) if deed is not None and deed.start < end else (None, False)

    def _joined(self, name: Named, names: Sequence[Named]) -> Named:
        """The last of the names that "and" joins to one: تنفي دمشق وموسكو استهداف المدنيين."""
        for other in names:
            at = self.index_at(other.end - 1)
            then = self.words[at] if at < len(self.words) else None
            does = then is not None and (self._tells(self.text[then.start : then.end]) or self.text[then.start] in "يت")
            if other.start > name.end and self.text[name.end : other.start] in {" و", " و "} and not does:
                name = other
        return name

    def _behind_preposition(self, verb: int, end: int) -> int | None:
        """The preposition behind who says something, before a place, with which its verb goes: حذر المجلس المحلي من."""
        taken = {p for kind, p in _TAKES.items() if self.is_of(verb, kind)}
        reach = self.words[verb + 2 : verb + SUBJECT]
        return next((w.start for w in reach if w.forms[0] in taken and w.start < end), None)

    def _behind_name(self, name: Named) -> int:
        """Where a name ends with its adjective and with what is said of it in passing."""
        nisba = _NISBA.match(self.text, name.end)
        end = nisba.end() if nisba and not is_deed(nisba[0].strip()) else name.end
        said_of = _SAID_OF.match(self.text, end, self.end)
        another = said_of is not None and any(said_of.start() <= n.start < said_of.end() for n in self.named)
        if said_of and not another and not any(is_deed(w) or self._tells(w) for w in said_of[1].split()):
            return said_of.end(1)
        return next((stop for start, stop in self.asides if start <= end + 1 < stop), end)

    def _tells(self, word: str) -> bool:
        """Whether a word is a verb of saying, perhaps behind "and"."""
        return any(f in reporting() for f in (fold(word), fold(word.removeprefix("و"))))

    def _is_thing(self, word: Word, cue: Cue) -> bool:
        """Whether a word begins what is reported without "that": a deed, what is asked for, or what is denied, "وقوع أي إطلاق نار"."""
        if is_deed(self.text[word.start : word.end]) or word.forms[0] in word_of("counted"):
            return True
        if cue.stance == "denied" and word.forms[0] in word_of("denied"):
            return True
        asked = cue.stance == "ordered" and self.text[word.start] == "ب"
        return asked and any(f in word_of("asked") for f in word.forms[1:])
