"""Statements: what the text reports that somebody says, in quotation marks and without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from newsparse import lexicon
from newsparse.facts.quotes import Quote
from newsparse.facts.speakers import Speakers, subject_before, subject_behind
from newsparse.facts.trees import phrase, under
from newsparse.facts.verbs import Form, forms
from newsparse.facts.words import Clause
from newsparse.models import Ref

Stance = Literal["said", "claimed", "denied", "confirmed", "accused", "warned", "ordered", "believed"]
_BE = frozenset("is are was were be been being".split())
_LONGEST_CUT = 32
"""Words between the two halves of a quotation: its speaker and what he is."""
_SMALL_IN_TITLES = frozenset("the a an of and in on for to with at by from".split())
_FRAGMENT = 4
"""Words of a quotation under which it is a word put in quotes, no statement of its own."""
_SAYING = frozenset(["said", "claimed", "denied", "confirmed", "warned", "believed"])
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today earlier late early on in at by via through during that a an the his her its their twitter "
    "statement press conference interview telephone phone email tweet report facebook telegram post local time morning evening afternoon night".split()
)


@dataclass(slots=True)
class Said:
    """A statement: the spans of its content, the verb that reports it, who speaks, and the sentence that says so."""

    spans: list[tuple[int, int]]
    kind: Literal["direct", "indirect", "mixed"]
    clause: Clause
    cue: tuple[int, int] | None = None
    stance: Stance = "said"
    speaker: Ref | None = None
    confidence: float = 0.7


@lru_cache(maxsize=1)
def reporting() -> dict[str, tuple[str, Stance, Form]]:
    """Every form of the verbs of reporting: the verb, what it makes of it, and the form."""
    found: dict[str, tuple[str, Stance, Form]] = {}
    for stance, verbs in lexicon.load("reporting", dict[Stance, list[str]]).items():
        for form, (verb, kind) in forms(verbs).items():
            found.setdefault(form, (verb, stance, kind))
    return found


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of reporting with its subject: words of a clause."""

    index: int
    behind: int
    verb: str
    stance: Stance
    subject: tuple[int, int] | None
    inverted: bool = False


def cues(clause: Clause, quoted: Sequence[Quote]) -> list[Cue]:
    """The verbs of a sentence that report, outside of quotations, with their subjects."""
    found = []
    for index, word in enumerate(clause.words):
        if any(q.inner_start <= word.start < q.inner_end for q in quoted):
            continue
        if word.lower == "according" and clause.lower(index + 1) == "to":
            subject = subject_behind(clause, index + 1)
            found.append(Cue(index, index + 2, "according", "said", subject, inverted=True))
        elif word.lower in reporting() and word.tag[:2] in {"VB", "NN", "JJ"}:
            verb, stance, form = reporting()[word.lower]
            if word.tag in {"NN", "NNS", "JJ", "NNP"} or (
                form == "base" and word.tag == "VB" and clause.lower(index - 1) == "to"
            ):
                continue
            if (clause.lower(index - 1) in _BE and form == "ed") or clause.lower(index - 1) == "-":
                continue
            before = subject_before(clause, index) if form != "ing" or clause.lower(index - 1) in _BE else None
            behind = None if before else subject_behind(clause, index) if form in {"ed", "s", "base"} else None
            if before is None and behind is None and form != "ing":
                before = _own_subject(clause, index)
            found.append(
                Cue(index, index + 1, verb, stance, before or behind, inverted=before is None and behind is not None)
            )
    return found


def _own_subject(clause: Clause, verb: int) -> tuple[int, int] | None:
    """The words of the subject that hangs on a verb itself."""
    own = under(clause, verb, ("nsubj",))
    return phrase(clause, own[0]) if own and clause.tag(own[0]) not in {"WP", "WDT"} else None


def indirect(clause: Clause, quoted: Sequence[Quote], speakers: Speakers) -> Iterator[Said]:
    """What a sentence reports without quotation marks around all of it."""
    taken: list[tuple[int, int]] = []
    last: Ref | None = None
    found = cues(clause, quoted)
    for number, cue in enumerate(found):
        content = _content(clause, cue)
        if content is not None:
            content = _cut(clause, content, found[number + 1 :], quoted)
        if (
            content is not None
            and cue.stance == "believed"
            and any(a <= content[0] and content[1] <= b for a, b in taken)
        ):
            continue
        if content is None or (
            any(a < content[1] and content[0] < b for a, b in taken) and not _is_inner(content, taken)
        ):
            continue
        start, end = clause.span(*content)
        inside = [q for q in quoted if q.start < end and start < q.end]
        if any(q.inner_start <= start and end <= q.inner_end + 1 for q in inside):
            continue
        covered = sum(min(q.inner_end, end) - max(q.inner_start, start) for q in inside)
        if covered > 0.7 * (end - start):
            continue
        subject = cue.subject or (_main_subject(clause, cue.index, quoted) if last is None else None)
        speaker = speakers.ref(*clause.span(*subject)) if subject else last
        if speaker is None and cue.verb != "according" and not _has_that(clause, cue):
            continue
        last = speaker or last
        taken.append(content)
        first, behind = clause.span(cue.index, cue.behind)
        yield Said(
            [(start, end)],
            "mixed" if inside else "indirect",
            clause,
            (first, behind),
            cue.stance,
            speaker,
            0.8 if _has_that(clause, cue) or cue.verb == "according" else 0.65,
        )


def _cut(
    clause: Clause, content: tuple[int, int], later: Sequence[Cue], quoted: Sequence[Quote]
) -> tuple[int, int] | None:
    """A content up to where the sentence goes on to something else that is said, or leaves a quotation behind."""
    first, end = content
    for cue in later:
        joint = (cue.subject[0] if cue.subject and not cue.inverted else cue.index) - 1
        while joint > first and (clause.lower(joint) in {"also", "later", "then", ","} or clause.tag(joint) == "RB"):
            joint -= 1
        own = cue.subject is not None and clause.tag(cue.subject[0]) == "PRP"
        joined = clause.lower(joint) in {"and", "but"} and not own
        if first < joint < end and joined and cue.stance in _SAYING | {"accused", "ordered"}:
            end = joint
            break
    for i in range(first + 1, end):
        closed = any(q.end == clause.words[i - 1].end for q in quoted)
        if closed and (
            clause.lower(i) in _LEAVES_A_QUOTE
            or (clause.tag(i) == "IN" and clause.lower(i) in {"after", "while", "as"})
        ):
            end = i
            break
    while end > first and clause.lower(end - 1) in {",", "and", "but", ";"}:
        end -= 1
    return (first, end) if end - first >= 3 else None


_LEAVES_A_QUOTE = frozenset(["but", "when", "although", "though", "before"])


def _main_subject(clause: Clause, index: int, quoted: Sequence[Quote]) -> tuple[int, int] | None:
    """The subject of the sentence before a participle: "X spoke on Monday, arguing that …"."""
    for i in range(index):
        if clause.tag(i) in {"VBD", "VBZ", "VBP", "MD"} and not any(
            q.start <= clause.words[i].start < q.end for q in quoted
        ):
            return subject_before(clause, i)
    return None


def _is_inner(content: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a content lies wholly within another: what somebody said that somebody said."""
    return all((a <= content[0] and content[1] <= b) or content[1] <= a or b <= content[0] for a, b in taken)


def _has_that(clause: Clause, cue: Cue) -> bool:
    return any(clause.lower(i) == "that" for i in range(cue.behind, min(cue.behind + 8, len(clause.words))))


def _content(clause: Clause, cue: Cue) -> tuple[int, int] | None:
    """The words of what a verb reports."""
    end = len(clause.words)
    while end > 0 and clause.lower(end - 1) in {".", "!", "?", '"', "”", ")", "''"}:
        end -= 1
    if cue.verb == "according":
        return _around_according(clause, cue, end)
    if cue.inverted or cue.subject is None:
        if cue.subject is not None and cue.inverted:
            return _before(clause, cue.index)
        return _behind(clause, cue, end)
    rest = _behind(clause, cue, end)
    if rest is not None:
        return rest
    return _before(clause, cue.subject[0])


def _around_according(clause: Clause, cue: Cue, end: int) -> tuple[int, int] | None:
    behind = cue.subject[1] if cue.subject else cue.behind
    if cue.index <= 1:
        while behind < end and clause.lower(behind) != ",":
            behind += 1
        return (behind + 1, end) if behind + 2 < end else None
    return _before(clause, cue.index)


def _before(clause: Clause, index: int) -> tuple[int, int] | None:
    """The clause that stands before, up to the comma."""
    last = index
    while last > 0 and clause.lower(last - 1) in {",", '"', "”", "''", "and", "-", "—", "–"}:
        last -= 1
    if last == index and index > 0 and clause.tag(index - 1) in {"IN", "DT"}:
        return None
    first = 0
    while first < last and clause.lower(first) in {'"', "“", "``", "but", "and", "—", "-", "•"}:
        first += 1
    return (first, last) if last - first >= 3 else None


def _behind(clause: Clause, cue: Cue, end: int) -> tuple[int, int] | None:
    """What follows the verb: behind "that", or a clause that begins at once, or behind a time."""
    position = cue.behind
    for i in range(position, min(position + (18 if cue.verb in _TO_SOMEBODY else 10), end)):
        if clause.lower(i) == "that" and clause.tag(i) in {"IN", "WDT", "DT", "RB"}:
            return (i + 1, end) if end - i > 3 else None
        if clause.lower(i) in {'"', "“", "``", ";"}:
            break
    if cue.verb in _TO_SOMEBODY:
        position = _past_object(clause, position, end)
    position = _past_time(clause, position, end)
    if clause.lower(position) in {":", ","}:
        position += 1
    if end - position < 3:
        return None
    if cue.stance in _SAYING and cue.verb not in _OF_THINGS and not _is_clause(clause, position, end):
        return None
    return position, end


_TO_SOMEBODY = frozenset(["tell", "inform", "ask", "urge", "warn", "order"])
_OF_THINGS = frozenset(["ask", "question", "call", "describe", "praise", "signal"])
"""Verbs that report something without a clause: "called it a mistake"."""


def _past_object(clause: Clause, position: int, end: int) -> int:
    """Behind whom somebody told it: "told The Associated Press"."""
    start = position
    while (
        position < end
        and clause.tag(position)[:2] in {"DT", "NN", "PR", "JJ", "PO", "IN"}
        and clause.lower(position) != "that"
        and position - start < 6
    ):
        position += 1
        if clause.tag(position - 1) == "PRP":
            break
    return position


def _past_time(clause: Clause, position: int, end: int) -> int:
    """Behind "on Friday", "in a statement on Twitter"."""
    start = position
    while (
        position < end and position - start < 8 and (clause.lower(position) in _TIMES or clause.tag(position) == "CD")
    ):
        position += 1
    if (
        position < end
        and clause.lower(position - 1) in {"the", "a", "an", "his", "her", "its", "their"}
        and position > start
    ):
        position -= 1  # the article belongs to what is said
    return position


def _is_clause(clause: Clause, first: int, end: int) -> bool:
    """Whether a finite verb stands within: what was said is a clause, and not "said goodbye"."""
    return any(clause.tag(i) in {"VBD", "VBZ", "VBP", "MD"} for i in range(first, min(end, first + 30)))


# --- Direct ------------------------------------------------------------------------------------------


def direct(block: Sequence[Clause], quoted: Sequence[Quote], speakers: Speakers) -> list[Said]:
    """The quotations of a block, each with who says it; one that is cut in two by its speaker is one."""
    found: list[Said] = []
    previous: tuple[Quote, Said] | None = None
    reported = [(clause, cues(clause, quoted)) for clause in block] if quoted else []
    for quote in quoted:
        clause = next(
            (
                c
                for c in block
                if c.words and c.words[0].start <= quote.inner_end and quote.inner_start < c.sentence.end
            ),
            None,
        )
        if clause is None:
            continue
        words = sum(
            1
            for c in block
            for w in c.words
            if quote.inner_start <= w.start < quote.inner_end and any(x.isalpha() for x in w.text)
        )
        cue, speaker, span, where = _attribution(block, quote, reported, speakers)
        if words < _FRAGMENT and cue is None:
            continue
        if previous is not None and _goes_on(previous[0], quote, previous[1], block):
            previous[1].spans.append(_whole(quote))
            previous = (quote, previous[1])
            continue
        if (words < _FRAGMENT and where != "around") or _is_title(block, quote):
            continue
        if cue is None and _is_inside_a_clause(block, quote, words):
            continue
        said = Said(
            [_whole(quote)], "direct", clause, span, cue.stance if cue else "said", speaker, 0.85 if speaker else 0.5
        )
        found.append(said)
        previous = (quote, said)
    _fill_speakers(found)
    return found


def _whole(quote: Quote) -> tuple[int, int]:
    """A quotation's span with its marks: they are how the text says that the words are not its own."""
    return quote.start, quote.end


def _attribution(
    block: Sequence[Clause], quote: Quote, reported: Sequence[tuple[Clause, Sequence[Cue]]], speakers: Speakers
) -> tuple[Cue | None, Ref | None, tuple[int, int] | None, str]:
    """The verb and the speaker right behind a quotation, else right before it."""
    options: list[tuple[int, Cue, Clause]] = []
    for clause, own in reported:
        if clause.sentence.end < quote.start - 200 or clause.sentence.start > quote.end + 160:
            continue
        for cue in own:
            word = clause.words[cue.index]
            left = clause.words[cue.subject[0]] if cue.subject else word
            first = min(word.start, left.start)
            if first >= quote.end - 1 and _between(block, quote.end, first, 3) and not _ended(block, quote, first):
                options.append((0, cue, clause))
            last = max(clause.words[cue.behind - 1].end, clause.words[cue.subject[1] - 1].end if cue.subject else 0)
            if last <= quote.start + 1 and _leads_to(block, last, quote.start):
                options.append((1, cue, clause))
    if not options:
        return None, None, None, ""
    _, cue, clause = min(options, key=lambda o: (o[0], abs(o[2].words[o[1].index].start - quote.end)))
    speaker = speakers.ref(*clause.span(*cue.subject)) if cue.subject else None
    return cue, speaker, clause.span(cue.index, cue.behind), "around"


def _ended(block: Sequence[Clause], quote: Quote, start: int) -> bool:
    """Whether a quotation closes its sentence, and what stands behind begins another: "… for him." She says it …"."""
    last = [w for c in block for w in c.words if quote.inner_start <= w.start < quote.inner_end]
    behind = next((w for c in block for w in c.words if w.start == start), None)
    return bool(last) and last[-1].text == "." and behind is not None and behind.text[:1].isupper()


def _between(block: Sequence[Clause], start: int, end: int, most: int) -> bool:
    """Whether at most so many words lie between two offsets, none of them a full stop."""
    words = [w for c in block for w in c.words if start <= w.start < end]
    return len(words) <= most and not any(w.text == "." for w in words)


def _leads_to(block: Sequence[Clause], start: int, end: int) -> bool:
    """Whether a verb leads up to a quotation: "said: "", "said in a statement on Friday, ""."""
    words = [w for c in block for w in c.words if start <= w.start < end]
    return (
        len(words) <= 14
        and not any(w.text in {".", ";"} for w in words)
        and (not words or words[-1].text in {":", ",", "that"} or len(words) <= 2)
    )


def _goes_on(before: Quote, quote: Quote, said: Said, block: Sequence[Clause]) -> bool:
    """Whether a quotation is more of one that its speaker cuts in two: "…," he said, "…"; "…," he said. "…"."""
    between = [w for c in block for w in c.words if before.end <= w.start < quote.start]
    if not between:
        return True
    if said.cue is None or not before.end <= said.cue[0] < quote.start or len(between) > _LONGEST_CUT:
        return False
    ends = [i for i, w in enumerate(between) if w.text in {".", "?", "!"}]
    verbs = [w for w in between if w.tag in {"VBD", "VBZ", "VBP", "MD"} and w.lower not in reporting()]
    return (not ends or ends == [len(between) - 1]) and not verbs and not any(w.lower == "that" for w in between)


def _is_title(block: Sequence[Clause], quote: Quote) -> bool:
    """Whether a quotation is the name of a show or a book: capitals on every word, and few."""
    words = [
        w for c in block for w in c.words if quote.inner_start <= w.start < quote.inner_end and w.text[:1].isalpha()
    ]
    small = [w for w in words if w.text[:1].islower()]
    return (
        1 < len(words) <= 7
        and all(w.lower in _SMALL_IN_TITLES for w in small)
        and not any(w.tag in {"VBD", "VBZ", "MD", "PRP"} for w in words)
    )


def _is_inside_a_clause(block: Sequence[Clause], quote: Quote, words: int) -> bool:
    """Whether a quotation is only some words within a sentence that is not reported as said."""
    clause = next((c for c in block if c.words and c.words[0].start <= quote.start < c.sentence.end), None)
    if clause is None:
        return False
    outside = [w for w in clause.words if not quote.start <= w.start < quote.end and any(x.isalpha() for x in w.text)]
    return len(outside) > 3 and (words < 8 or len(outside) > words)


def _fill_speakers(found: Sequence[Said]) -> None:
    """A quotation without a verb of its own that follows another is by the same speaker."""
    for before, said in zip(found, found[1:], strict=False):
        if said.speaker is None and said.cue is None and before.speaker is not None:
            said.speaker = before.speaker
            said.confidence = 0.6
