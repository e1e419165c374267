"""Harm to people with a count: who was killed, hurt, missing, taken or driven out, and how many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import msgspec

from newsparse import lexicon
from newsparse.facts.breakdowns import behind_modifiers, parts
from newsparse.facts.counted import Kind
from newsparse.facts.quantities import Quantity, persons
from newsparse.facts.trees import conjuncts, phrase, under, whole
from newsparse.facts.triggers import words_around
from newsparse.facts.verbs import Form, forms
from newsparse.facts.words import Clause

_SHORT = 3
"""Words of the subject that is one person, at most."""
_IDIOM_REACH = 3
"""Words behind a verb within which the noun stands that makes harm of it: "lost their lives"."""
_WITH = frozenset([("along", "with"), ("together", "with"), ("well", "as"), ("addition", "to")])
"""Two words before the count of those who were harmed as well."""
_FAR_LEFT, _FAR_RIGHT = 22, 5
"""Words between a count and its verb, at most; and in a headline, where the verb stands alone."""
_NOMINAL = frozenset(["IN", "DT", "NN", "JJ", "PO", "HY"])
"""The beginnings of tags of what may belong to a noun: "members of the security forces"."""
_BE_REACH = 3
"""Words of "have been" and the like between a count and what it is said to be, at most."""
_CHAIN_REACH = 12
"""Words between two counts that the same verb is told of, at most."""


class _Harm(msgspec.Struct, frozen=True):
    verbs: list[str]
    suffer: list[str]
    state: list[str]
    counts: list[str]
    totals: list[str]
    events: list[str]
    idioms: list[str] = []
    phrases: list[str] = []


@dataclass(frozen=True, slots=True)
class Harmed:
    """A count of people harmed: words [first, behind) of the sentence, and the quantity; `named` is one person by name."""

    kind: Kind
    quantity: Quantity
    first: int
    behind: int
    cumulative: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    verbs: dict[str, tuple[Kind, Form]]
    suffer: dict[str, tuple[Kind, Form]]
    state: dict[str, Kind]
    counts: dict[str, Kind]
    totals: dict[str, Kind]
    events: dict[str, Kind]
    idioms: dict[tuple[str, str], Kind]
    phrases: dict[tuple[str, str], Kind]


@lru_cache(maxsize=1)
def _lexicon() -> _Words:
    harm = lexicon.load("harm", dict[Kind, _Harm])

    def inflected(part: str) -> dict[str, tuple[Kind, Form]]:
        return {
            form: (kind, shape)
            for kind, words in harm.items()
            for form, (_, shape) in forms(getattr(words, part)).items()
        }

    def plain(part: str) -> dict[str, Kind]:
        return {word: kind for kind, words in harm.items() for word in getattr(words, part)}

    def pairs(part: str) -> dict[tuple[str, str], Kind]:
        return {
            (form, word): kind
            for kind, words in harm.items()
            for verb, word in (i.split() for i in getattr(words, part))
            for form in forms([verb])
        }

    return _Words(
        inflected("verbs"),
        inflected("suffer"),
        plain("state"),
        plain("counts"),
        plain("totals"),
        plain("events"),
        pairs("idioms"),
        pairs("phrases"),
    )


def harmed(clause: Clause, counted: Sequence[Quantity], people: Sequence[tuple[int, int]]) -> list[Harmed]:
    """The harm that a sentence counts. `people` are the words [first, behind) of persons' names; one of them is one."""
    quantities = sorted([*counted, *(Quantity(a, b, 1, 1, "", None) for a, b in people)], key=lambda q: q.first)
    found: dict[tuple[Kind, int], Harmed] = {}
    for harm in _found(clause, quantities):
        told = replace(harm, cumulative=harm.cumulative or _runs_since(clause, harm))
        found.setdefault((harm.kind, harm.quantity.first), told)
    for harm in list(found.values()):
        for part in _parts(clause, harm, quantities):
            found.setdefault((part.kind, part.quantity.first), part)
    return sorted((h for h in found.values() if not _is_counted_elsewhere(h, found.values())), key=lambda h: h.first)


def _runs_since(clause: Clause, harm: Harmed) -> bool:
    """Whether a count runs from an earlier day on: "more than 1,600 have been killed since the army began its offensive"."""
    perfect = any(clause.lower(i) in {"have", "has"} for i in range(harm.first, harm.behind))
    return perfect and any(clause.lower(i) == "since" for i in range(harm.behind, len(clause.words)))


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
        if not _is_harmed_itself(clause, part):
            yield Harmed(harm.kind, part, part.first, part.behind, harm.cumulative)


def _found(clause: Clause, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    words = _lexicon()
    for index, word in enumerate(clause.words):
        if (word.lower, clause.lower(index + 1)) in words.phrases:
            yield from _by_verb(clause, index, words.phrases[word.lower, clause.lower(index + 1)], "ed", quantities)
        if word.lower in words.verbs:
            kind, form = words.verbs[word.lower]
            yield from _by_verb(clause, index, kind, form, quantities)
        if word.lower in words.suffer:
            kind, form = words.suffer[word.lower]
            if (
                form in {"ed", "s"}
                or clause.lower(index - 1) in {"have", "has", "had"}
                or clause.tag(index) in {"VBP", "VBN", "VBD"}
            ):
                yield from _subject(clause, index, kind, quantities)
        for behind in range(index + 1, index + 1 + _IDIOM_REACH):
            if harm := words.idioms.get((word.lower, clause.lower(behind))):
                yield from _subject(clause, index, harm, quantities)
        if word.lower in words.state:
            yield from _state(clause, index, words.state[word.lower], quantities)
        if word.lower in words.counts:
            yield from _count(index, words.counts[word.lower], quantities)
        if word.lower in words.totals:
            yield from _total(clause, index, words.totals[word.lower], quantities)
        if word.lower == "number" and clause.lower(index + 1) == "of":
            yield from _number_of(clause, index, quantities)
        if word.lower in words.events:
            yield from _event(clause, index, words.events[word.lower], quantities)


def _by_verb(clause: Clause, index: int, kind: Kind, form: Form, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    if _is_unreal(clause, index):
        return
    before = [clause.lower(i) for i in range(index - 1, max(-1, index - 6), -1)]
    passive = form == "ed" and any(w in words_around("passive") for w in _adjacent(before))
    objects = [] if passive else list(_objects(clause, index, kind, quantities))
    if objects:
        yield from objects
    elif form == "ed" and (passive or kind != "detained" or not under(clause, index, ("dobj",))):
        yield from _subject(clause, index, kind, quantities, headline=not passive)
    if passive:
        yield from _alongside(clause, index, kind, quantities)


def _adjacent(before: Sequence[str]) -> Iterator[str]:
    """The words before a participle as far as they are auxiliaries and adverbs, or a list of participles."""
    for word in before:
        yield word
        if not (_is_helping(word) or word.endswith("ly") or word in {"and", "or", ","} or word in _lexicon().verbs):
            return


def _is_helping(word: str) -> bool:
    return word in words_around("passive") or word in words_around("helping")


def _is_unreal(clause: Clause, index: int) -> bool:
    """Whether the harm is only planned, feared or denied: "to kill", "could kill", "no one was killed"."""
    near = [clause.lower(i) for i in range(max(0, index - 3), index)]
    if near and near[-1] in words_around("only_feared"):
        return True
    return any(w in words_around("nobody") for w in near) or "no one" in " ".join(near)


def _objects(clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """Who the verb is done to: the count right behind it, and those that "and" joins to it."""
    reach = index + 1
    while clause.lower(reach) in words_around("before_objects") and reach < index + 3:
        reach += 1
    for quantity in quantities:
        if quantity.first < reach:
            continue
        gap = [clause.lower(i) for i in range(reach, quantity.first)]
        if len(gap) > 3 or not words_around("between_objects").issuperset(gap):
            return
        if (gap or clause.lower(reach - 1) == "and") and (
            _is_harmed_itself(clause, quantity) or _speaks(clause, quantity)
        ):
            return
        yield Harmed(kind, quantity, min(index, quantity.first), quantity.behind)
        reach = behind_modifiers(clause, quantity.behind)


def _speaks(clause: Clause, quantity: Quantity) -> bool:
    """Whether people without a number are the subject of what follows: "killed 12 people, activists say"."""
    return quantity.bare and clause.tag(quantity.behind) in {"VBD", "VBZ", "VBP", "MD"}


def _is_harmed_itself(clause: Clause, quantity: Quantity) -> bool:
    """Whether a count has a word of harm of its own behind it: "two killed, five hurt"."""
    word, known = clause.lower(quantity.behind), _lexicon()
    return (word in known.verbs and known.verbs[word][1] == "ed") or word in known.state or word in known.suffer


def _subject(
    clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity], *, headline: bool = False
) -> Iterator[Harmed]:
    """Who it happened to: the subject of the verb where the tree shows it, else the count nearest before it."""
    left = [q for q in quantities if q.behind <= index]
    subjects = under(clause, index, ("nsubj", "nsubjpass"))
    heads = [n for s in subjects for n in conjuncts(clause, s)]
    own = [whole(clause, s) for s in subjects]
    counted = [q for q in left if any(a <= q.first and q.behind <= b for a, b in own)]
    ones = list(_ones(clause, heads, counted))
    yield from (_one(clause, kind, a, b, index) for a, b in ones)
    if main := [q for q in counted if any(q.first <= n < q.behind for n in heads)]:
        yield from (Harmed(kind, q, q.first, index + 1) for q in _told_of(clause, main, counted))
    elif counted or not ones:
        nearest = _nearest(clause, index, counted or left, headline=headline)
        yield from (Harmed(kind, q, q.first, index + 1) for q in nearest)


def _ones(clause: Clause, heads: Iterable[int], counted: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """The subjects without a number that are one person: words [first, behind)."""
    for first, behind in (phrase(clause, n) for n in heads):
        if _is_one(clause, first, behind) and not any(first < q.behind and q.first < behind for q in counted):
            yield first, behind


def _told_of(clause: Clause, main: Sequence[Quantity], counted: Sequence[Quantity]) -> Iterator[Quantity]:
    """Of the counts in a subject its heads, and what "including" tells of them: "12 people, including two children"."""
    for quantity in counted:
        between = (clause.lower(i) for i in range(main[0].behind, quantity.first))
        if quantity in main or (not quantity.bare and "including" in between):
            yield quantity


def _nearest(clause: Clause, index: int, left: Sequence[Quantity], *, headline: bool) -> Iterator[Quantity]:
    """The last of the counts before a verb, where nothing parts it from the verb, and those that are joined to it."""
    if not left:
        return
    last, far = left[-1], _FAR_RIGHT if headline else _FAR_LEFT
    if index - last.behind > far or not _reaches(clause, last.behind, index, headline=headline):
        return
    yield last
    for earlier in reversed(left[:-1]):
        if not _is_joined(clause, earlier, last):
            return
        yield earlier
        last = earlier


def _is_joined(clause: Clause, earlier: Quantity, later: Quantity) -> bool:
    """Whether what is told of the later of two counts is told of the earlier: "two men and a child were killed"."""
    gap = [clause.lower(i) for i in range(earlier.behind, later.first)]
    if len(gap) > _CHAIN_REACH or (earlier.bare and not later.bare):
        return False
    if clause.lower(earlier.first - 1) == "including" and gap == [",", "and"]:
        return False  # "five killed, including a child, and 12 wounded"
    if not ("and" in gap[-2:] or "including" in gap or gap[-1:] == [","]):
        return False
    tags = (clause.tag(i) for i in range(earlier.behind, later.first))
    ended = any(w in _lexicon().state or w in words_around("clause_ends") for w in gap)
    return not ended and not any(tag in {"VBD", "VBZ"} for tag in tags)


def _is_one(clause: Clause, first: int, behind: int) -> bool:
    """Whether a subject without a number is one person: "a third", "another", "its pilot", "the mayor"."""
    head = clause.lower(behind - 1)
    person = head in persons() and clause.tag(behind - 1) == "NN"
    return head in words_around("one_more") or (
        person and clause.tag(first) in {"DT", "PRP$"} and behind - first <= _SHORT
    )


def _one(clause: Clause, kind: Kind, first: int, behind: int, verb: int) -> Harmed:
    noun = clause.lower(behind - 1)
    category = persons().get(noun)
    return Harmed(kind, Quantity(first, behind, 1, 1, noun if category else None, category), first, verb + 1)


def _reaches(clause: Clause, start: int, index: int, *, headline: bool) -> bool:
    """Whether nothing between a count and its verb begins another clause."""
    for i in range(start, index):
        word, tag = clause.lower(i), clause.tag(i)
        if word in words_around("clause_ends"):
            return False
        if tag in {"VBD", "VBZ", "VBP"} and not _is_helping(word) and word not in _lexicon().verbs:
            return False
        if headline and tag[:2] == "VB" and word not in _lexicon().verbs:
            return False
    return True


def _state(clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """Three dead; left several members of the force dead; more than 30 people were dead; 12 wounded."""
    for quantity in quantities:
        if quantity.behind == index and quantity.low is None and quantity.bare and clause.words[index].lower == "dead":
            return
        if quantity.behind <= index and not quantity.bare and _is_said_of(clause, quantity, index):
            yield Harmed(kind, quantity, quantity.first, index + 1)


def _is_said_of(clause: Clause, quantity: Quantity, index: int) -> bool:
    """Whether only what belongs to a noun, or a form of "be" or "report", stands between it and what it is said to be."""
    if quantity.behind == index:
        return True
    if clause.lower(index) in _lexicon().verbs:
        return False  # "were killed" is a verb with its subject
    between = [clause.lower(i) for i in range(quantity.behind, index)]
    if len(between) <= _BE_REACH and all(_is_helping(w) or w == "reported" for w in between):
        return True
    left = clause.lower(quantity.first - 1) in words_around("leaving")
    return left and all(clause.tag(i)[:2] in _NOMINAL for i in range(quantity.behind, index))


def _count(index: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """Five deaths; four injuries."""
    for quantity in quantities:
        if quantity.noun is None and index - 2 <= quantity.behind <= index:
            yield Harmed(kind, quantity, quantity.first, index + 1)


def _total(clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """The death toll rose to 11; a toll of 123: 77 fighters and seven civilians."""
    for quantity in quantities:
        if (
            quantity.first > index
            and clause.lower(quantity.first - 1) in words_around("reaching")
            and quantity.first - index < 20
        ):
            yield Harmed(kind, quantity, index, quantity.behind, cumulative=True)
            return


def _number_of(clause: Clause, index: int, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """The number of fighters killed has risen to 39; the number of arrested prisoners reached 136."""
    words = _lexicon()
    reach = range(index + 2, min(index + _FAR_LEFT, len(clause.words)))
    said = [(i, words.verbs.get(clause.lower(i), (words.state.get(clause.lower(i)), ""))[0]) for i in reach]
    at, kind = next(((i, k) for i, k in said if k is not None), (0, None))
    if kind is None:
        return
    for quantity in (q for q in quantities if at < q.first <= at + _FAR_LEFT):
        if clause.lower(quantity.first - 1) in words_around("reaching") - {"at", "of"}:
            yield Harmed(kind, quantity, index, quantity.behind, cumulative=True)
            return


def _alongside(clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """Who was harmed together with those before the verb: "were killed along with one rebel"."""
    for position in range(index + 1, min(index + _FAR_LEFT, len(clause.words) - 1)):
        if clause.lower(position) in words_around("clause_ends") or clause.tag(position) in {"VBD", "VBZ"}:
            return
        if (clause.lower(position), clause.lower(position + 1)) in _WITH:
            first = position + 2
            yield from (Harmed(kind, q, index, q.behind) for q in quantities if q.first == first)
            return


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
            yield Harmed(kind, quantity, index, quantity.behind)
