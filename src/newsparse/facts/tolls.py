"""Harm that a noun or an adjective tells of: three dead, five deaths, the death toll rose to 11, the killing of two men."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsparse.facts.breakdowns import behind_modifiers, listed
from newsparse.facts.counted import Kind
from newsparse.facts.harm import Harmed, has_own_harm, is_helping, known
from newsparse.facts.quantities import Quantity, persons
from newsparse.facts.trees import under
from newsparse.facts.triggers import verbs_around, words_around
from newsparse.facts.words import Clause

_PUT = 4
"""Words between "put" and "the number", at most."""
_FAR = 22
"""Words between a noun and its number, at most."""
_FAR_TOTAL = 34
"""Words between those who were killed and the number that they have come to, at most: since when, and where."""
_BE_REACH = 3
"""Words of "have been" and the like between a count and what it is said to be, at most."""
_MANY_MISSING = 5000
"""People from which on their fate is what will become of them, and not where they are."""
_FAR_VERB = 8
"""Words between those who were killed and the verb that says how many, at most."""
_ARTICLE_AND_WHAT = 3
"""Words between a number and the toll that was brought to it, at most: "to nine the overall death toll"."""
_HIS = frozenset(["his", "her"])
_NOMINAL = frozenset(["IN", "DT", "NN", "JJ", "PO", "HY"])
"""The beginnings of tags of what may belong to a noun: "members of the security forces"."""


def tolls(clause: Clause, index: int, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """The harm that the noun or adjective at a word tells of."""
    words, word = known(), clause.words[index]
    if _is_done(clause, index):
        return
    if word.lower in words.state:
        yield from _state(clause, index, words.state[word.lower], quantities)
    if word.lower in words.counts:
        yield from _count(clause, index, words.counts[word.lower], quantities)
    if word.lower in words.totals:
        yield from _total(clause, index, words.totals[word.lower], quantities)
    if word.lower in words.carrying:
        yield from _carrying(clause, index, words.carrying[word.lower], quantities)
    if word.lower in words.state:
        yield from _put_at(clause, index, words.state[word.lower], quantities)
    if word.lower == "fate":
        yield from _fate(clause, index, quantities)
    if word.lower == "number":
        yield from _number_of(clause, index, quantities)
    if word.lower in words.events:
        yield from _event(clause, index, words.events[word.lower], quantities)
    if word.lower in words.those:
        yield from _of_those(clause, index, words.those[word.lower], quantities)


def _state(clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """Three dead; left several members of the force dead; more than 30 people were dead; 12 wounded."""
    if kind == "displaced" and (
        clause.lower(index - 1) in words_around("the_displaced") or clause.lower(index + 1) in persons()
    ):
        return  # two million of the internally displaced, 75 displaced people
    if clause.lower(index - 1) == "the":
        return  # a relative of one of the kidnapped
    for quantity in quantities:
        if quantity.behind == index and quantity.low is None and quantity.bare and clause.words[index].lower == "dead":
            return
        if quantity.behind <= index and not quantity.bare and _is_said_of(clause, quantity, index):
            yield Harmed(kind, quantity, quantity.first, index + 1)
            yield from (Harmed(kind, q, q.first, index + 1) for q in _left_too(clause, quantity, quantities))


def _is_done(clause: Clause, index: int) -> bool:
    """Whether a participle is a verb that is done to somebody else: "two gunmen killed a boy"."""
    objects = under(clause, index, ("dobj",))
    return clause.tag(index) == "VBD" and any(clause.tag(i)[:2] in {"NN", "PR"} for i in objects)


def _left_too(clause: Clause, last: Quantity, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The count before the last of those who are left dead: "left 95 fighters and 13 civilians dead"."""
    for quantity in quantities:
        joined = (
            quantity.noun is not None and quantity.behind == last.first - 1 and clause.lower(quantity.behind) == "and"
        )
        if joined and clause.lower(quantity.first - 1) in words_around("leaving"):
            yield quantity


def _is_said_of(clause: Clause, quantity: Quantity, index: int) -> bool:
    """Whether only what belongs to a noun, or a form of "be" or "report", stands between it and what it is said to be."""
    if quantity.behind == index:
        return True
    if clause.lower(index) in known().verbs or index - quantity.behind > _FAR:
        return False  # "were killed" is a verb with its subject
    between = [clause.lower(i) for i in range(quantity.behind, index)]
    if clause.lower(index) == "custody" and between[-1:] == ["in"]:
        between.pop()
    if len(between) <= _BE_REACH and all(is_helping(w) or w == "reported" for w in between):
        return True
    if between == ["as"] and clause.lower(index) in words_around("gone"):
        return True  # "counts more than 150,000 people as missing"
    left = clause.lower(quantity.first - 1) in words_around("leaving")
    return left and all(clause.tag(i)[:2] in _NOMINAL for i in range(quantity.behind, index))


def _count(clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """Five deaths; four injuries; 1,032 civilian deaths; 160 martyrs; bodies of nine soldiers."""
    if kind == "injured" and _died(clause, index + 1):
        return
    for quantity in quantities:
        itself = quantity.behind == index + 1 and quantity.noun == clause.lower(index)
        before = quantity.behind == index or (
            quantity.noun is None and index - 2 <= quantity.behind < index and clause.lower(quantity.behind) != "and"
        )
        if (itself or before) and not quantity.bare:
            yield Harmed(kind, quantity, quantity.first, index + 1)
            return


def _total(clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """The death toll rose to 11; bringing to nine the death toll; a toll of 123: 77 fighters and seven civilians."""
    if clause.lower(index - 1) in words_around("losses_of_things"):
        return
    for quantity in quantities:
        to = clause.lower(quantity.first - 1) == "to" and clause.lower(quantity.first - 2) in words_around("bringing")
        if to and 0 < index - quantity.behind <= _ARTICLE_AND_WHAT:
            yield Harmed(kind, quantity, quantity.first, index + 1, cumulative=True)
            return
        if (
            quantity.first > index
            and quantity.noun != ""
            and clause.lower(quantity.first - 1) in words_around("reaching") - {"as"}
            and quantity.first - index < 20
            and _own_kind(clause, quantity) in {None, kind}
        ):
            yield Harmed(kind, _reached(clause, quantity), index, quantity.behind, cumulative=True)
            return


def _own_kind(clause: Clause, quantity: Quantity) -> Kind | None:
    """What harm the word right behind a count tells of: "losses, spoke of 10 wounded"."""
    return _kind_of(clause.lower(quantity.behind))


def _reached(clause: Clause, quantity: Quantity) -> Quantity:
    """What a toll has come to: that number, or more where it has passed it."""
    passed = clause.lower(quantity.first - 1) in words_around("passing")
    return replace(quantity, high=None) if passed else quantity


def _put_at(clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """The Observatory put the dead at 20; estimated the dead of the conflict at more than 60,000; put the Hezbollah dead at 31."""
    if not any(clause.lower(i) in verbs_around("placing") for i in range(max(index - _PUT, 0), index)):
        return
    for quantity in (q for q in quantities if index < q.first <= index + _FAR):
        if clause.lower(quantity.first - 1) == "at":
            yield Harmed(kind, quantity, index, quantity.behind, cumulative=True)
            return


def _carrying(clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """Left five bystanders with bullet wounds; four children with burns."""
    reach = range(max(index - _BE_REACH, 0), index)
    with_ = next((i for i in reach if clause.lower(i) == "with"), None)
    counted = (q for q in quantities if q.behind == with_ and not q.bare)
    yield from (Harmed(kind, q, q.first, index + 1) for q in counted)


def _number_of(clause: Clause, index: int, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """The number of fighters killed has risen to 39; the number killed this year passes 590; put the number of dead at 28."""
    reach = range(index + 1, min(index + _FAR, len(clause.words)))
    said = [(i, _kind_of(clause.lower(i))) for i in reach]
    at, kind = next(((i, k) for i, k in said if k is not None), (0, None))
    if kind is None:
        return
    for quantity in (q for q in quantities if at < q.first <= at + _FAR_TOTAL):
        near = (*range(max(index - _PUT, 0), index), quantity.first - 2)
        put = any(clause.lower(i) in words_around("putting") for i in near)
        right_there = clause.lower(quantity.first - 1) == "at" and quantity.first == at + 2
        words = words_around("reaching") - ({"of"} if put else {"as", "at", "of"})
        fallen = clause.lower(at) == "fallen" and clause.lower(at + 1) == "to"
        if not fallen and (right_there or clause.lower(quantity.first - 1) in words):
            yield Harmed(kind, _reached(clause, quantity), index, quantity.behind, cumulative=True)
            return


def _fate(clause: Clause, index: int, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """The fate of at least 17 is still unknown; the fate of 40 others remains unclear."""
    for quantity in (q for q in quantities if q.first == index + 2 and clause.lower(index + 1) == "of"):
        reach = range(quantity.behind, min(quantity.behind + _FAR, len(clause.words)))
        few = quantity.low is None or quantity.low < _MANY_MISSING
        if (
            few
            and not has_own_harm(clause, quantity)
            and any(clause.lower(i) in words_around("unknown") for i in reach)
        ):
            yield Harmed("missing", quantity, index, quantity.behind)


def _kind_of(word: str) -> Kind | None:
    """What harm a word tells of whose number follows: "the number of fighters killed", "of dead", "of victims"."""
    words = known()
    verb = words.verbs.get(word)
    return verb[0] if verb is not None else words.state.get(word) or words.those.get(word)


def _event(clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """The killing of two men; the lives of five people; costing 30 lives."""
    behind = index + 1 + (clause.lower(index + 1) == "of")
    for quantity in quantities:
        if (
            quantity.behind == index + 1
            and quantity.noun == clause.words[index].lower
            and quantity.noun in {"lives", "life"}
        ):
            yield Harmed(kind, quantity, quantity.first, index + 1)
        elif clause.lower(index + 1) == "of" and behind <= quantity.first <= behind + 1:
            if clause.lower(index) in words_around("remains") and not _are_remains(clause, index, quantity):
                continue  # "the remains of two tanks", "what remains of 500 families"
            yield Harmed(kind, quantity, index, quantity.behind)
            joined = listed(clause, behind_modifiers(clause, quantity.behind), quantities)
            yield from (Harmed(kind, q, q.first, q.behind) for q in joined if not has_own_harm(clause, q))
    if (
        clause.tag(index + 1)[:2] != "NN"
        and clause.lower(index - 1) in _HIS
        and clause.lower(index - 1 - _led_to(clause, index - 1)) in words_around("leading_to")
    ):
        yield Harmed(kind, Quantity(index - 1, index + 1, 1, 1, None, None), index - 1, index + 1)


def _are_remains(clause: Clause, index: int, quantity: Quantity) -> bool:
    """Whether "remains" is the noun, and of people."""
    noun = clause.tag(index)[:2] == "NN" and clause.lower(index - 1) not in {"what", "nothing", "little", "that"}
    noun = noun and clause.tag(index - 1) not in {"JJ", "NNP"}  # "administrative bodies of five men"
    return noun and quantity.noun is not None


def _led_to(clause: Clause, index: int) -> int:
    """The words from the verb that tells of an outcome to whose it is: "caused his injury", "led to her death"."""
    return 2 if clause.lower(index - 1) in {"to", "in"} else 1


def _were(clause: Clause, first: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """Of the dead, 12 were fighters, and three were children."""
    for quantity in (q for q in quantities if q.first >= first and not q.bare):
        said = clause.lower(quantity.behind) in words_around("passive")
        if said and clause.lower(quantity.first - 1) in {",", "and", "while"}:
            yield Harmed(kind, quantity, quantity.first, quantity.behind + 1)


def _one_of(clause: Clause, index: int, kind: Kind) -> Iterator[Harmed]:
    """One of the dead was a midwife."""
    if clause.lower(index - 3) == "one" and clause.lower(index + 1) == "was" and clause.lower(index - 4) != "not":
        yield Harmed(kind, Quantity(index - 3, index + 1, 1, 1, None, None), index - 3, index + 1)


def _come_to(clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """The killed from the regime forces exceeded 35; the dead number 40."""
    for quantity in (q for q in quantities if index < q.first <= index + _FAR_VERB):
        verb = quantity.first - 1
        if clause.lower(verb) in words_around("coming_to") and clause.tag(verb)[:2] == "VB":
            yield Harmed(kind, _reached(clause, quantity), index, quantity.behind, cumulative=True)
        return


def _died(clause: Clause, first: int) -> bool:
    """Whether those who are told of died: "three of the wounded [later succumbed to their injuries]"."""
    words = known()
    for at in range(first, first + _BE_REACH):
        verb = clause.lower(at)
        if verb in words.suffer and words.suffer[verb][0] == "killed":
            return True
        if any(words.idioms.get((verb, clause.lower(i))) == "killed" for i in range(at + 1, at + 4)):
            return True
    return False


def _of_those(clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """Five of the dead; nine of the victims; two women and a child were among the dead; among the victims were 13 medics."""
    if clause.lower(index + 1) in words_around("includes"):
        yield from (Harmed(kind, q, q.first, q.behind) for q in listed(clause, index + 2, quantities))
        return
    if clause.tag(index + 1)[:2] == "NN":
        return  # "three of the fallen trees"
    if clause.lower(index - 1) == "the" and clause.lower(index) != "victims":
        yield from _come_to(clause, index, kind, quantities)
    if clause.lower(index - 1) != "the" or clause.lower(index - 2) not in {"of", "among"}:
        return
    if clause.lower(index - 2) == "among" and clause.lower(index + 1) in words_around("passive"):
        yield from (Harmed(kind, q, q.first, q.behind) for q in listed(clause, index + 2, quantities))
        return
    if clause.lower(index + 1) == ",":
        yield from _were(clause, index + 2, kind, quantities)
    none = clause.lower(index - 3) == "none"
    if clause.lower(index - 2) == "of" and clause.lower(index + 1) in {"were", "are", "was"} and not none:
        yield from _were(clause, index + 2, kind, quantities)  # "nine of the dead were rebels, and three were soldiers"
        yield from _one_of(clause, index, kind)
    last = index - 2
    while clause.lower(last) == "among" and clause.lower(last - 1) in words_around("passive"):
        last -= 1
    for quantity in reversed([q for q in quantities if q.first < index - 2 and not q.bare]):
        if quantity.behind not in {last, index, index + 1} or (kind == "injured" and _died(clause, index + 1)):
            return
        yield Harmed(kind, quantity, quantity.first, index + 1)
        if clause.lower(quantity.first - 1) not in {"and", ","}:
            return
        last = quantity.first - 1
