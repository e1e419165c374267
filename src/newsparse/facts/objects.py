"""To whom harm was done, where the words for them stand behind its verb: "killed 12 people, a driver and two guards"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsparse.facts.breakdowns import behind_modifiers
from newsparse.facts.counted import Kind
from newsparse.facts.harm import Harmed, has_own_harm
from newsparse.facts.quantities import Quantity
from newsparse.facts.sufferers import SHORT, is_one, one_person
from newsparse.facts.trees import phrase, under
from newsparse.facts.triggers import words_around
from newsparse.facts.words import Clause

_OF_PERSONS = ("er", "or", "ist", "man", "ian", "ee")
"""How nouns for people end: a smuggler, a planner, a beautician."""
_TITLE = 5
"""Words before a person's name that say who it is, at most."""


def objects_harmed(clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """Who the verb is done to: the count right behind it, and those that "and" joins to it."""
    reach, opens = index + 1, {q.first for q in quantities}  # "killed up to 40 people"
    while reach not in opens and clause.lower(reach) in words_around("before_objects") and reach < index + 3:
        reach += 1
    before: Quantity | None = None
    for quantity in quantities:
        if quantity.first < reach:
            continue
        gap = [clause.lower(i) for i in range(reach, quantity.first)]
        of_a_band = gap[:1] == ["a"] and gap[2:] == ["of"] and gap[1] in words_around("bands")
        if of_a_band or _is_of_a_name(clause, reach, quantity):
            gap = []  # "arrested a gang of four"
        if len(gap) > 3 or not words_around("between_objects").issuperset(gap):
            return
        if (gap or clause.lower(reach - 1) == "and") and (has_own_harm(clause, quantity) or _speaks(clause, quantity)):
            return
        if gap == [","] and before is not None and _is_said_of_one(clause, before, quantity):
            reach, before = quantity.behind + (clause.lower(quantity.behind) == ","), quantity
            continue
        if not (quantity.bare and clause.words[index].dep == "amod"):
            yield Harmed(kind, quantity, min(index, quantity.first), quantity.behind)
        reach, before = behind_modifiers(clause, quantity.behind), quantity


def _is_said_of_one(clause: Clause, before: Quantity, quantity: Quantity) -> bool:
    """Whether what stands behind somebody and a comma says who he is, or how old: "Salim Abu-Ahmad, a senior leader", "Ahmad, 12".

    One of the two is a name; a woman and a child are two.
    """
    head = next((i for i in range(quantity.first, quantity.behind) if clause.words[i].dep == "appos"), None)
    if head is None or under(clause, head, ("conj",)):
        return False
    if quantity.noun is None and not quantity.bare:
        aged = (quantity.low or _OLDEST) < _OLDEST and clause.tag(quantity.first - 2) in {"NN", "NNP"}
        return aged and clause.lower(quantity.behind) in {",", ".", ""}
    nouns = {before.noun, quantity.noun}
    return "" in nouns and quantity.low == quantity.high == 1 and nouns.isdisjoint(words_around("no_apposition"))


_OLDEST = 110
"""Years of age that nobody reaches."""


def _is_of_a_name(clause: Clause, first: int, quantity: Quantity) -> bool:
    """Whether what stands between a verb and a person's name says who that is: "arrested the media activist Samer Amin"."""
    between = range(first, quantity.first)
    titled = clause.tag(quantity.first - 1) in {"NN", "NNP"} and all(
        clause.tag(i) in {"DT", "JJ", "NN", "NNS", "NNP"} for i in between
    )
    return quantity.noun == "" and len(between) <= _TITLE and titled


def one_object(clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """One person without a number whom the verb is done to, and the count joined to him: "killed a smuggler and two guards"."""
    if kind == "displaced":
        return
    for first, behind in (phrase(clause, n) for n in under(clause, index, ("dobj",))):
        if first == index + 1 and (is_one(clause, first, behind) or _is_somebody(clause, first, behind, kind)):
            yield replace(one_person(clause, kind, first, behind, index), first=index, behind=behind)
            if clause.lower(behind) == "and":
                joined = (q for q in quantities if q.first == behind + 1 and not has_own_harm(clause, q))
                yield from (Harmed(kind, q, index, q.behind) for q in joined if not q.bare)


def _is_somebody(clause: Clause, first: int, behind: int, kind: Kind) -> bool:
    """Whether "a" with a noun is a person because only people are killed or arrested: "killed a smuggler"."""
    noun = clause.words[behind - 1]
    person = noun.tag == "NN" and noun.lower.endswith(_OF_PERSONS) and kind in {"killed", "detained"}
    return person and clause.lower(first) in {"a", "an"} and behind - first <= SHORT + 1


def _speaks(clause: Clause, quantity: Quantity) -> bool:
    """Whether people without a number are the subject of what follows: "killed 12 people, activists say"."""
    return quantity.bare and clause.tag(quantity.behind) in {"VBD", "VBZ", "VBP", "MD"}
