"""What an Arabic sentence reports that somebody says: by its verbs, by the sources that it names in passing, or behind a colon."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsparse.facts.arabic.around import around, reporting, word_of
from newsparse.facts.arabic.blaming import Content
from newsparse.facts.arabic.contents import Contents
from newsparse.facts.arabic.harm import is_a_victim
from newsparse.facts.arabic.sentence import SHORTEST, Cue
from newsparse.facts.arabic.sources import behind_colon, behind_line, by_sources
from newsparse.facts.arabic.speakers import trimmed
from newsparse.facts.meant import unnamed
from newsparse.facts.quotes import Quote
from newsparse.facts.remembered import Named
from newsparse.facts.statements import Said
from newsparse.facts.words import Clause
from newsparse.lexicon.arabic import Word, words
from newsparse.models import Ref

_THE = "ال"
_SHORTEST_QUOTED = 4
"""Code points of the shortest quotation."""
_ACCUSED = ("ات\u064f", "ات\u0651\u064f", "ات\u064f\u0651")
"""How the verb of accusing opens that tells of who is accused: اتُّهم."""
_DAMMA, _OPENS_PRESENT = "\u064f", "يتمن"
"""The vowel of a passive behind its first letter, and letters behind which it may open an active verb or a participle."""
_BLAME_REACH = 12
"""Words behind a verb that may be one of blaming within which "responsibility" stands, without which it is another: محملة بالخيام."""
_WHICH = re.compile("، وهو ما (?=لم|نف|أكد|كذب|رفض)")
"""What opens a remark on what was said: "، وهو ما لم يؤكده المرصد"."""
_AS_WELL = re.compile("، كما (?!أن|إن|أك|أش|أض|أف|ذكر|قال|لو|هو|يلي)")
"""What opens a clause of the text behind a thing that is reported: "أشار إلى استهداف مواقعهم، كما قصفت"."""
_PASSED_ON = 8
"""Words behind "passed on" within which "from" stands, without which it is another verb: نقلت الأسلحة."""


def statements(
    block: Sequence[Clause], text: str, quoted: Sequence[Quote], named: Sequence[Named], last: Ref | None = None
) -> list[Said]:
    """What the sentences of a block report: a verb, who speaks, and what follows "that", stands in quotation marks or is a verbal noun.

    `named` are the names that may speak, in order, `last` is who spoke in the paragraph before: "وأضافت".
    """
    by_line = behind_line(block, text, quoted, named)
    found: list[Said] = [by_line] if by_line is not None else []
    last = by_line.speaker if by_line is not None else last
    for clause in block:
        start, end = clause.sentence.start, clause.sentence.end
        inside = [n for n in named if start <= n.start and n.end <= end]
        sentence = Contents(clause, text, words(text[start:end], start), quoted, inside)
        sources = list(by_sources(sentence))
        told = list(_reported(sentence, sources, last))
        told += [s for s in sources if not _overlaps(s, told) and not any(_passed_on(s, t) for t in told)]
        if not told and (by_colon := behind_colon(sentence)) is not None:
            told = [by_colon]
        for said in sorted(told, key=lambda s: s.spans[0]):
            found.append(said)
            last = said.speaker or last
    return found


def _passed_on(source: Said, told: Said) -> bool:
    """Whether a source stands between a verb and what it reports, which is then his: "زعمت صحيفة، نقلا عن مصدر، أن"."""
    if source.cue is None or told.cue is None or source.speaker is None:
        return False
    between = told.cue[1] <= source.cue[0] and source.speaker.end <= told.spans[0][0]
    if between:
        told.speaker = source.speaker
    return between


def _overlaps(said: Said, told: Sequence[Said]) -> bool:
    """Whether a statement shares text with others: what they say is theirs."""
    return any(a[0] < b[1] and b[0] < a[1] for a in said.spans for other in told for b in other.spans)


@dataclass(frozen=True, slots=True)
class _Part:
    """A verb of saying with what it reports, and where that ends."""

    cue: Cue
    content: Content
    end: int


def _reported(sentence: Contents, sources: Sequence[Said], last: Ref | None) -> Iterator[Said]:
    """The statements of a sentence: by its first verb of saying that has a content, and by each that goes on from there."""
    speaker: Ref | None = None
    for part in _parts(sentence):
        cue, content = part.cue, part.content
        if content.subject is not None:
            speaker = unnamed(sentence.text, *content.subject)
        if speaker is None and content.goes_on:
            speaker = _before(sentence, cue, sources)
        by = speaker or (last if content.goes_on else None)
        for span in _spans(sentence, part):
            word = sentence.words[cue.index]
            yield Said([span], content.kind, sentence.clause, (word.start + cue.skip, word.end), cue.stance, by, 0.7)


def _before(sentence: Contents, cue: Cue, sources: Sequence[Said]) -> Ref | None:
    """Who speaks by a verb that names nobody: the source before it in the sentence, or whom the sentence told of."""
    start = sentence.words[cue.index].start
    source = next((s.speaker for s in reversed(sources) if s.cue is not None and s.cue[0] < start), None)
    if source is not None:
        return source
    of = sentence.spoken_of(cue)
    return unnamed(sentence.text, *of) if of is not None else None


def _parts(sentence: Contents) -> list[_Part]:
    """The verbs of saying of a sentence that have a content, each up to where the next one begins."""
    told: list[tuple[Cue, Content]] = []
    cues = list(_cues(sentence))
    going_on = [c for c in cues if c.participle or sentence.goes_on_with(c)]
    at = [c.index for c in going_on]
    for cue in cues:
        another = bool(told) and not (cue.participle or sentence.goes_on_with(cue))
        if another and not sentence.opens_behind_comma(cue):
            continue
        behind = bisect.bisect_right(at, cue.index)
        end = sentence.start_of(going_on[behind]) if behind < len(going_on) else sentence.end
        content = sentence.content(cue, end)
        if another and (content is None or content.subject is None):
            continue
        if content is not None and (told[-1][1].begins if told else -1) < content.begins < sentence.end:
            told.append((cue, content))
    starts = sorted(
        [sentence.start_of(c) for c in cues if sentence.behind_comma(c)] + [sentence.start_of(c) for c, _ in told]
    )
    return [_Part(cue, content, _next(starts, content.begins, sentence.end)) for cue, content in told]


def _next(starts: Sequence[int], begins: int, end: int) -> int:
    """The first of some places behind a beginning, else the end."""
    at = bisect.bisect_right(starts, begins)
    return starts[at] if at < len(starts) else end


def _spans(sentence: Contents, part: _Part) -> Iterator[tuple[int, int]]:
    """What is said: the quotation, or the text from where it begins, one span for each "and that …"."""
    content = part.content
    if content.ends is not None:
        if content.ends - content.begins >= _SHORTEST_QUOTED:
            yield content.begins, content.ends
        return
    begins = content.begins
    remark = _WHICH.search(sentence.text, begins, part.end)
    if remark is None and not content.goes_on:
        remark = _AS_WELL.search(sentence.text, begins, part.end)
    last = remark.start() if remark else part.end
    for stop, behind in [*sentence.further(begins, last), (last, last)]:
        end = trimmed(sentence.text, begins, stop)
        if end - begins >= SHORTEST:
            yield begins, end
        begins = behind


def _cues(sentence: Contents) -> Iterator[Cue]:
    """The verbs of saying of a sentence, and participles ("adding that"), outside of quotations."""
    for index, word in enumerate(sentence.words):
        if sentence.in_quotation(word) or sentence.is_of_a_name(word):
            continue
        for form, skip in zip(word.forms, word.skips, strict=True):
            if form not in reporting() or _of_source(sentence, index, form):
                continue
            if not _is_passive(sentence, word) and not _is_not_said(sentence, index):
                yield Cue(index, reporting()[form], skip, form in word_of("adding"))
                break


def _is_not_said(sentence: Contents, index: int) -> bool:
    """Whether nobody says it: "لم تعلن أي جهة", "مقتل طالب", or "وصفت بأنها", where what is so called stands before."""
    own = sentence.words
    not_said = index and own[index - 1].forms[0].removeprefix("و") in word_of("not_said")
    if not_said or is_a_victim(own, index):
        return True
    behind = own[index + 1].forms[0] if index + 1 < len(own) else ""
    if any(f in word_of("believed") for f in own[index].forms) and behind in word_of("that_it"):
        return True
    described = any(f in word_of("described") for f in own[index].forms) and behind in word_of("that_it")
    return described and sentence.text[: own[index].start].rstrip().endswith(("،", ","))


def _is_passive(sentence: Contents, word: Word) -> bool:
    """Whether a vowel sign says that a verb tells of who is accused: اتُّهم; or that it is no verb of blaming: محملة بالخيام."""
    if sentence.text[word.start : word.end].lstrip("وف").startswith(_ACCUSED):
        return True
    first = sentence.text[word.start : word.end].lstrip("وف")
    if first[1:2] == _DAMMA and first[0] not in _OPENS_PRESENT:
        return True  # سُجلت
    blames = word.forms[0] in word_of("blames") or any(f in word_of("blames") for f in word.forms[1:])
    at = sentence.index_at(word.start)
    return blames and not any(f in word_of("blame") for w in sentence.words[at : at + _BLAME_REACH] for f in w.forms)


def _of_source(sentence: Contents, index: int, form: str) -> bool:
    """Whether a word is no verb of its own: "حسبما أفاد", or "بين", which is "between" but at the head of a sentence."""
    own = sentence.words
    if index and form in word_of("first_only"):
        return True
    if sentence.text[own[index].start : own[index].end].lstrip("وفبلك").startswith(_THE):
        return True  # "public opinion", "the student"
    if index and form in word_of("adding") and own[index - 1].forms[0] in word_of("news"):
        return True  # "unconfirmed news"
    if form in word_of("with_about"):
        return not any(w.forms[0] in word_of("about") for w in own[index + 1 : index + 1 + _PASSED_ON])
    if form in word_of("passes_on"):
        behind = own[index + 1 : index + 1 + _PASSED_ON]
        return not any(w.forms[0] in word_of("about") for w in behind)
    before = own[index - 1].forms[0] if index else ""
    if index > 1 and before in word_of("what"):
        return any((f,) in around("according") for f in own[index - 2].forms)
    return index > 0 and (before, form) in around("according")
