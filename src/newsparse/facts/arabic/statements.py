"""What an Arabic sentence reports that somebody says: by its verb, or by the source that it names in passing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from newsparse.facts.arabic.around import TO, around, reporting, word_of
from newsparse.facts.meant import unnamed
from newsparse.facts.quotes import Quote
from newsparse.facts.statements import Said
from newsparse.facts.words import Clause
from newsparse.lexicon.arabic import Word, words
from newsparse.models import Ref

_SUBJECT = 14
"""Words that a speaker has at most."""
_CLOSING = "،,:;؛ \u00a0-–"


def statements(block: Sequence[Clause], text: str, quoted: Sequence[Quote]) -> list[Said]:
    """What the sentences of a block report: a verb, who speaks, and what follows "that" or stands in quotation marks."""
    found: list[Said] = []
    last: Ref | None = None
    for clause in block:
        start, end = clause.sentence.start, clause.sentence.end
        own = words(text[start:end], start)
        said = _reported(clause, text, own, quoted, last) or _by_source(clause, text, own)
        if said is not None:
            found.append(said)
            last = said.speaker or last
    return found


def _reported(clause: Clause, text: str, own: Sequence[Word], quoted: Sequence[Quote], last: Ref | None) -> Said | None:
    """A statement by its verb, the first of the sentence that one can be read from."""
    end = clause.sentence.end
    for index, word in enumerate(own):
        stance = next((reporting()[f] for f in word.forms if f in reporting()), None)
        if stance is None or any(q.inner_start <= word.start < q.inner_end for q in quoted):
            continue
        content = _content(own, index, quoted)
        if content is None:
            continue
        begins, behind, kind = content
        subject = _subject(text, word.end, behind)
        speaker = unnamed(text, *subject) if subject else last
        span = (begins, _trimmed(text, begins, _quote_end(begins, quoted) if kind == "direct" else end))
        skip = next(k for f, k in zip(word.forms, word.skips, strict=True) if f in reporting())
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
        if index > verb + 1 and any(f in reporting() for f in word.forms[1:]):
            return None  # "and confirmed that": what follows is said by this verb
        if word.forms[0] in word_of("that") or (len(word.forms) > 1 and word.forms[1] in word_of("that")):
            behind = own[index - 1].start if own[index - 1].forms[0] == TO else word.start
            begins = own[index + 1].start if word.forms[0] in _BARE_THAT and index + 1 < len(own) else word.end
            if quote is not None and quote.start - word.end <= 3:
                return quote.inner_start, behind, "direct"
            return begins, behind, "indirect"
    if quote is not None:
        return quote.inner_start, quote.start, "direct"
    return None


_BARE_THAT = word_of("that")


def _quote_end(begins: int, quoted: Sequence[Quote]) -> int:
    return next(q.inner_end for q in quoted if q.inner_start == begins)


def _subject(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words between a verb and what is said, marks and what stands behind a comma left out."""
    part = text[start:end]
    cut = next((i for i, c in enumerate(part) if c in "،,"), len(part))
    left = len(part[:cut]) - len(part[:cut].lstrip(_CLOSING))
    right = len(part[:cut].rstrip(_CLOSING + '“"«'))
    return (start + left, start + right) if right > left + 1 else None


def _by_source(clause: Clause, text: str, own: Sequence[Word]) -> Said | None:
    """A sentence that names its source in passing: "…، وفقاً لمصدر أمني", "بحسب المرصد، …"."""
    for index, word in enumerate(own[:-1]):
        forms = {(f,) for f in word.forms} | {(f, own[index + 1].forms[0]) for f in word.forms}
        match = max((p for p in around("according") if p in forms), key=len, default=None)
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
        ref = unnamed(text, first + skip, stop)
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
