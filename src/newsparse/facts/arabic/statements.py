"""What an Arabic sentence reports that somebody says: by its verb, by the source that it names in passing, or behind a colon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from newsparse.facts.arabic.around import TO, around, reporting, word_of
from newsparse.facts.meant import Named, unnamed
from newsparse.facts.quotes import Quote
from newsparse.facts.statements import Said, Stance
from newsparse.facts.words import Clause
from newsparse.lexicon.arabic import Word, folded, is_deed, words
from newsparse.models import Ref

_SUBJECT = 14
"""Words that a speaker has at most."""
_OF_SOMEBODY = frozenset(["ordered", "accused"])
"""Stances of what is asked of somebody, or laid at his door."""
_SHORTEST = 12
"""Code points of the shortest statement."""
_COLON_REACH = 70
"""Code points of a speaker before a colon, at most."""
_CLOSING = "،,:;؛ \u00a0-–"
_NAME, _BEHIND_A_NAME = 4, 4
"""Words of a name in quotation marks, at most, and words behind it within which what is said begins."""
_MARKS = '“”"«»'
_BEFORE_VERB = frozenset(["", "قد", "فقد", "لقد"])
"""What may stand between a speaker and the verb behind him."""
_BARE_THAT = word_of("that")


def statements(
    block: Sequence[Clause], text: str, quoted: Sequence[Quote], named: Sequence[Named], last: Ref | None = None
) -> list[Said]:
    """What the sentences of a block report: a verb, who speaks, and what follows "that", stands in quotation marks or is a verbal noun.

    `named` are the names that may speak, in order, `last` is who spoke in the paragraph before: "وأضافت".
    """
    found: list[Said] = []
    for clause in block:
        start, end = clause.sentence.start, clause.sentence.end
        own = words(text[start:end], start)
        inside = [n for n in named if start <= n.start and n.end <= end]
        sentence = _Sentence(clause, text, own, quoted, inside)
        told = list(sentence.reported(last))
        if not told:
            told = [s for s in (_by_source(clause, text, own), sentence.behind_colon()) if s is not None][:1]
        for said in told:
            found.append(said)
            last = said.speaker or last
    return found


@dataclass(frozen=True, slots=True)
class _Cue:
    """A verb of saying, or a participle ("adding that"), at a word of a sentence; `skip` are the letters of particles before it."""

    index: int
    stance: Stance
    skip: int
    participle: bool


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its words, the quotations of its block, and the names that it holds."""

    clause: Clause
    text: str
    words: Sequence[Word]
    quoted: Sequence[Quote]
    named: Sequence[Named]

    def reported(self, last: Ref | None) -> Iterator[Said]:
        """The statements of the sentence: by its first verb of saying that has a content, and by each participle behind it."""
        cues = list(self._cues())
        speaker: Ref | None = None
        told = False
        for number, cue in enumerate(cues):
            if told and not cue.participle:
                continue
            later = next((c for c in cues[number + 1 :] if c.participle), None)
            end = self.words[later.index].start if later else self.clause.sentence.end
            said = self._said(cue, end, speaker or last)
            if said is not None:
                told, speaker = True, said.speaker or speaker
                yield said

    def _cues(self) -> Iterator[_Cue]:
        for index, word in enumerate(self.words):
            if any(q.inner_start <= word.start < q.inner_end for q in self.quoted):
                continue
            for form, skip in zip(word.forms, word.skips, strict=True):
                if form in reporting():
                    yield _Cue(index, reporting()[form], skip, form in word_of("adding"))
                    break

    def _said(self, cue: _Cue, end: int, last: Ref | None) -> Said | None:
        word = self.words[cue.index]
        content = self._content(cue.index, end)
        if content is None and cue.participle and cue.stance in _OF_SOMEBODY:
            content = self._of_somebody(cue.index, end)
        elif content is None and not cue.participle:
            content, last = self._of_things(cue.index, end), None
        if content is None:
            return None
        begins, subject, kind = content
        span = (begins, _trimmed(self.text, begins, _quote_end(begins, self.quoted) if kind == "direct" else end))
        if span[1] - span[0] < _SHORTEST:
            return None
        before = None if cue.participle else self._named_before(cue.index)
        if before is not None:
            subject = before
        speaker = unnamed(self.text, *subject) if subject and not (cue.participle and before is None) else last
        return Said([span], kind, self.clause, (word.start + cue.skip, word.end), cue.stance, speaker, 0.7)

    def _of_somebody(self, verb: int, end: int) -> tuple[int, None, Literal["indirect"]] | None:
        """What a participle asks of somebody or accuses him of: مطالبا مجلس الأمن بوقف القصف."""
        behind = self.words[verb + 1 :]
        return (behind[0].start, None, "indirect") if len(behind) > 1 and behind[1].start < end else None

    def _named_before(self, verb: int) -> tuple[int, int] | None:
        """The name that stands right before a verb, which then has its subject before it: "وكان عبدي أعلن أن"."""
        start = self.words[verb].start
        return next(
            (
                (n.start, n.end)
                for n in self.named
                if n.end <= start and self.text[n.end : start].strip() in _BEFORE_VERB
            ),
            None,
        )

    def _content(self, verb: int, end: int) -> tuple[int, tuple[int, int] | None, Literal["direct", "indirect"]] | None:
        """Where what is said behind "that" or in quotation marks begins, and the words of who says it."""
        own = self.words
        limit = own[min(verb + _SUBJECT, len(own) - 1)].end
        quotes = (q for q in self.quoted if own[verb].end <= q.start <= min(limit, end) and not self._is_name(q))
        quote = next(quotes, None)
        for index in range(verb + 1, min(verb + 1 + _SUBJECT, len(own))):
            word = own[index]
            if word.start >= end or (quote is not None and word.start > quote.start):
                break
            if word.forms[0] in word_of("his_words"):
                return self._quoted_words(verb, index)
            if index > verb + 1 and any(f in reporting() for f in word.forms[1:]):
                return None  # "and confirmed that": what follows is said by this verb
            if word.forms[0] in _BARE_THAT or (len(word.forms) > 1 and word.forms[1] in _BARE_THAT):
                if word.forms[0] in word_of("about") and self._his_words_behind(index):
                    continue
                behind = own[index - 1].start if own[index - 1].forms[0] == TO else word.start
                begins = own[index + 1].start if word.forms[0] in _BARE_THAT and index + 1 < len(own) else word.end
                subject = _subject(self.text, own[verb].end, behind)
                if quote is not None and quote.start - word.end <= 3:
                    return quote.inner_start, subject, "direct"
                return begins, subject, "indirect"
        if quote is not None:
            return quote.inner_start, _subject(self.text, own[verb].end, quote.start), "direct"
        return None

    def _is_name(self, quote: Quote) -> bool:
        """Whether quotation marks stand around a name: قالت غرفة عمليات "الفتح المبين" إن …."""
        inside = [w for w in self.words if quote.inner_start <= w.start < quote.inner_end]
        behind = [w for w in self.words if w.start >= quote.inner_end][:_BEHIND_A_NAME]
        told = any(f in _BARE_THAT for w in behind for f in w.forms)
        if len(inside) <= _NAME and (told or any(is_deed(self.text[w.start : w.end]) for w in behind[:1])):
            return True
        return any(n.start <= quote.inner_start + 2 and quote.inner_end - 2 <= n.end for n in self.named)

    def _his_words_behind(self, index: int) -> bool:
        """Whether "his words" follow: نقلت الوكالة عن مصدر قوله إن."""
        return any(w.forms[0] in word_of("his_words") for w in self.words[index : index + _SUBJECT])

    def _quoted_words(
        self, verb: int, index: int
    ) -> tuple[int, tuple[int, int] | None, Literal["direct", "indirect"]] | None:
        """What somebody is quoted with, and who: "نقلت الوكالة عن مصدر قوله إن …" is what the source says."""
        about = next((i for i in range(verb + 1, index) if self.words[i].forms[0] in word_of("about")), verb)
        behind = index + 1
        if behind < len(self.words) and self.words[behind].forms[0] in _BARE_THAT:
            behind += 1
        if behind >= len(self.words):
            return None
        return self.words[behind].start, _subject(self.text, self.words[about].end, self.words[index].start), "indirect"

    def _of_things(self, verb: int, end: int) -> tuple[int, tuple[int, int] | None, Literal["indirect"]] | None:
        """What is reported by a noun: "أعلنت الوزارة مقتل جنديين", "حذر المبعوث من التصعيد"; who says it is named or ends before a deed."""
        own = self.words
        if not any(f in word_of("of_things") for f in own[verb].forms) or verb + 2 >= len(own):
            return None
        reach = own[min(verb + _SUBJECT, len(own) - 1)].end
        names = [n for n in self.named if own[verb].end <= n.start and n.end <= min(reach, end)]
        near = [n for n in names if "،" not in self.text[own[verb].end : n.start]]
        first = own[verb + 1]
        name = near[0] if near and near[0].start < own[min(verb + 5, len(own) - 1)].start else None
        if name is not None and len(near) > 1 and near[1].section == "people" and near[1].start - name.end <= 2:
            name = near[1]  # "المتحدث باسم قسد فرهاد شامي"
        behind = name.end if name is not None else None
        if behind is None:
            deed = next((w for w in own[verb + 2 : verb + 8] if self._is_thing(w, own[verb])), None)
            behind = deed.start if deed is not None and deed.start < end else None
        if behind is None:
            return None
        begins = _skipped(self.text, behind, end)
        named = name is not None or first.forms[0] not in word_of("when")
        who = self.text[first.start : behind].rstrip(_CLOSING + _MARKS)
        return begins, (first.start, first.start + len(who)) if named else None, "indirect"

    def _is_thing(self, word: Word, verb: Word) -> bool:
        """Whether a word begins what is reported without "that": a deed, or what is denied, "وقوع أي إطلاق نار"."""
        denied = any(f in word_of("denies") for f in verb.forms)
        return is_deed(self.text[word.start : word.end]) or (denied and word.forms[0] in word_of("denied"))

    def behind_colon(self) -> Said | None:
        """What a name before a colon says: "المرصد السوري: مقتل خمسة مدنيين"."""
        start, end = self.clause.sentence.start, self.clause.sentence.end
        colon = self.text.find(":", start, min(end, start + _COLON_REACH))
        name = next((n for n in self.named if n.end <= colon and not self.text[n.end : colon].strip()), None)
        if name is None or any(m in self.text[start:colon] for m in "،.؛"):
            return None
        span = (_skipped(self.text, colon + 1, end), _trimmed(self.text, colon + 1, end))
        if span[1] - span[0] < _SHORTEST:
            return None
        first = _skipped(self.text, start, colon)
        return Said([span], "indirect", self.clause, None, "said", unnamed(self.text, first, name.end), 0.6)


def _quote_end(begins: int, quoted: Sequence[Quote]) -> int:
    return next(q.inner_end for q in quoted if q.inner_start == begins)


def _subject(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words between a verb and what is said, marks and what stands behind a comma left out."""
    part = text[start:end]
    cut = next((i for i, c in enumerate(part) if c in "،,"), len(part))
    left = len(part[:cut]) - len(part[:cut].lstrip(_CLOSING + _MARKS))
    right = len(part[:cut].rstrip(_CLOSING + _MARKS))
    found = (start + left, start + right) if right > left + 1 else None
    return None if found is not None and folded(text[slice(*found)]) in around("in_it") else found


def _by_source(clause: Clause, text: str, own: Sequence[Word]) -> Said | None:
    """A sentence that names its source in passing: "…، وفقاً لمصدر أمني", "بحسب المرصد، …"."""
    for index, word in enumerate(own[:-1]):
        forms = {(f,) for f in word.forms} | {(f, own[index + 1].forms[0]) for f in word.forms}
        match = max((p for p in around("according") if p in forms), key=len, default=None)
        if match is None:
            continue
        first = _speaker_start(own, index + len(match), word.end)
        stop = next((i for i in range(first, clause.sentence.end) if text[i] in "،,.؛:"), clause.sentence.end)
        then = next((w.start for w in own[index + len(match) :] if w.forms[0] in word_of("then")), stop)
        stop = min(stop, then)
        skip = 1 if text[first] == "ل" else 0
        opens = index <= 1
        behind = next((w.end for w in own if w.start == stop), stop + 1)
        span = (behind, clause.sentence.end) if opens else (clause.sentence.start, word.start)
        span = (_skipped(text, *span), _trimmed(text, *span))
        if span[1] - span[0] < _SHORTEST or not text[first + skip : stop].strip():
            return None
        ref = unnamed(text, first + skip, _trimmed(text, first + skip, stop))
        return Said([span], "indirect", clause, (word.start, own[index + len(match) - 1].end), "said", ref, 0.6)
    return None


def _speaker_start(own: Sequence[Word], index: int, end: int) -> int:
    """Where the speaker begins behind "according to": "what X said" is X."""
    if index + 2 < len(own) and own[index].forms[0] in word_of("what") and own[index + 1].forms[0] in reporting():
        index += 2
    return own[index].start if index < len(own) else end


def _skipped(text: str, start: int, end: int) -> int:
    return end - len(text[start:end].lstrip(_CLOSING))


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(_CLOSING + ".\n\r\t"))
