"""Direct statements: the quotations of a paragraph, each with who says it."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from newsparse.facts.meant import unnamed
from newsparse.facts.quotes import Quote
from newsparse.facts.reporting import around_statements, reporting
from newsparse.facts.statements import Cue, Said, cues, main_subject
from newsparse.facts.words import Clause, Word
from newsparse.models import Block, Ref

_NEAR_CUES = 24
"""Verbs of a sentence on either side of a quotation, at most, one of which may report it."""
_FAR_CUE = 400
"""Code points between a quotation and its verb, at most."""
_LED_BY = 12
"""Words between "told somebody" and a quotation in what is told, at most."""
_LONGEST_CUT = 40
"""Words between the two halves of a quotation: its speaker and what he is."""
_LONGEST_JOINT = 10
"""Words between two quotations of one report, at most."""
_LONGEST_END = 8
"""Words between a quotation and the comma before who speaks, at most, that belong to what he says."""
_ROUNDING = frozenset(["IN", "DT", "JJ", "NN", "PR", "PO", "CD", "HY"])
"""The beginnings of tags of such words."""
_SPEAKING = frozenset(["people", "groups", "organizations"])
_LEADING = frozenset([":", ",", "that", "for"])
"""What may stand between a verb that has words behind it and its quotation: "called on Sunday for "a mobilisation"."""
_FRAGMENT = 4
"""Words of a quotation under which it is a word put in quotes, no statement of its own."""


def direct(block: Sequence[Clause], quoted: Sequence[Quote], text: str) -> list[Said]:
    """The quotations of a block, each with who says it; one that is cut in two by its speaker is one."""
    found: list[Said] = []
    previous: tuple[Quote, Said] | None = None
    reported = [(clause, cues(clause, quoted)) for clause in block] if quoted else []
    for quote in quoted:
        clause = next((c for c in block if _overlaps(c, quote)), None)
        if clause is None:
            continue
        words = _words_within(block, quote)
        cue, speaker, span, where = _attribution(block, quote, quoted, reported, text)
        if previous is not None and _goes_on(previous[0], quote, previous[1], block, alone=cue is None):
            previous[1].spans.append(_whole(quote))
            previous = (quote, previous[1])
            continue
        if previous is not None and cue is None and _is_joined(previous[0], quote, previous[1], block):
            previous[1].spans[-1] = previous[1].spans[-1][0], quote.end
            previous = (quote, previous[1])
            continue
        if words < _FRAGMENT and cue is None:
            continue
        if (words < _FRAGMENT and where != "around") or _is_title(block, quote) or _is_manner(block, quote):
            continue
        if cue is None and _is_inside_a_clause(block, quote, words):
            continue
        stance, confidence = cue.stance if cue else "said", 0.85 if speaker else 0.5
        said = Said([_whole(quote)], "direct", clause, span, stance, speaker, confidence)
        found.append(said)
        previous = (quote, said)
    return found


def _overlaps(clause: Clause, quote: Quote) -> bool:
    """Whether a sentence holds some of what stands between the marks."""
    return bool(clause.words) and clause.words[0].start <= quote.inner_end and quote.inner_start < clause.sentence.end


def _words_within(block: Sequence[Clause], quote: Quote) -> int:
    """How many words stand between the marks."""
    inside = _words(block, quote.inner_start, quote.inner_end)
    return sum(any(x.isalpha() for x in w.text) for w in inside)


def _words(block: Sequence[Clause], start: int, end: int) -> Iterator[Word]:
    """The words of a block that begin within [start, end), in order."""
    first = bisect.bisect_right(block, start, key=lambda c: c.sentence.start) - 1
    for clause in block[max(first, 0) :]:
        if clause.sentence.start >= end:
            return
        yield from clause.between(start, end)


def _whole(quote: Quote) -> tuple[int, int]:
    """A quotation's span with its marks: they are how the text says that the words are not its own."""
    return quote.start, quote.end


def _attribution(
    block: Sequence[Clause],
    quote: Quote,
    quoted: Sequence[Quote],
    reported: Sequence[tuple[Clause, Sequence[Cue]]],
    text: str,
) -> tuple[Cue | None, Ref | None, tuple[int, int] | None, str]:
    """The verb and the speaker right behind a quotation, else right before it."""
    options: list[tuple[int, Cue, Clause]] = []
    for clause, own in reported:
        if clause.sentence.end < quote.start - 200 or clause.sentence.start > quote.end + 160:
            continue
        nearest = bisect.bisect_left(own, quote.start, key=lambda c: clause.words[c.index].start)
        for cue in own[max(0, nearest - _NEAR_CUES) : nearest + _NEAR_CUES]:
            word = clause.words[cue.index]
            left = clause.words[cue.subject[0]] if cue.subject else word
            first = min(word.start, left.start)
            if (
                quote.end - 1 <= first <= quote.end + _FAR_CUE
                and (_between(block, quote.end, first, 3) or _rounds_off(block, quote.end, first))
                and not _ended(block, quote, first)
            ):
                options.append((0, cue, clause))
            last = max(clause.words[cue.behind - 1].end, clause.words[cue.subject[1] - 1].end if cue.subject else 0)
            if quote.start - _FAR_CUE <= last <= quote.start + 1 and _leads_to(block, last, quote.start):
                options.append((1, cue, clause))
            elif _tells(cue, clause, quote):
                options.append((2, cue, clause))
    if not options:
        named = _named_before(block, quote)
        return None, unnamed(text, *named) if named else None, None, ""
    _, cue, clause = min(options, key=lambda o: (o[0], abs(o[2].words[o[1].index].start - quote.end)))
    participle = clause.lower(cue.index).endswith("ing")
    subject = cue.subject or (main_subject(clause, cue.index, quoted) if participle else None)
    speaker = unnamed(text, *clause.span(*subject)) if subject else None
    return cue, speaker, clause.span(cue.index, cue.behind), "around"


def _tells(cue: Cue, clause: Clause, quote: Quote) -> bool:
    """Whether somebody before a quotation in the same sentence tells somebody something: "told the agency the force "strikes only …"."""
    told = cue.verb in around_statements("to_somebody") and cue.subject is not None and not cue.inverted
    near = clause.at(quote.start) - cue.index <= _LED_BY
    return told and near and clause.words[cue.index].end < quote.start < clause.sentence.end


def _ended(block: Sequence[Clause], quote: Quote, start: int) -> bool:
    """Whether a quotation closes its sentence, and what stands behind begins another: "… for him." She says it …"."""
    last = list(_words(block, quote.inner_start, quote.inner_end))
    behind = next((w for w in _words(block, start, start + 1) if w.start == start), None)
    return bool(last) and last[-1].text == "." and behind is not None and behind.text[:1].isupper()


def _between(block: Sequence[Clause], start: int, end: int, most: int) -> bool:
    """Whether at most so many words lie between two offsets, none of them a full stop."""
    words = list(_words(block, start, end))
    return len(words) <= most and not any(w.text == "." for w in words)


def _rounds_off(block: Sequence[Clause], start: int, end: int) -> bool:
    """Whether a few words with no verb end what a quotation says before who speaks: '"…" for the victory, Sanders said'."""
    words = list(_words(block, start, end))
    plain = all(w.tag[:2] in _ROUNDING or w.text == "," for w in words)
    return 0 < len(words) <= _LONGEST_END and words[0].tag == "IN" and words[-1].text == "," and plain


def _named_before(block: Sequence[Clause], quote: Quote) -> tuple[int, int] | None:
    """The name that a line begins with before a colon and a quotation: 'Philip Bump: "…"'."""
    clause = next((c for c in block if c.words and c.words[0].start <= quote.start < c.sentence.end), None)
    if clause is None:
        return None
    colon = clause.at(quote.start) - 1
    name = next(((a, b) for a, b, section in clause.names if b == colon and section in _SPEAKING), None)
    if name is None or clause.lower(colon) != ":" or any(w.tag[:2] == "VB" for w in clause.words[: name[0]]):
        return None
    return clause.span(*name)


def _leads_to(block: Sequence[Clause], start: int, end: int) -> bool:
    """Whether a verb leads up to a quotation: "said: "", "said in a statement on Friday, ""."""
    words = list(_words(block, start, end))
    return (
        len(words) <= 14
        and not any(w.text in {".", ";"} for w in words)
        and (not words or words[-1].text in _LEADING or len(words) <= 2)
    )


def _goes_on(before: Quote, quote: Quote, said: Said, block: Sequence[Clause], *, alone: bool) -> bool:
    """Whether a quotation is more of one that its speaker cuts in two: "…," he said, "…"; "…," he said. "…".

    The sentence that says who speaks may say more of him, where the second half is `alone`, without a verb of its own.
    """
    between = list(_words(block, before.end, quote.start))
    if not between:
        return True
    if said.cue is None or not before.end <= said.cue[0] < quote.start or len(between) > _LONGEST_CUT:
        return False
    ends = [i for i, w in enumerate(between) if w.text in {".", "?", "!"}]
    if ends:
        return alone and ends == [len(between) - 1]
    verbs = [w for w in between if w.tag in {"VBD", "VBZ", "VBP", "MD"} and w.lower not in reporting()]
    return not verbs and not any(w.lower == "that" for w in between)


def _is_joined(before: Quote, quote: Quote, said: Said, block: Sequence[Clause]) -> bool:
    """Whether two quotations stand in one report with few words between: 'vowed to "continue the fight," and to "take it …"'."""
    between = list(_words(block, before.end, quote.start))
    led = said.cue is not None and said.cue[1] <= before.start and said.clause.sentence.end > quote.start
    plain = not any(w.tag in {"VBD", "VBZ", "VBP", "MD"} or w.text in {".", ";", ":", "?", "!"} for w in between)
    return led and plain and 0 < len(between) <= _LONGEST_JOINT


def _is_title(block: Sequence[Clause], quote: Quote) -> bool:
    """Whether a quotation is the name of a show or a book: capitals on every word, and few."""
    words = [w for w in _words(block, quote.inner_start, quote.inner_end) if w.text[:1].isalpha()]
    small = [w for w in words if w.text[:1].islower()]
    return (
        1 < len(words) <= 7
        and all(w.lower in around_statements("small_in_titles") for w in small)
        and not any(w.tag in {"VBD", "VBZ", "MD", "PRP"} for w in words)
    )


def _is_manner(block: Sequence[Clause], quote: Quote) -> bool:
    """Whether a quotation is the adverb of a verb: "categorically" denied it."""
    words = list(_words(block, quote.inner_start, quote.inner_end))
    return len(words) == 1 and words[0].tag == "RB"


def _is_inside_a_clause(block: Sequence[Clause], quote: Quote, words: int) -> bool:
    """Whether a quotation is only some words within a sentence that is not reported as said."""
    clause = next((c for c in block if c.words and c.words[0].start <= quote.start < c.sentence.end), None)
    if clause is None:
        return False
    outside = [w for w in clause.words if not quote.start <= w.start < quote.end and any(x.isalpha() for x in w.text)]
    return len(outside) > 3 and (words < 8 or len(outside) > words)


def with_speakers_of_others(found: Sequence[Said], text: str, blocks: Sequence[Block]) -> None:
    """A quotation without a verb of its own that follows another is by the same speaker: in its paragraph, or as the whole of the next."""
    for before, said in zip(found, found[1:], strict=False):
        if said.speaker is not None or said.cue is not None or before.speaker is None or said.kind != "direct":
            continue
        apart = said.clause.sentence.block - before.clause.sentence.block
        if apart == 0 or (apart == 1 and _is_whole(said, text, blocks)):
            said.speaker = before.speaker
            said.confidence = 0.6


def _is_whole(said: Said, text: str, blocks: Sequence[Block]) -> bool:
    """Whether a quotation is all that its paragraph holds."""
    block = blocks[said.clause.sentence.block]
    return sum(b - a for a, b in said.spans) >= len(text[block.start : block.end].strip())
