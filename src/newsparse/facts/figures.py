"""Numbers that somebody gives: by putting the toll at one, speaking of one, or by his count."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.facts.quotes import Quote
from newsparse.facts.reporting import around_statements, is_number
from newsparse.facts.words import Clause

_OWNER = frozenset(["NN", "NNS", "NNP", "NNPS", "JJ", "POS", "PRP$", "HYPH"])
"""Tags of whose count it is."""
_COUNTING = 9
"""Words from "by" to the count by which something is told, at most."""
_FIGURE = 12
"""Words behind "put" within which the toll and its number stand."""
_PUTS_IT = 6
"""Words from "put it" to the colon before what is said, at most."""


def puts_a_figure(clause: Clause, index: int) -> bool:
    """Whether somebody gives a number of the dead and the like: "put the army's losses at nine", "gave a lower toll of 25", "raised its toll to five"."""
    raises = clause.lower(index) in around_statements("raises")
    if not raises and clause.lower(index) not in around_statements("puts"):
        return False
    words = [clause.lower(i) for i in range(index + 1, index + _FIGURE)]
    figure = next((n for n, w in enumerate(words) if w in around_statements("figures")), None)
    passive = clause.lower(index - 1) in around_statements("be")  # "the toll was raised to five"
    if raises and (words[0] not in around_statements("own") or words[1] not in around_statements("tolls")):
        return False  # what raises the toll to five is no speaker
    before = {"to"} if raises else {"at", "of"}
    told = figure is not None and not before.isdisjoint(words[figure:])
    return told and clause.tag(index)[:2] == "VB" and not passive


def speaks_of_it(clause: Clause, index: int, quoted: Sequence[Quote]) -> bool:
    """Whether somebody gives a number or a quotation with "of" behind a verb of speaking: "had spoken of 53 dead rebels"."""
    if clause.lower(index) not in around_statements("speaking"):
        return False
    if clause.lower(index + 1) != "of" or clause.tag(index)[:2] != "VB":
        return False
    return is_number(clause, index + 2) or any(0 < q.start - clause.words[index + 1].end <= 1 for q in quoted)


def by_count(clause: Clause, index: int) -> int | None:
    """The word behind by whose count something is told: "by the Observatory's count"."""
    for i in range(index + 1, index + _COUNTING):
        if i > index + 1 and clause.lower(i) in around_statements("reckonings"):
            return i + 1 if clause.tag(i - 1) in {"POS", "PRP$"} else None
        if clause.tag(i) not in _OWNER and not (i == index + 1 and clause.tag(i) == "DT"):
            return None
    return None


def puts_it(clause: Clause, index: int, quoted: Sequence[Quote]) -> bool:
    """Whether somebody is quoted with "put it differently: "…""."""
    if clause.lower(index) not in around_statements("puts"):
        return False
    behind = clause.words[min(index + _PUTS_IT, len(clause.words)) - 1].end
    near = any(clause.words[index].end < q.start <= behind + 1 for q in quoted)
    return clause.lower(index + 1) == "it" and clause.tag(index)[:2] == "VB" and near
