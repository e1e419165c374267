"""Sources that an Arabic sentence names in passing, "وفقا لمصدر أمني", and speakers before a colon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsparse.facts.arabic.around import TO, around, reporting, word_of
from newsparse.facts.arabic.contents import Contents
from newsparse.facts.arabic.sentence import SHORTEST
from newsparse.facts.arabic.speakers import skipped, trimmed
from newsparse.facts.meant import unnamed
from newsparse.facts.quotes import Quote
from newsparse.facts.remembered import Named
from newsparse.facts.statements import Said
from newsparse.facts.words import Clause
from newsparse.lexicon.arabic import Word, words

_COLON_REACH = 90
"""Code points of a speaker before a colon, at most."""
_LINE = 20
"""Words of a line before a quotation in which its verb stands, at most."""
_BROKEN_INTO = 3
"""Words of a clause, at most, that goes on behind a source: "ويقطن في المخيم، وفق الأمم المتحدة، 62 ألف شخص"."""
_LONG = 10
"""Words before what led to something, of which the source at the end of the clause does not tell, at least."""
_PAIRED = frozenset("،-–")
_BESIDE = 12
"""Code points between an office and the name of who holds it, his rank among them, at most."""
_STOPS = "،,.؛:\n-–"


@dataclass(frozen=True, slots=True)
class _Source:
    """Words for "according to" at [start, end) of a text, its speaker behind them, and the first word behind him."""

    index: int
    start: int
    end: int
    who: tuple[int, int]
    behind: int


def by_sources(sentence: Contents) -> Iterator[Said]:
    """What a sentence says after sources that it names in passing: "…، وفقاً لمصدر أمني", "بحسب المرصد، …"."""
    begins = sentence.start
    for source in _sources(sentence):
        told = (_told(sentence, source, begins), _goes_on(sentence, source, begins))
        begins = source.behind
        spans = [(skipped(sentence.text, *s), trimmed(sentence.text, *s)) for s in told if s is not None]
        if spans[0][1] - spans[0][0] < SHORTEST or source.who[0] >= source.who[1]:
            continue
        ref = unnamed(sentence.text, *source.who)
        yield Said(spans, "indirect", sentence.clause, (source.start, source.end), "said", ref, 0.6)


def _sources(sentence: Contents) -> Iterator[_Source]:
    own, text = sentence.words, sentence.text
    for index, word in enumerate(own[:-1]):
        forms = {(f,) for f in word.forms} | {(f, own[index + 1].forms[0]) for f in word.forms}
        match = max((p for p in around("according") if p in forms), key=len, default=None)
        if match is None or sentence.in_quotation(word):
            continue
        behind = own[index + len(match) : index + len(match) + 1]
        if any(f in word_of("no_source") for w in behind for f in w.forms):
            continue  # "according to the law"
        first = _speaker_start(sentence, index + len(match), word.end)
        stop = next((i for i in range(first, sentence.end) if text[i] in _STOPS), sentence.end)
        stop = min(
            [stop, *(w.start for w in own if first < w.start < stop and _is_behind(w) and not sentence.in_quotation(w))]
        )
        person = sentence.apposed(stop, sentence.end) if text[stop : stop + 1] == "،" else None
        if person is not None and person.start - stop <= _BESIDE:
            yield _Source(index, word.start, own[index + len(match) - 1].end, (person.start, person.end), person.end)
            continue
        skip = int(_is_to(sentence, next((w for w in own[index:] if w.start == first), None)))
        yield _Source(
            index, word.start, own[index + len(match) - 1].end, (first + skip, trimmed(text, first + skip, stop)), stop
        )


def _is_behind(word: Word) -> bool:
    """Whether a word behind a source is no part of its name: a number, "about", "that"."""
    return word.number is not None or word.forms[0] in word_of("behind_source")


def _told(sentence: Contents, source: _Source, begins: int) -> tuple[int, int]:
    """What a source tells: behind it where it opens the sentence or breaks into it, before it elsewhere."""
    text = sentence.text
    then = next((w for w in sentence.words if w.start >= source.behind), None)
    past = then is not None and any(f in word_of("then") for f in then.forms)
    if source.index <= 1 or (past and then is not None and text[then.start] == "ف"):
        return (then.end if then is not None and past else source.behind, sentence.end)
    clause = _clause_before(text, begins, source.start)
    enclosed = len(clause.split()) <= _BROKEN_INTO and _is_enclosed(text, clause, source)
    if then is not None and (then.number is not None or then.forms[0] in word_of("approximately")):
        return source.behind, sentence.end
    if enclosed and then is not None and not _opens_clause(text, then.start, then.forms):
        whole = then.forms[0] == TO and " " in clause.strip()
        return (begins if whole else source.behind, _until_while(sentence, then.start))
    joins = [w for w in sentence.words if begins <= w.start < source.start and w.forms[0] in word_of("while")]
    begins = joins[-1].end if joins else begins
    return (_outcome(sentence, begins, source.start) or begins, source.start)


def _outcome(sentence: Contents, begins: int, end: int) -> int | None:
    """Where what a long clause led to begins, of which a source at its end tells: "… حملة أسفرت عن مقتل 1600 مدني وفق المرصد"."""
    own = [i for i, w in enumerate(sentence.words) if begins <= w.start < end]
    verb = next((i for i in reversed(own) if any(f in word_of("results_in") for f in sentence.words[i].forms)), None)
    if verb is None or verb - own[0] < _LONG or verb + 2 > own[-1]:
        return None
    if not any(f in word_of("recalling") for f in sentence.words[own[0]].forms):
        return None
    return sentence.words[verb + 2].start


def _clause_before(text: str, begins: int, end: int) -> str:
    """The clause that a source stands behind, with the mark that ends it."""
    clause = text[begins:end].rstrip()
    return clause[max(clause.rfind(mark, 0, -1) for mark in "،:؛") + 1 :]


def _is_enclosed(text: str, clause: str, source: _Source) -> bool:
    """Whether the same marks stand before a source and behind it."""
    return clause[-1:] in _PAIRED and text[source.behind : source.behind + 1] == clause[-1:]


def _goes_on(sentence: Contents, source: _Source, begins: int) -> tuple[int, int] | None:
    """What goes on behind a source that breaks into a longer clause: "وكان الهجوم قد أودى، وفق مصادر طبية، بحياة ممرض"."""
    text = sentence.text
    clause = _clause_before(text, begins, source.start)
    then = next((w for w in sentence.words if w.start >= source.behind), None)
    if (
        source.index <= 1
        or then is None
        or len(clause.split()) <= _BROKEN_INTO
        or not _is_enclosed(text, clause, source)
    ):
        return None
    if _opens_clause(text, then.start, then.forms) or text[then.start] != "ب":
        return None
    return source.behind, _until_while(sentence, then.start)


def _until_while(sentence: Contents, start: int) -> int:
    """Where a clause ends behind which another begins: "، في حين"."""
    later = (w for w in sentence.words if w.start > start and w.forms[0] in word_of("while"))
    return next((w.start for w in later if sentence.text[start : w.start].rstrip("في ")[-1:] == "،"), sentence.end)


def _opens_clause(text: str, start: int, forms: tuple[str, ...]) -> bool:
    """Whether a word behind a source begins a clause of its own: "while", "and added"."""
    return forms[0] in word_of("while") or text[start] in "وف"


def _speaker_start(sentence: Contents, index: int, end: int) -> int:
    """Where the speaker begins behind "according to": "what X said" is X."""
    own = sentence.words
    said = index < len(own) and own[index].forms[0] in word_of("what") and index + 1 < len(own)
    if said:
        index += 2 if not _told_to(sentence, index + 2) else 3
    elif index < len(own) and any(f in reporting() for f in own[index].forms[:1]):
        index += 1
    while index < len(own) and own[index].forms[0] in word_of("with_it"):
        index += 1
    if index >= len(own):
        return end
    start = own[index].start
    return skipped(sentence.text, sentence.behind_outlet(start, sentence.end) if said else start, sentence.end)


def _told_to(sentence: Contents, index: int) -> bool:
    """Whether a word behind "what he said" is whom he told: "وفق ما قاله للأناضول مسؤول"."""
    return index + 1 < len(sentence.words) and _is_to(sentence, sentence.words[index])


def _is_to(sentence: Contents, word: Word | None) -> bool:
    """Whether a word has the particle "to" before it, and is no body whose name begins with that letter: لجنة."""
    return word is not None and sentence.text[word.start] == "ل" and word.forms[0] not in word_of("of_committees")


def behind_colon(sentence: Contents) -> Said | None:
    """What a name or an office before a colon says: "المرصد السوري: مقتل خمسة مدنيين", "مصدر طبي: …"."""
    text, start, end = sentence.text, sentence.start, sentence.end
    colon = text.find(":", start, min(end, start + _COLON_REACH))
    before = [w for w in sentence.words if w.end <= colon]
    if colon < 0 or not before or any(m in text[start:colon] for m in "،.؛\n"):
        return None
    named = any(n.end <= colon and not text[n.end : colon].strip() for n in sentence.named)
    if not named and (before[0].forms[0] not in word_of("speaks") or _is_credit(sentence, before)):
        return None
    span = (skipped(text, colon + 1, end), trimmed(text, colon + 1, end))
    if span[1] - span[0] < SHORTEST:
        return None
    ref = unnamed(text, before[0].start, before[-1].end)
    return Said([span], "indirect", sentence.clause, None, "said", ref, 0.6)


def _is_credit(sentence: Contents, before: Sequence[Word]) -> bool:
    """Whether a line gives where a text is from: "المصدر: وكالات"."""
    return len(before) == 1 and sentence.text.startswith("الم", before[0].start)


def behind_line(block: Sequence[Clause], text: str, quoted: Sequence[Quote], named: Sequence[Named]) -> Said | None:
    """What is quoted in a paragraph of its own behind a line such as "وتقول أم محمد:"; None where no such line stands before it."""
    start = block[0].sentence.start
    line_end = next((i + 1 for i in range(start - 1, -1, -1) if not text[i].isspace()), 0)
    quote = next((q for q in quoted if q.start - start <= 2), None)
    if quote is None or text[line_end - 1 : line_end] != ":":
        return None
    line = text.rfind("\n", 0, line_end) + 1
    own = words(text[line:line_end], line)[-_LINE:]
    cue = next(((w, reporting()[f]) for w in reversed(own) for f in w.forms if f in reporting()), None)
    if cue is None:
        return None
    inside = [n for n in named if line <= n.start and n.end <= line_end]
    who = next((n for n in inside if n.section == "people"), None) or next(iter(inside), None)
    ref = unnamed(text, who.start, who.end) if who is not None else None
    word, stance = cue
    return Said([(quote.inner_start, quote.inner_end)], "direct", block[0], (word.start, word.end), stance, ref, 0.7)
