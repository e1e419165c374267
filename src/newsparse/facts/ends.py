"""Where what a verb of reporting reports ends: before another report, another deed, or what the text says itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse.facts.around_reports import begins_a_clause, is_clause, past_object, past_time
from newsparse.facts.lostcommas import ends_with
from newsparse.facts.quotes import Quote
from newsparse.facts.reporting import around_statements
from newsparse.facts.statements import Cue
from newsparse.facts.trees import is_finite
from newsparse.facts.words import Clause

_FULL_STOPS = frozenset([".", "!", "?"])
_LATER = 24
"""Verbs behind the one that reports, at most, before one of which what it reports ends."""
_NAMED_SO = 2
"""Words of what something is called, at least."""
_CLOSING = 10
"""Words behind the verb, at most, where "…, officials told the paper on Friday" closes a sentence."""
_OPENS = 3
"""Words before the subject of the clause that opens a sentence, at most."""
_CLOSES_QUOTES = frozenset(['"', "”", "''"])
SAYING = frozenset(["said", "claimed", "denied", "confirmed", "warned", "believed"])
"""Stances whose content is a clause."""


def cut(
    clause: Clause, own: Cue, content: tuple[int, int], later: Sequence[Cue], quoted: Sequence[Quote]
) -> tuple[int, int] | None:
    """A content up to where the sentence goes on to something else that is said, or leaves a quotation behind."""
    first, end = content
    if own.subject is not None and clause.lower(own.subject[0] - 1) == "what" and own.index < first:
        return _named_so(clause, first, end, quoted)  # "condemned what it called "a new crime", and sent letters"
    end = next(
        (stop for cue in later[:_LATER] if (stop := _stop_before(clause, own, cue, (first, end))) is not None), end
    )
    if own.verb == "speak":
        end = min([end, *(clause.at(q.end) for q in quoted if abs(q.start - clause.words[first].start) <= 1)])
    if own.index < first:
        end = min(_parted(clause, first, end, quoted), default=end)
        end = _within_its_clause(clause, own, first, end, quoted)
        end = _within_its_relative(clause, own, first, end)
        end = _before_where_it_was_said(clause, first, end)
        end = _before_joined(clause, own, first, end)
        end = _before_whose(clause, first, end)
        end = _before_another_clause(clause, first, end)
        if own.stance in {"ordered", "accused"}:
            end = _before_another_deed(clause, first, end)
    end = min(_left_quotes(clause, first, end, quoted), default=end)
    while end > first and clause.lower(end - 1) in {",", "and", "but", ";"}:
        end -= 1
    first = max([first, *_behind_quotes(clause, own, first, end, quoted)])
    involvement = own.stance == "denied" and end - first == 1 and clause.tag(first)[:2] == "NN"
    return (first, end) if involvement or end - first >= fewest_words(own) else None


def _within_its_clause(clause: Clause, own: Cue, first: int, end: int, quoted: Sequence[Quote]) -> int:
    """Where what is said ends within the clause that opens a sentence: "Although X announced its defeat on Friday, [cells remain]"."""
    if clause.lower(0) not in around_statements("subordinating") or own.subject is None or own.subject[0] > _OPENS:
        return end
    marks = (i for i in range(first + 1, end) if clause.lower(i) == ",")
    open_at = [i for i in marks if not any(q.start <= clause.words[i].start < q.end for q in quoted)]
    return next((i for i in open_at if begins_a_clause(clause, i + 1, end)), end)


def _within_its_relative(clause: Clause, own: Cue, first: int, end: int) -> int:
    """Where what is said ends with the clause that "who" opens behind a comma: "X, who has called it "impossible," [is expected]"."""
    who = next((i for i in range(own.index - 1, own.index - 4, -1) if clause.lower(i) in {"who", "which"}), 0)
    if clause.lower(who - 1) != ",":
        return end
    ends = (i for i in range(first + 1, end) if clause.lower(i) == ",")
    closes = (
        i for i in ends if clause.tag(i + 1 + (clause.lower(i + 1) in _CLOSES_QUOTES)) in {"VBD", "VBZ", "VBP", "MD"}
    )
    return max(closes, default=end)


def _before_another_deed(clause: Clause, first: int, end: int) -> int:
    """Where what is demanded or condemned ends before another clause: "to demand their release, [and they burned tires]"."""
    joints = (i for i in range(first + 1, end) if clause.lower(i) == "," and clause.lower(i + 1) == "and")
    joint = next((i for i in joints if begins_a_clause(clause, i + 2, end)), end)
    return end if is_clause(clause, first, joint) else joint


def _before_joined(clause: Clause, own: Cue, first: int, end: int) -> int:
    """Where a thing that is denied or condemned ends before what else its speaker does: "denied those allegations [but has yet to]"."""
    joined = (
        i
        for i in range(first + 1, end)
        if clause.tag(i - 1) == "CC" and clause.words[i].head == own.index and is_finite(clause, i)
    )
    joint = next((i - 1 for i in joined), end)
    return end if is_clause(clause, first, joint) else joint


def _before_whose(clause: Clause, first: int, end: int) -> int:
    """Where a thing that is reported ends before what the text tells of somebody: "acknowledged talks on Syria, [whose president …]"."""
    opens = (i for i in range(first + 1, end) if clause.lower(i) == "," and clause.lower(i + 1) == "whose")
    at = next(opens, end)
    return end if is_clause(clause, first, at) else at


def _before_another_clause(clause: Clause, first: int, end: int) -> int:
    """Where a thing that is reported ends before a clause of the text: "condemned the use of barrel bombs [but they continue to fall]"."""
    opens = (i for i in range(first + 2, end) if clause.lower(i) in around_statements("opens_another"))
    at = next(opens, end)
    return end if is_clause(clause, first, at) or not is_clause(clause, at, end) else at


def _before_where_it_was_said(clause: Clause, first: int, end: int) -> int:
    """Where what is said ends before the paper that says it: "denied involvement [in a statement posted on Twitter]"."""
    for i in range(first + 1, end - 2):
        into = clause.lower(i) == "in" and clause.lower(i + 1) in {"a", "an"}
        paper = into and any(clause.lower(j) in around_statements("said_in") for j in (i + 2, i + 3))
        if paper and not any(is_finite(clause, j) or clause.lower(j) == "that" for j in range(i + 3, end)):
            return i
    return end


def fewest_words(cue: Cue) -> int:
    """Words of a content, at least: "denied involvement in it", "condemned the shooting", "claimed the attack", "announced a truce"."""
    short = around_statements("of_numbers") | around_statements("of_short_things")
    return 2 if cue.stance in {"denied", "accused", "claimed"} or cue.verb in short else 3


def _behind_quotes(clause: Clause, own: Cue, first: int, end: int, quoted: Sequence[Quote]) -> Iterator[int]:
    """Where what is said before its verb begins behind the end of a quotation: "… again." About 200 families fled, according to X"."""
    if own.index < end:
        return
    start, stop = clause.words[first].start, clause.words[end - 1].end
    for quote in quoted:
        last = clause.lower(clause.at(quote.inner_end) - 1)
        if quote.start < start < quote.end < stop and last in _FULL_STOPS:
            yield clause.at(quote.end)


def _named_so(clause: Clause, first: int, end: int, quoted: Sequence[Quote]) -> tuple[int, int] | None:
    """What somebody calls something: the quotation that begins there, else the words up to a comma."""
    quote = next((q for q in quoted if abs(q.start - clause.words[first].start) <= 1), None)
    if quote is not None:
        return first, min(end, clause.at(quote.end))
    if clause.lower(first) == "," or clause.tag(first) == "IN":
        return None  # "called, in a statement, "a new crime""
    stop = next((i for i in range(first, end) if clause.lower(i) == ","), end)
    return (first, stop) if stop - first >= _NAMED_SO else None


def _stop_before(clause: Clause, own: Cue, cue: Cue, content: tuple[int, int]) -> int | None:
    """The word at which a content ends because a later verb reports something else; None where it does not."""
    first, end = content
    if cue.inverted and cue.verb != "according" and first < cue.index < end and clause.lower(cue.index - 1) == ",":
        return cue.index - 1  # "promised that A, said one of them": all that is what he said
    if first < cue.index < end and _closes_the_sentence(clause, cue, end):
        return cue.subject[0] - 1 if cue.subject else None  # "agreed to meet, officials told the paper"
    if cue.subject is not None and first < cue.subject[0] < cue.index < end and ends_with(clause, cue.index):
        return cue.subject[0]  # the same without the comma
    if first < cue.index < end and _is_between_commas(clause, cue):
        return cue.subject[0] - 1 if cue.subject else None  # "demanded 30 million pounds, she said, then let her go"
    if first < cue.index < end and _is_joined_to(clause, cue.index, own.index):
        return _joint(clause, cue.index)
    if first < cue.index < end and clause.tag(cue.index) == "VBG" and clause.lower(cue.index - 1) == ",":
        return cue.index - 1  # "said that A, adding that B"
    joint = (cue.subject[0] if cue.subject and not cue.inverted else cue.index) - 1
    while joint > first and (clause.lower(joint) in {"also", "later", "then", ","} or clause.tag(joint) == "RB"):
        joint -= 1
    pronoun = cue.subject is not None and clause.tag(cue.subject[0]) == "PRP"
    conceded = clause.lower(joint) in around_statements("conceding") and clause.lower(joint - 1) == ","
    if pronoun and conceded and first < joint < end and cue.stance in SAYING:
        return joint - 1  # "says they were pilgrims, although it has admitted that …"
    joined = clause.lower(joint) in around_statements("joints") and not pronoun
    if clause.lower(joint) == "as" and clause.lower(joint - 1) == "," and first < joint < end:
        return joint - 1  # "denied it had armed them, as others had alleged"
    return joint if first < joint < end and joined and cue.stance in SAYING | {"accused", "ordered"} else None


def _closes_the_sentence(clause: Clause, cue: Cue, end: int) -> bool:
    """Whether "…, officials told the paper" stands at the end of a sentence: all before it is what they said."""
    if cue.inverted or cue.subject is None or clause.lower(cue.subject[0] - 1) != ",":
        return False
    to_whom = cue.verb in around_statements("to_somebody")
    behind = past_time(clause, past_object(clause, cue.behind, end) if to_whom else cue.behind, end)
    return behind >= end and behind - cue.behind <= _CLOSING


def _is_between_commas(clause: Clause, cue: Cue) -> bool:
    """Whether a speaker and his verb stand alone between commas."""
    if cue.inverted or cue.subject is None or cue.subject[1] != cue.index:
        return False
    return clause.lower(cue.subject[0] - 1) == clause.lower(cue.behind) == ","


def _left_quotes(clause: Clause, first: int, end: int, quoted: Sequence[Quote]) -> Iterator[int]:
    """The words right behind a quotation within [first, end) that begin what is no longer reported."""
    start, stop = clause.words[first].start, clause.words[end - 1].end
    for index in (clause.at(q.end) for q in quoted if start <= q.end <= stop):
        if first < index < end and clause.words[index - 1].end <= clause.words[index].start:
            word = clause.lower(index)
            aside = clause.tag(index) == "IN" and word in {"after", "while", "as"}
            if word in around_statements("leaves_a_quote") or aside or _does_something_else(clause, index):
                yield index


def _does_something_else(clause: Clause, index: int) -> bool:
    """Whether "and" with a verb begins what the speaker does besides: 'chanted "What curfew?" and kept going'."""
    return clause.lower(index) == "and" and is_finite(clause, index + 1)


def _is_joined_to(clause: Clause, verb: int, other: int) -> bool:
    """Whether a verb has the subject of another one, which "and" joins it to: "said no jet had flown, and accused rebels"."""
    word, and_ = clause.words[verb], clause.lower(verb - 1) == "and"
    return (word.dep == "conj" and word.head == other) or (and_ and word.tag == clause.tag(other))


def _joint(clause: Clause, verb: int) -> int:
    """The word from which on a joined verb speaks: its "and"."""
    position = verb
    while position > 0 and clause.lower(position) not in {"and", "but", ","}:
        position -= 1
    return position


def _parted(clause: Clause, first: int, end: int, quoted: Sequence[Quote]) -> Iterator[int]:
    """The semicolons and the colons before a quotation within [first, end): there a report ends."""
    for index in range(first + 1, end):
        word = clause.words[index]
        if word.lower not in {";", ":"} or any(q.start <= word.start < q.end for q in quoted):
            continue
        if word.lower == ";" or any(0 <= q.start - word.end <= 1 for q in quoted):
            yield index
