"""Harm to people with a count: who was killed, hurt, missing, taken or driven out, and how many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from newsparse.facts.breakdowns import parts
from newsparse.facts.counted import Kind
from newsparse.facts.harm import Harmed, has_own_harm, is_helping, known, summed, words_of_harm
from newsparse.facts.numbers import number_words
from newsparse.facts.objects import objects_harmed, one_object
from newsparse.facts.quantities import Quantity, persons
from newsparse.facts.sufferers import alongside, one_person, subject_of_harm
from newsparse.facts.tolls import tolls
from newsparse.facts.trees import conjuncts, phrase, under
from newsparse.facts.triggers import words_around
from newsparse.facts.verbs import Form
from newsparse.facts.words import Clause

_IDIOM_REACH = 3
"""Words behind a verb within which the noun stands that makes harm of it: "lost their lives"."""
_MANY = 20
"""As many people as leave a place together where something drives them out, at least."""


def harmed(clause: Clause, counted: Sequence[Quantity], people: Sequence[tuple[int, int]]) -> list[Harmed]:
    """The harm that a sentence counts. `people` are the words [first, behind) of persons' names; one of them is one."""
    quantities = sorted([*counted, *(Quantity(a, b, 1, 1, "", None) for a, b in people)], key=lambda q: q.first)
    found: dict[tuple[Kind, int], Harmed] = {}
    for harm in _found(clause, quantities):
        counted_since = replace(harm, cumulative=harm.cumulative or _runs_since(clause, harm))
        found.setdefault((harm.kind, harm.quantity.first), counted_since)
    found |= {(h.kind, h.quantity.first): h for h in _recorded(clause, found.values(), quantities)}
    found = {
        k: h for k, h in found.items() if k[0] != "detained" or ("abducted", k[1]) not in found
    }  # kidnapped and led away
    for harm in _displaced_people(clause, quantities, {h.quantity.first for h in found.values()}):
        found[harm.kind, harm.quantity.first] = harm
    told_of = sorted(found.values(), key=lambda h: h.quantity.first, reverse=True)
    told_first = {first for _, first in found}
    for harm in told_of:  # what is told of grows by its parts, which may have parts of their own
        for part in _parts(clause, harm, quantities):
            if part.quantity.first not in told_first:
                told_first.add(part.quantity.first)
                found[part.kind, part.quantity.first] = part
                told_of.append(part)
    told = (
        h
        for h in summed(clause, found.values())
        if not _is_counted_elsewhere(h, found.values())
        and not _is_only_said_so(h)
        and not _is_daily(clause, h)
        and not _is_told_otherwise(clause, h)
        and not _is_of_no_one(h)
    )
    return sorted(told, key=lambda h: h.first)


def sureness(clause: Clause, harm: Harmed) -> float:
    """The confidence of a count: less of people without a number or by name, least where the word may mean another harm."""
    if any(clause.lower(i) in words_around("unsure_harm") for i in range(harm.first, harm.behind)):
        return 0.5
    return 0.7 if harm.quantity.bare or harm.quantity.noun == "" else 0.85


def _recorded(clause: Clause, found: Iterable[Harmed], quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """What another counts, of the harm told of before: "27 were killed; the Observatory lists 34, of whom six were civilians"."""
    first = next(iter(found), None)
    for quantity in quantities if first is not None else ():
        alone = quantity.noun is None and not quantity.bare and not quantity.of_them
        alone = alone and clause.tag(quantity.behind) not in {"JJ", "PDT", "NNS"}  # "recorded 11 such attacks"
        if (
            first
            and alone
            and quantity.first > first.behind
            and clause.lower(quantity.first - 1) in words_around("recording")
        ):
            yield Harmed(first.kind, quantity, quantity.first - 1, quantity.behind)


def _displaced_people(clause: Clause, quantities: Sequence[Quantity], told: Set[int]) -> Iterator[Harmed]:
    """Many people who are called displaced or refugees, where the sentence tells of no other harm to them: "hosts 660,000 refugees"."""
    said = {w.lower for w in clause.words}
    if said.isdisjoint(words_around("hosting")) or said & words_around("no_displacement"):
        return
    for quantity in quantities:
        called = quantity.noun in words_around("refugees") or any(
            clause.lower(i) == "displaced" for i in range(quantity.first, quantity.behind + 1)
        )
        many = not quantity.bare and (quantity.low is None or quantity.low >= _MANY)
        if called and many and told.isdisjoint(range(quantity.first, quantity.behind + 2)):
            behind = quantity.behind + 2 * (clause.lower(quantity.behind) == "displaced")
            yield Harmed("displaced", quantity, quantity.first, min(behind, len(clause.words)))


def _is_only_said_so(harm: Harmed) -> bool:
    """Whether people without a number, or one by his name, are only called displaced: "tents of displaced people", "families who had fled"."""
    return harm.kind == "displaced" and (harm.quantity.bare or harm.quantity.noun == "")


def _is_told_otherwise(clause: Clause, harm: Harmed) -> bool:
    """Whether a number belongs to the harm right behind it, where another number has one of its own: "9 killed 14 injured"."""
    behind = harm.quantity.behind
    first, second = known().verbs.get(clause.lower(behind)), known().verbs.get(clause.lower(behind + 2))
    paired = clause.tag(behind + 1) == "CD" and second is not None
    alone = harm.quantity.noun is None and not harm.quantity.bare
    before = clause.tag(harm.quantity.first - 1)[:2] == "VB"  # "killed 11 wounded 25"
    return alone and paired and not before and first is not None and first[0] != harm.kind


def _is_of_no_one(harm: Harmed) -> bool:
    """Whether a verb or a noun of harm only has "civilians" or "people" behind it: "accused of killing civilians"."""
    behind = harm.first < harm.quantity.first
    return harm.quantity.bare and behind and harm.quantity.noun in words_around("anybody")


def _is_daily(clause: Clause, harm: Harmed) -> bool:
    """Whether people without a number are harmed time and again: "people are arrested every day"."""
    return harm.quantity.bare and any(clause.lower(i) == "every" for i in range(harm.behind, harm.behind + 2))


def _runs_since(clause: Clause, harm: Harmed) -> bool:
    """Whether a count runs from an earlier day on: "more than 1,600 have been killed since the army began its offensive"."""
    perfect = any(clause.lower(i) in {"have", "has"} for i in range(harm.first, harm.behind))
    return perfect and any(w.lower == "since" for w in (*clause.words[: harm.first], *clause.words[harm.behind :]))


def _is_counted_elsewhere(harm: Harmed, others: Iterable[Harmed]) -> bool:
    """Whether people without a number stand within what tells their number: "the number of fighters killed rose to 39"."""
    return harm.quantity.bare and any(
        o.kind == harm.kind and o.quantity.low is not None and o.first <= harm.first and harm.behind <= o.behind
        for o in others
    )


def _parts(clause: Clause, harm: Harmed, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """What the sentence says that a count is made up of, which has no word of harm of its own."""
    if harm.quantity.low is None and harm.quantity.high is None:
        return
    for part in parts(clause, harm.quantity, harm.behind, quantities):
        if not has_own_harm(clause, part):
            yield Harmed(harm.kind, part, part.first, part.behind, harm.cumulative)


def _found(clause: Clause, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    words, any_of = known(), words_of_harm()
    for index, word in enumerate(clause.words):
        if word.lower not in any_of:
            continue
        if (word.lower, clause.lower(index + 1)) in words.phrases:
            yield from _by_verb(clause, index, words.phrases[word.lower, clause.lower(index + 1)], "ed", quantities)
        noun = word.tag[:2] == "NN" and word.lower in words.counts  # "fell as martyrs"
        if (
            word.lower in words.verbs
            and not noun
            and (words.verbs[word.lower][1] != "base" or word.tag[:2] not in {"NN", "JJ"})
        ):
            kind, form = words.verbs[word.lower]
            yield from _by_verb(clause, index, kind, form, quantities)
        gives_way = word.lower.startswith("succumb") and clause.lower(index + 1) == "to"  # to pressure, or to wounds
        if word.lower in words.suffer and not gives_way and _undergoes(clause, index):
            yield from subject_of_harm(clause, index, words.suffer[word.lower][0], quantities)
            yield from alongside(clause, index, words.suffer[word.lower][0], quantities)
        for behind in range(index + 1, index + 1 + _IDIOM_REACH):
            harm = words.idioms.get((word.lower, clause.lower(behind)))
            if harm and (_is_only_risked(clause, index) or _is_by_the_way(clause, index, harm)):
                continue
            if harm and (harm not in {"abducted", "detained"} or word.tag == "VBN"):
                yield from subject_of_harm(
                    clause, index, harm, [q for q in quantities if harm != "displaced" or _may_flee(q)]
                )
        if word.lower in words.losing or word.lower in words.taking:
            yield from _lost_or_taken(clause, index, quantities)
        if word.lower in words.leaving:
            yield from _leaving(clause, index, words.leaving[word.lower], quantities)
        if word.lower in words.driving:
            yield from _driven(clause, index, words.driving[word.lower], quantities)
        yield from tolls(clause, index, quantities)


def _is_only_risked(clause: Clause, index: int) -> bool:
    """Whether harm may only come to those told of: "at risk of losing their lives"."""
    return clause.lower(index - 1) == "of" and clause.lower(index - 2) == "risk"


def _is_by_the_way(clause: Clause, index: int, kind: Kind) -> bool:
    """Whether it is only said of somebody, before what befell him, that he had left his home: "refugees who had taken shelter there"."""
    return kind == "displaced" and clause.lower(index - 1) == "had" and clause.lower(index - 2) == "who"


def _undergoes(clause: Clause, index: int) -> bool:
    """Whether a verb says that something happened to its subject: "died", "have fled", not "to die"."""
    if clause.lower(index - 1) == "they":
        return False  # "killed 56 people as they fled": who they are has been told
    told = known().suffer[clause.lower(index)][1] in {"ed", "s"} or clause.lower(index - 1) in {"have", "has", "had"}
    return told or clause.tag(index) in {"VBP", "VBN", "VBD"}


def _lost_or_taken(clause: Clause, index: int, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """We lost six fighters; they took 18 prisoners; fighters took seven soldiers prisoner, or hostage."""
    words, word = known(), clause.lower(index)
    lost = words.losing.get(word)
    if lost and not _is_unreal(clause, index):
        yield from _lost_kin(clause, index, lost, quantities)
        objects = (
            h for h in objects_harmed(clause, index, lost, quantities) if h.quantity.noun and not h.quantity.bare
        )
        yield from (
            h for h in objects if h.quantity.category != "other" or h.quantity.noun in words_around("own_people")
        )
    taken = words.taking.get(word)
    for quantity in (q for q in quantities if q.first == index + 1 and not q.bare) if taken else ():
        prisoners = quantity.category == "prisoner" or clause.lower(quantity.behind) in words_around("taken_as")
        hostages = {quantity.noun, clause.lower(quantity.behind)} & words_around("hostages")
        if taken and prisoners:
            yield Harmed("abducted" if hostages else taken, quantity, index, quantity.behind)


def _lost_kin(clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """He lost his wife and two sons."""
    kin = words_around("kin") | words_around("parents")
    for first, behind in (phrase(clause, n) for n in under(clause, index, ("dobj",))):
        own = first == index + 1 and clause.tag(first) == "PRP$" and clause.lower(behind - 1) in kin
        if own and _is_bereaved(clause, index, behind):
            if clause.tag(behind - 1) == "NN":
                yield replace(one_person(clause, kind, first, behind, index), first=index, behind=behind)
            joined = (q for q in quantities if q.first == behind + 1 and q.noun in kin and not q.bare)
            yield from (Harmed(kind, q, index, q.behind) for q in joined)


def _is_bereaved(clause: Clause, verb: int, behind: int) -> bool:
    """Whether somebody lost his kin to the war: no doubt about it, and nothing behind that tells of another loss."""
    doubted = {clause.lower(i) for i in range(max(0, verb - _DOUBT), verb)} & words_around("doubted")
    last = behind
    while clause.lower(last) in {"and"} | words_around("of_kin") | words_around("kin") | number_words():
        last += 1
    if clause.lower(last) in {",", ".", ""}:
        return not doubted
    near = {clause.lower(i) for i in range(last, last + _DOUBT)}
    return not doubted and clause.lower(last) in {"in", "when", "during"} and bool(near & words_around("losing_in"))


_DOUBT = 5
"""Words around a loss that say whether and how it was."""


def _leaving(clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """Around 30 families had left the village; more than 60,000 people have left."""
    if any(clause.lower(i) in words_around("no_homes") for i in range(index + 1, index + 4)):
        return  # "forced to leave their jobs"
    if clause.lower(index).startswith("evacuat") and under(clause, index, ("dobj",)):
        return  # "residents evacuated the building"
    own = under(clause, index, ("nsubj",)) or _subjects_of_managing(clause, index)
    heads = [n for s in own for n in conjuncts(clause, s)]
    for quantity in quantities:
        many = quantity.noun in words_around("households") or quantity.low is None or quantity.low >= _MANY
        does = any(quantity.first <= n < quantity.behind for n in heads) or (
            quantity.behind == index and clause.tag(index) in {"VBD", "VBN"} and clause.lower(index + 1) != "behind"
        )
        if many and does and _may_flee(quantity):
            yield Harmed(kind, quantity, quantity.first, index + 1)


def _subjects_of_managing(clause: Clause, index: int) -> list[int]:
    """The subjects of the verb with which people do what the verb at a word says: "170 civilians have managed to leave"."""
    head = clause.words[index].head
    does = clause.words[index].dep == "xcomp" and clause.lower(head) in words_around("managing")
    if any(clause.lower(i) in {"not", "n't", "never"} for i in range(max(0, head - 3), head)):
        return []
    return under(clause, head, ("nsubj", "nsubjpass")) if does else []


def _driven(clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """The war has driven 2.5 million abroad; the advance sent tens of thousands towards the border."""
    for quantity in (q for q in quantities if q.first == index + 1 and not q.bare):
        people = quantity.noun is not None or quantity.low is None or quantity.low >= _MANY
        away = clause.lower(quantity.behind) in words_around("driven_to")
        flee = clause.lower(quantity.behind) == "to" and clause.lower(quantity.behind + 1) in words_around("to_flee")
        if people and quantity.category != "combatant" and (away or flee):
            yield Harmed(kind, quantity, index, quantity.behind + 1)


def _by_verb(clause: Clause, index: int, kind: Kind, form: Form, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    if _is_unreal(clause, index) or (kind == "displaced" and _is_only_called(clause, index)):
        return
    if form == "ed" and (clause.lower(index - 2), clause.lower(index - 1)) in {("of", "the"), ("number", "of")}:
        return  # "a relative of one of the kidnapped", "three of the wounded died", "the number of wounded"
    before = [clause.lower(i) for i in range(index - 1, max(-1, index - 6), -1)]
    if form == "base" and clause.tag(index) in {"VBN", "VBD"}:
        form = "ed"  # hurt
    paired = form == "ed" and _is_one_of_a_pair(clause, index, quantities)
    passive = paired or (form == "ed" and any(w in words_around("passive") for w in _adjacent(before)))
    objects = (
        []
        if passive
        else list(objects_harmed(clause, index, kind, quantities)) or list(one_object(clause, index, kind, quantities))
    )
    if objects:
        yield from objects
    elif not passive and clause.lower(index) in words_around("unsure_harm") and not _ends_there(clause, index):
        return  # "sappers neutralized a mine"
    elif form == "ed" and (passive or kind != "detained" or not under(clause, index, ("dobj",))):
        yield from subject_of_harm(clause, index, kind, quantities, headline=not passive)
    if passive:
        yield from alongside(clause, index, kind, quantities)


def _is_one_of_a_pair(clause: Clause, index: int, quantities: Sequence[Quantity]) -> bool:
    """Whether a number stands right before a participle, and behind it another with a participle of its own: "11 killed 25 injured"."""
    before = any(q.behind == index and not q.bare for q in quantities)
    behind = next((q for q in quantities if q.first == index + 1), None)
    return before and behind is not None and clause.lower(behind.behind) in known().verbs


def _ends_there(clause: Clause, verb: int) -> bool:
    """Whether a verb has nothing behind it that it is done to: "26 terrorists neutralized in northern Syria"."""
    behind = verb + 1
    return behind >= len(clause.words) or clause.tag(behind) in {"IN", ",", ".", "CC"}


def _is_only_called(clause: Clause, index: int) -> bool:
    """Whether "displaced" only says who somebody is: "the displaced", "75 displaced people"."""
    if clause.lower(index - 1) == "them":
        return True  # "five children, all of them displaced from Saraqib"
    attribute = clause.tag(index) in {"JJ", "VBN", "VBD"} and clause.lower(index + 1) in persons()
    return attribute or clause.lower(index - 1) in words_around("the_displaced")


def _may_flee(quantity: Quantity) -> bool:
    """Whether those counted are people with a home to leave; fighters move."""
    return quantity.noun is not None and quantity.category != "combatant" and not quantity.bare


def _adjacent(before: Sequence[str]) -> Iterator[str]:
    """The words before a participle as far as they are auxiliaries and adverbs, or a list of participles."""
    for word in before:
        yield word
        if not (is_helping(word) or word.endswith("ly") or word in {"and", "or", ","} or word in known().verbs):
            return


def _is_unreal(clause: Clause, index: int) -> bool:
    """Whether the harm is only planned, feared or denied: "to kill", "could kill", "no one was killed"."""
    near = [clause.lower(i) for i in range(max(0, index - 3), index)]
    if near and near[-1] in words_around("only_feared") | {"not", "n't"}:
        return True
    if any(w in words_around("nobody") for w in near) or "no one" in " ".join(near):
        return True
    before = range(max(0, index - 8), index)
    return any((clause.lower(i), clause.lower(i + 1)) in {("none", "of"), ("not", "one")} for i in before)
