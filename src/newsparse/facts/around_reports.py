"""What stands around a report in its sentence: whom it is told to, when, and where a clause begins."""

from __future__ import annotations

from newsparse.facts.reporting import around_statements
from newsparse.facts.trees import is_finite
from newsparse.facts.words import Clause
from newsparse.reading.dates import MONTHS

_CLOCK = frozenset("am pm a.m. p.m. gmt o'clock".split())
_OF_A_PHRASE = frozenset(["DT", "EX", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "CD", "POS", "HYPH"])
"""Tags of words that a subject is made of."""
_SUBJECT = 8
"""Words of a subject before its verb, at most."""


def past_object(clause: Clause, position: int, end: int) -> int:
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


def past_time(clause: Clause, position: int, end: int) -> int:
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


def is_clause(clause: Clause, first: int, end: int) -> bool:
    """Whether a finite verb stands within: what was said is a clause, and not "said goodbye"."""
    return any(is_finite(clause, i) for i in range(first, min(end, first + 30)))


def begins_a_clause(clause: Clause, first: int, end: int) -> bool:
    """Whether a noun phrase with a finite verb of its own follows: a clause begins."""
    for i in range(first, min(first + _SUBJECT, end)):
        if clause.tag(i) in {"VBD", "VBZ", "VBP", "MD"}:
            return i > first
        led = clause.tag(i) == "VBN" and clause.tag(i - 1) == "HYPH"  # "the US-led coalition"
        if clause.tag(i) not in _OF_A_PHRASE and not led:
            return False
    return False


def begins_a_phrase(clause: Clause, first: int, behind: int) -> bool:
    """Whether words are a noun phrase and nothing else."""
    return first < behind and all(clause.tag(i) in _OF_A_PHRASE for i in range(first, behind))
