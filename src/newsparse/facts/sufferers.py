"""To whom harm was done, where the words for them stand before its verb, or beside those who suffered it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsparse.facts.breakdowns import listed
from newsparse.facts.counted import Kind
from newsparse.facts.harm import Harmed, is_helping, known
from newsparse.facts.quantities import Quantity, persons
from newsparse.facts.trees import conjuncts, phrase, under, whole
from newsparse.facts.triggers import words_around
from newsparse.facts.words import Clause

SHORT = 3
"""Words of the subject that is one person, at most."""
_WITH = frozenset([("along", "with"), ("together", "with"), ("well", "as"), ("addition", "to")])
"""Two words before the count of those who were harmed as well."""
_FAR_LEFT, _FAR_RIGHT = 22, 5
"""Words between a count and its verb, at most; and in a headline, where the verb stands alone."""
_CHAIN_REACH = 12
"""Words between two counts that the same verb is told of, at most."""


def subject_of_harm(
    clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity], *, headline: bool = False
) -> Iterator[Harmed]:
    """Who it happened to: the subject of the verb where the tree shows it, else the count nearest before it."""
    left = [q for q in quantities if q.behind <= index and not _is_what_most_are(clause, q)]
    if (bare := _one_of_a_headline(clause, index)) is not None:
        yield one_person(clause, kind, *bare, index)
        beside = [q for q in left[-1:] if q.behind == bare[0] - 1 and clause.lower(q.behind) in {",", "and"}]
        yield from (Harmed(kind, q, q.first, index + 1) for q in beside)  # "Four civilians, child killed in Idlib"
        return
    subjects = _subjects_of(clause, index)
    heads = [n for s in subjects for n in _members(clause, s)]
    own = [whole(clause, s) for s in subjects]
    counted = [q for q in left if any(a < q.behind <= b for a, b in own)]
    ones = list(_ones(clause, heads, counted))
    yield from (one_person(clause, kind, a, b, index) for a, b in ones)
    if (own_count := _with_a_count_of_its_own(clause, index, left)) is not None:
        yield Harmed(kind, own_count, own_count.first, index + 1)
    elif main := [q for q in counted if any(q.first <= n < q.behind for n in heads)]:
        yield from (Harmed(kind, q, q.first, index + 1) for q in _told_of(clause, main, counted))
        yield from (Harmed(kind, q, q.first, index + 1) for q in left if _is_one_before(clause, q, main[0]))
    elif counted or not ones:
        nearest = _nearest(clause, index, counted or left, headline=headline)
        yield from (Harmed(kind, q, q.first, index + 1) for q in nearest)


def _members(clause: Clause, subject: int) -> list[int]:
    """A subject with those that are joined to it, be it by what is taken for an apposition: "a father, his wife and three children"."""
    lists = [a for a in under(clause, subject, ("appos",)) if under(clause, a, ("conj",))]
    return [*conjuncts(clause, subject), *(n for a in lists for n in conjuncts(clause, a))]


def _one_of_a_headline(clause: Clause, index: int) -> tuple[int, int] | None:
    """The words of one person without an article, right before a verb in a line that ends without a stop: "Turkish soldier killed"."""
    person = clause.lower(index - 1) in persons().keys() - words_around("no_single")
    if not person or clause.tag(index - 1) not in {"NN", "NNP", "JJ"} or clause.words[-1].text[-1:] in _STOPS:
        return None
    done_to = clause.tag(index + 1)[:2] in {"NN", "JJ", "CD", "DT", "PR"} and clause.lower(index + 1) != "dead"
    if done_to or any(clause.lower(i) in {"who", "that", "which"} for i in range(index)):
        return None  # "Turkish soldier killed rebel commander", "Man who wounded policeman killed"
    first = index - 1
    while clause.tag(first - 1) in {"NN", "NNP", "JJ"}:
        first -= 1
    before = clause.tag(first - 1)
    joined = before == "CC" and clause.tag(first - 2) in {"NN", "NNP"}
    return None if joined or before in {"DT", "CD", "PRP$", "POS", "IN", "HYPH", "WDT"} else (first, index)


_STOPS = frozenset('.!?"”')


def _with_a_count_of_its_own(clause: Clause, index: int, left: Sequence[Quantity]) -> Quantity | None:
    """The number right before a verb, where one before it has a verb of its own, no comma between: "11 killed [25] injured"."""
    if len(left) < 2 or left[-1].behind != index or left[-1].noun is not None or left[-1].bare:
        return None
    earlier = left[-2]
    return left[-1] if earlier.behind + 1 == left[-1].first and clause.lower(earlier.behind) in known().verbs else None


def _is_one_before(clause: Clause, one: Quantity, counted: Quantity) -> bool:
    """Whether "and" alone joins one person to a count behind it: "a captain and five soldiers"."""
    joined = one.behind == counted.first - 1 and clause.lower(one.behind) == "and"
    of_another = clause.tag(one.first - 1)[:2] in {"VB", "IN", "TO"}  # "targeted a commander and three were killed"
    return joined and one.low == 1 and one.noun in words_around("of_one_side") and not of_another


def _is_what_most_are(clause: Clause, quantity: Quantity) -> bool:
    """Whether people without a number are what most of others are: "17 others, mostly women, were injured"."""
    aside = clause.lower(quantity.first - 2) == ","
    return quantity.bare and aside and clause.lower(quantity.first - 1) in words_around("mostly")


def _subjects_of(clause: Clause, index: int) -> list[int]:
    """The subjects of a verb, or of the verb that reports it: "14 people were reported killed"."""
    own, head = under(clause, index, ("nsubj", "nsubjpass")), clause.words[index].head
    if own or head < 0 or clause.lower(head) not in words_around("reported"):
        return own
    return under(clause, head, ("nsubjpass",))


def _ones(clause: Clause, heads: Iterable[int], counted: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """The subjects without a number that are one person: words [first, behind)."""
    for first, behind in (phrase(clause, n) for n in heads):
        if is_one(clause, first, behind) and not any(first < q.behind and q.first < behind for q in counted):
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
    if earlier.noun in known().counts or any(
        clause.lower(i) in known().state for i in range(earlier.first, earlier.behind)
    ):
        return False  # "160 martyrs and 395 wounded", "two dead civilians and 60 injured"
    if clause.lower(earlier.first - 1) == "including" and gap == [",", "and"]:
        return False  # "five killed, including a child, and 12 wounded"
    if not ("and" in gap[-2:] or "including" in gap or gap[-1:] == [","]):
        return False
    tags = (clause.tag(i) for i in range(earlier.behind, later.first))
    ended = any(w in known().state or w in words_around("clause_ends") for w in gap)
    return not ended and not any(tag in {"VBD", "VBZ"} for tag in tags)


def is_one(clause: Clause, first: int, behind: int) -> bool:
    """Whether a subject without a number is one person: "a third", "another", "its pilot", "the mayor"."""
    head = clause.lower(behind - 1)
    if clause.lower(first - 1) == "not":
        return False
    if behind - first == 1 and head in words_around("him"):
        return True
    person = head in persons() and clause.tag(behind - 1) == "NN" and clause.lower(first) != "no"
    return head in words_around("one_more") or (
        person and clause.tag(first) in {"DT", "PRP$"} and behind - first <= SHORT
    )


def one_person(clause: Clause, kind: Kind, first: int, behind: int, verb: int) -> Harmed:
    """One person without a number at the words [first, behind), harmed by a verb."""
    noun = clause.lower(behind - 1)
    category = persons().get(noun)
    return Harmed(kind, Quantity(first, behind, 1, 1, noun if category else None, category), first, verb + 1)


def _reaches(clause: Clause, start: int, index: int, *, headline: bool) -> bool:
    """Whether nothing between a count and its verb begins another clause."""
    for i in range(start, index):
        word, tag = clause.lower(i), clause.tag(i)
        if word in words_around("clause_ends") or (word in known().state and word not in known().verbs):
            return False  # "two students dead and a sweeper maimed"
        if tag in {"VBD", "VBZ", "VBP"} and not is_helping(word) and word not in known().verbs:
            return False
        if headline and tag[:2] == "VB" and word not in known().verbs:
            return False
    return True


def alongside(clause: Clause, index: int, kind: Kind, quantities: Sequence[Quantity]) -> Iterator[Harmed]:
    """Who was harmed together with those before the verb: "were killed along with one rebel"."""
    for position in range(index + 1, min(index + _FAR_LEFT, len(clause.words) - 1)):
        if clause.lower(position) in words_around("clause_ends") or clause.tag(position) in {"VBD", "VBZ"}:
            return
        if (clause.lower(position), clause.lower(position + 1)) in _WITH:
            yield from (Harmed(kind, q, index, q.behind) for q in listed(clause, position + 2, quantities))
            return
