"""What a verb of reporting reports: the words of its content, cut where the sentence goes on to something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse.facts.quotes import Quote
from newsparse.facts.statements import Cue, around_statements, is_number, reporting
from newsparse.facts.trees import is_finite
from newsparse.facts.words import Clause
from newsparse.reading.dates import MONTHS

_FULL_STOPS = frozenset([".", "!", "?"])
_CLOCK = frozenset("am pm a.m. p.m. gmt o'clock".split())
_ASIDE = frozenset(
    ["as", "while", "after", "but", "and", "although", "though", "when", "with", "amid", "days", "hours"]
)
"""Behind a report in between commas: what is said stands before it."""
_CLAUSES = frozenset(["that", "if", "because", "since", "unless", "until"])
"""Prepositions that may open what is said itself."""
_LATER = 24
"""Verbs behind the one that reports, at most, before one of which what it reports ends."""
_NAMED_SO = 2
"""Words of what something is called, at least."""
_CLOSING = 10
"""Words behind the verb, at most, where "…, officials told the paper on Friday" closes a sentence."""
_DEED = 4
"""Words from a verb to the deed that is claimed, at most."""
_OPENS = 3
"""Words before the subject of the clause that opens a sentence, at most."""
_SUBJECT = 8
"""Words of a subject before its verb, at most."""
_OF_A_SOURCE = 10
"""Words of what a source is, at most, behind "according to a tally"."""
_LONGEST_ASIDE = 30
"""Words between a verb and the "that" behind an aside, at most."""
_LONGEST_LEAD = 24
"""Words of the subject of what is reported, at most, before the one who reports it."""
_CLOSES_QUOTES = frozenset(['"', "”", "''"])
_SAYING = frozenset(["said", "claimed", "denied", "confirmed", "warned", "believed"])
"""Stances whose content is a clause."""


def content_of(clause: Clause, cue: Cue, later: Sequence[Cue], quoted: Sequence[Quote]) -> tuple[int, int] | None:
    """The words [first, behind) of what a verb reports, up to where one of the later verbs reports something else; None for nothing."""
    content = _content(clause, cue)
    return _cut(clause, cue, content, later, quoted) if content is not None else None


def lead_of(clause: Clause, cue: Cue, content: tuple[int, int]) -> tuple[int, int] | None:
    """The opening of what is reported, where the report parts it from its verb: "[All members of the party], he said, had to leave"."""
    if cue.subject is None or content[0] < cue.behind:
        return None
    opens = min(cue.index, cue.subject[0])
    if clause.lower(opens - 1) != "," or clause.lower(content[0] - 1) != ",":
        return None
    before = _before(clause, opens, fewest=1)
    if before is None or _is_clause(clause, *before) or clause.tag(before[0]) == "IN":
        return None
    return before if before[1] - before[0] <= _LONGEST_LEAD else None


def has_that(clause: Clause, cue: Cue) -> bool:
    """Whether "that" stands behind a verb of reporting."""
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
            return _around_inverted(clause, cue, end)
        return _behind(clause, cue, end)
    if clause.lower(cue.subject[0] - 1) == "," and _goes_on_beside(clause, cue, end):
        return _before(clause, cue.subject[0])  # "…, activists said on Tuesday, as troops …"
    if clause.lower(cue.subject[0] - 1) == clause.lower(cue.behind) == "," and _is_told_before(clause, cue):
        return _before(clause, cue.subject[0])  # "…, the league documented, seven of whom …"
    if clause.lower(cue.subject[0] - 1) == "," and _goes_on_saying(clause, cue, end):
        return _before(clause, cue.subject[0])  # "…, an official told the council, warning that …"
    rest = _behind(clause, cue, end)
    if rest is not None:
        return rest
    before = _before(clause, cue.subject[0])
    if before is None or (clause.lower(before[1] - 1) in reporting() and clause.tag(before[1] - 1)[:2] == "VB"):
        return None  # "a resident, reached by telephone, said she had counted eight"
    return before if any(clause.tag(i)[:2] in {"VB", "MD"} for i in range(*before)) else None


def _goes_on_beside(clause: Clause, cue: Cue, end: int) -> bool:
    """Whether an aside of the text itself follows the verb and a day: ", as troops advanced", ", in the heaviest losses so far"."""
    comma = _past_time(clause, cue.behind, end)
    word, plain = clause.lower(comma + 1), comma == cue.behind
    aside = word in _ASIDE or (clause.tag(comma + 1) == "IN" and not plain and word not in _CLAUSES)
    return clause.lower(comma) == "," and aside and (plain or word not in {"and", "but"})


def _is_told_before(clause: Clause, cue: Cue) -> bool:
    """Whether what stands before a speaker between commas is a clause, and his verb one that may have a thing behind it."""
    if cue.verb not in around_statements("of_things"):
        return False
    before = _before(clause, cue.subject[0]) if cue.subject is not None else None
    return before is not None and _is_clause(clause, *before)


def _goes_on_saying(clause: Clause, cue: Cue, end: int) -> bool:
    """Whether a participle of reporting follows a comma right behind a verb and whom it was said to."""
    position = _past_object(clause, cue.behind, end) if cue.verb in around_statements("to_somebody") else cue.behind
    position = _past_time(clause, position, end)
    participle = clause.lower(position + 1) in reporting() and clause.tag(position + 1) == "VBG"
    return clause.lower(position) == "," and participle


def _around_inverted(clause: Clause, cue: Cue, end: int) -> tuple[int, int] | None:
    """What stands before "said X", and what stands behind it where that is no clause: "The threat, said the general, is high"."""
    assert cue.subject is not None
    first = cue.index
    while clause.lower(first - 1) in around_statements("be") | {"have", "has", "had"}:
        first -= 1  # "were reported by the hospital"
    before, behind = _before(clause, first), cue.subject[1]
    cut = clause.lower(behind) == clause.lower(cue.index - 1) == ","
    if cut and not (before is not None and _is_clause(clause, *before)) and _is_clause(clause, behind + 1, end):
        return behind + 1, end
    return before


def _around_according(clause: Clause, cue: Cue, end: int) -> tuple[int, int] | None:
    behind = cue.subject[1] if cue.subject else cue.behind
    if cue.index <= 1:
        while behind < end and clause.lower(behind) != ",":
            behind += 1
        if clause.lower(behind + 1) in {
            "who",
            "whose",
            "which",
        }:  # "according to two drivers, who asked not to be named, …"
            behind = next((i for i in range(behind + 2, end) if clause.lower(i) == ","), behind)
        return (behind + 1, end) if behind + 2 < end else None
    before = _before(clause, cue.index)
    behind = next((i for i in range(behind, min(behind + _OF_A_SOURCE, end)) if clause.lower(i) == ","), behind)
    if clause.lower(cue.index - 1) == clause.lower(behind) == "," and (
        before is None
        or not _is_clause(clause, *before)
        or clause.lower(cue.index - 2) in around_statements("opens_a_clause")
    ):
        return (behind + 1, end) if _is_clause(clause, behind + 1, end) else before
    return before


def _before(clause: Clause, index: int, *, fewest: int = 3) -> tuple[int, int] | None:
    """The clause that stands before, up to the comma."""
    last = index
    while last > 0 and clause.lower(last - 1) in {",", '"', "”", "''", "and", "-", "—", "–"}:
        last -= 1
    if last == index and index > 0 and clause.tag(index - 1) in {"IN", "DT"}:
        return None
    first = 0
    marks = (i for i in range(last - 1, first, -1) if clause.lower(i) == ";")
    mark = next(marks, None)
    if mark is not None and any(
        clause.lower(i) in reporting() and clause.tag(i) in {"VBD", "VBZ"} for i in range(mark)
    ):
        first = mark + 1  # what stands before a semicolon somebody else has said
    while first < last and clause.lower(first) in {'"', "“", "``", "but", "and", "—", "-", "•"}:
        first += 1
    return (first, last) if last - first >= fewest else None


def _behind(clause: Clause, cue: Cue, end: int) -> tuple[int, int] | None:
    """What follows the verb: behind "that", or a clause that begins at once, or behind a time."""
    position = cue.behind
    if cue.verb in around_statements("of_deeds") and (deed := _deed(clause, position)) is not None:
        return deed, end  # "admitted to conducting strikes"
    if (aside := _past_aside(clause, position, end)) is not None:
        return (aside, end) if end - aside >= 3 else None
    for i in range(position, min(position + (18 if cue.verb in around_statements("to_somebody") else 10), end)):
        if clause.lower(i) == "that" and clause.tag(i) in {"IN", "WDT", "DT", "RB"}:
            if clause.tag(i) == "DT" and i == position and not _is_clause(clause, i + 1, end):
                return i, end  # "condemned that attack"
            return (i + 1, end) if end - i > 3 else None
        if clause.lower(i) in {'"', "“", "``", ";"} or clause.tag(i) in {"VBD", "VBZ", "VBP", "MD"}:
            break  # what is reported has begun
        if clause.tag(i) == "VBG" and clause.lower(i) in reporting() and clause.lower(i - 1) == ",":
            break  # "denied the claim, saying that …"
    if cue.verb == "warn" and any(clause.lower(i) == "against" for i in range(position, min(position + 5, end))):
        return position, end
    if cue.verb in around_statements("to_somebody"):
        position = _past_object(clause, position, end)
    past = _past_time(clause, position, end)
    position = past if past < end or cue.stance != "denied" else position  # "denied the report"
    if clause.lower(position) in {":", ","}:
        position += 1
    if end - position < _fewest(cue):
        return None
    if (
        cue.stance in _SAYING
        and not (cue.verb in around_statements("to_do") and _is_infinitive(clause, position))
        and not (cue.verb in around_statements("of_things") and _is_thing(clause, position, cue))
        and not (cue.verb in around_statements("of_numbers") and is_number(clause, position))
        and not (cue.verb in around_statements("of_events") and _is_event(clause, position))
        and not (cue.verb == "claim" and _is_own_deed(clause, position))
        and not _is_clause(clause, position, end)
    ):
        return None
    return position, end


def _deed(clause: Clause, position: int) -> int | None:
    """The participle with which somebody tells what he has done himself, or has not."""
    position += clause.lower(position) == "to"
    return position if clause.tag(position) == "VBG" and clause.lower(position) not in reporting() else None


def _past_aside(clause: Clause, position: int, end: int) -> int | None:
    """The word behind the "that" which an aside parts from its verb: "said on Tuesday, after talks that lasted, that [the convoys]"."""
    comma = _past_time(clause, position, end)
    if clause.lower(comma) != "," or clause.lower(comma + 1) not in _ASIDE:
        return None
    reach = range(comma + 2, min(comma + _LONGEST_ASIDE, end))
    return next((i + 1 for i in reach if clause.lower(i) == "that" and clause.lower(i - 1) == ","), None)


def _is_infinitive(clause: Clause, position: int) -> bool:
    """Whether what is said is what somebody means to do or to have done: "vowed to retake", "claimed to have overrun"."""
    position += clause.lower(position) == "not"
    return clause.lower(position) == "to" and clause.tag(position + 1) == "VB"


def _is_event(clause: Clause, position: int) -> bool:
    """Whether a noun tells what has happened: "announced the death of three of its fighters"."""
    position += clause.tag(position) in {"DT", "PRP$"}
    return clause.lower(position) in around_statements("events") and clause.lower(position + 1) in {"of", "by"}


def _is_thing(clause: Clause, position: int, cue: Cue) -> bool:
    """Whether what stands behind a verb may be a thing that is reported; "will report within thirty days" reports none."""
    return cue.verb not in around_statements("of_short_things") or clause.tag(position) not in {"IN", "RB", "TO"}


def _is_own_deed(clause: Clause, position: int) -> bool:
    """Whether what is claimed is a deed: "claimed responsibility for the attack", "claimed dozens of bombings there"."""
    return any(clause.lower(i) in around_statements("claimable") for i in range(position, position + _DEED))


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
        if clause.tag(position - 1) == "PRP" or (clause.tag(position) == "DT" and clause.tag(position - 1)[:2] == "NN"):
            break  # "told him the road was shut", "told the agency the road was shut"
    return position


def _past_time(clause: Clause, position: int, end: int) -> int:
    """Behind "on Friday", "in a statement on Twitter"."""
    start = position
    while position < end and position - start < 8 and _is_time(clause, position):
        position += 1
    if (
        position < end
        and clause.lower(position - 1) in {"the", "a", "an", "his", "her", "its", "their"}
        and position > start
    ):
        position -= 1  # the article belongs to what is said
    return position


def _is_time(clause: Clause, position: int) -> bool:
    """Whether a word tells when or where something was said; a number only beside a month or as a time: "on May 3"."""
    word, following = clause.lower(position), clause.lower(position + 1)
    if clause.tag(position) == "CD":
        return bool({clause.lower(position - 1), following} & MONTHS.keys()) or following in _CLOCK
    return word in around_statements("times") and not (word == "at" and following in {"least", "most"})


def _is_clause(clause: Clause, first: int, end: int) -> bool:
    """Whether a finite verb stands within: what was said is a clause, and not "said goodbye"."""
    return any(is_finite(clause, i) for i in range(first, min(end, first + 30)))


def _cut(
    clause: Clause, own: Cue, content: tuple[int, int], later: Sequence[Cue], quoted: Sequence[Quote]
) -> tuple[int, int] | None:
    """A content up to where the sentence goes on to something else that is said, or leaves a quotation behind."""
    first, end = content
    if own.subject is not None and clause.lower(own.subject[0] - 1) == "what" and own.index < first:
        return _named_so(clause, first, end, quoted)  # "condemned what it called "a new crime", and sent letters"
    end = next(
        (stop for cue in later[:_LATER] if (stop := _stop_before(clause, own, cue, (first, end))) is not None), end
    )
    if own.verb == "count":
        end = min([end, *(clause.at(q.end) for q in quoted if abs(q.start - clause.words[first].start) <= 1)])
    if own.index < first:
        end = min(_parted(clause, first, end, quoted), default=end)
        end = _within_its_clause(clause, own, first, end, quoted)
        end = _within_its_relative(clause, own, first, end)
        end = _before_where_it_was_said(clause, first, end)
        if own.stance in {"ordered", "accused"}:
            end = _before_another_deed(clause, first, end)
    end = min(_left_quotes(clause, first, end, quoted), default=end)
    while end > first and clause.lower(end - 1) in {",", "and", "but", ";"}:
        end -= 1
    first = max([first, *_behind_quotes(clause, own, first, end, quoted)])
    return (first, end) if end - first >= _fewest(own) else None


def _within_its_clause(clause: Clause, own: Cue, first: int, end: int, quoted: Sequence[Quote]) -> int:
    """Where what is said ends within the clause that opens a sentence: "Although X announced its defeat on Friday, [cells remain]"."""
    if clause.lower(0) not in around_statements("subordinating") or own.subject is None or own.subject[0] > _OPENS:
        return end
    marks = (i for i in range(first + 1, end) if clause.lower(i) == ",")
    open_at = [i for i in marks if not any(q.start <= clause.words[i].start < q.end for q in quoted)]
    return next((i for i in open_at if _begins_a_clause(clause, i + 1, end)), end)


def _within_its_relative(clause: Clause, own: Cue, first: int, end: int) -> int:
    """Where what is said ends with the clause that "who" opens behind a comma: "X, who has called it "impossible," [is expected]"."""
    who = next((i for i in range(own.index - 1, own.index - 4, -1) if clause.lower(i) in {"who", "which"}), 0)
    if clause.lower(who - 1) != ",":
        return end
    ends = (i for i in range(first + 1, end) if clause.lower(i) == ",")
    closes = (
        i for i in ends if clause.tag(i + 1 + (clause.lower(i + 1) in _CLOSES_QUOTES)) in {"VBD", "VBZ", "VBP", "MD"}
    )
    return next(closes, end)


def _before_another_deed(clause: Clause, first: int, end: int) -> int:
    """Where what is demanded or condemned ends before another clause: "to demand their release, [and they burned tires]"."""
    joints = (i for i in range(first + 1, end) if clause.lower(i) == "," and clause.lower(i + 1) == "and")
    return next((i for i in joints if _begins_a_clause(clause, i + 2, end)), end)


def _before_where_it_was_said(clause: Clause, first: int, end: int) -> int:
    """Where what is said ends before the paper that says it: "denied involvement [in a statement posted on Twitter]"."""
    for i in range(first + 1, end - 2):
        into = clause.lower(i) == "in" and clause.lower(i + 1) in {"a", "an"}
        if into and any(clause.lower(j) in around_statements("said_in") for j in (i + 2, i + 3)):
            return i
    return end


def _begins_a_clause(clause: Clause, first: int, end: int) -> bool:
    """Whether a noun phrase with a finite verb of its own follows: a clause begins."""
    for i in range(first, min(first + _SUBJECT, end)):
        if clause.tag(i) in {"VBD", "VBZ", "VBP", "MD"}:
            return i > first
        if clause.tag(i) not in {"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "CD", "POS", "HYPH"}:
            return False
    return False


def _fewest(cue: Cue) -> int:
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
    if pronoun and conceded and first < joint < end and cue.stance in _SAYING:
        return joint - 1  # "says they were pilgrims, although it has admitted that …"
    joined = clause.lower(joint) in around_statements("joints") and not pronoun
    if clause.lower(joint) == "as" and clause.lower(joint - 1) == "," and first < joint < end:
        return joint - 1  # "denied it had armed them, as others had alleged"
    return joint if first < joint < end and joined and cue.stance in _SAYING | {"accused", "ordered"} else None


def _closes_the_sentence(clause: Clause, cue: Cue, end: int) -> bool:
    """Whether "…, officials told the paper" stands at the end of a sentence: all before it is what they said."""
    if cue.inverted or cue.subject is None or clause.lower(cue.subject[0] - 1) != ",":
        return False
    to_whom = cue.verb in around_statements("to_somebody")
    behind = _past_time(clause, _past_object(clause, cue.behind, end) if to_whom else cue.behind, end)
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
            if word in around_statements("leaves_a_quote") or aside:
                yield index


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
