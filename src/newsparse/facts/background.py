"""What went before what an article tells: by its days, its words and its verbs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from newsparse.facts.days import FORTNIGHT, ended
from newsparse.facts.told import Told
from newsparse.facts.trees import verb_of
from newsparse.facts.triggers import Trigger, words_around
from newsparse.facts.words import Clause
from newsparse.models import BlockKind, TemporalExpression

_LATELY, _LONG_AGO = timedelta(10), timedelta(45)
"""Days behind which what had happened went before, and those behind which anything did for a report that looks back."""
_IN_THE_PRESENT = frozenset([BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.SUMMARY, BlockKind.LIVE_ENTRY])
"""Blocks that tell in the present tense what has happened."""


def went_before(
    told: Told, clause: Clause, trigger: Trigger, day: TemporalExpression | None, dated: Sequence[TemporalExpression]
) -> bool:
    """Whether what a sentence tells of is no news of the article: `day` is its own day, `dated` are those of the sentence."""
    days = [day] if day is not None else _of_the_sentence(clause, trigger, dated)
    old = _is_background(told, clause, days, had_been=_had_been(clause, trigger))
    return old or _is_of_once(clause, trigger) or _is_habit(told, clause, trigger)


def _is_background(told: Told, clause: Clause, dated: Sequence[TemporalExpression], *, had_been: bool = False) -> bool:
    """Whether a sentence tells of what went before: by its days, or by its words where it names none near.

    `had_been` says that its verb tells of what had happened by then, and then what is older than a few days went before.
    """
    published = told.analysis.article.published
    if published and dated:
        day = date.fromisoformat(published)
        before = _LATELY if had_been else _LONG_AGO if told.looks_back else FORTNIGHT
        limit = (day - min(before, day - date.min)).isoformat()
        return all(ended(d, published) < limit for d in dated)
    return any(w.lower in words_around("long_ago") for w in clause.words) and not dated


def _had_been(clause: Clause, trigger: Trigger) -> bool:
    """Whether the verb of a trigger stands in the pluperfect: "had bombed a convoy there"."""
    verb = verb_of(clause, trigger.first)
    helping = {clause.lower(i) for i in range(max(0, verb - 3), verb)} if verb is not None else set()
    return verb is not None and clause.tag(verb) in {"VBN", "VBD"} and "had" in helping


def _is_of_once(clause: Clause, trigger: Trigger) -> bool:
    """Whether a relative clause tells what somebody did at another time: "who once fought with them", "who had fought at Palmyra in 2017"."""
    verb = verb_of(clause, trigger.first)
    if verb is None or clause.words[verb].dep != "relcl":
        return False
    near = {clause.lower(i) for i in range(max(0, verb - 3), verb)}
    return "once" in near or ("had" in near and "who" in near)


def _is_habit(told: Told, clause: Clause, trigger: Trigger) -> bool:
    """Whether a sentence of the text, no headline and no entry of a live page, tells in the present tense what somebody does time and again."""
    verb = verb_of(clause, trigger.first)
    if told.analysis.article.blocks[clause.sentence.block].kind in _IN_THE_PRESENT:
        return False
    if verb is None or clause.words[-1].text not in {".", "”", '"'}:
        return False
    return clause.tag(verb) in {"VBZ", "VBP"}


def _of_the_sentence(clause: Clause, trigger: Trigger, dated: Sequence[TemporalExpression]) -> list[TemporalExpression]:
    """The days of a sentence, without those of what it tells of somebody by the way: "shot X, who had laid down his arms in April"."""
    own = verb_of(clause, trigger.behind - 1)
    found = []
    for expression in dated:
        verb = verb_of(clause, clause.at(expression.start))
        of_it = verb is not None and trigger.first <= clause.words[verb].head < trigger.behind
        aside = verb is not None and verb != own and clause.words[verb].dep == "relcl" and not of_it
        if not aside:
            found.append(expression)
    return found
