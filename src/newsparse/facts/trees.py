"""Who does what to whom, from the tree of a sentence: subjects, objects, agents, and the phrases that they head.

The relations are those of ClearNLP, as spaCy's English pipelines give them
(https://github.com/clir/clearnlp-guidelines). Where a sentence has no tree
nothing is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from newsparse.facts.reporting import reporting
from newsparse.facts.words import Clause

_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_RELATIVE = frozenset(["WP", "WDT"])
_SHARING = frozenset(["conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"])
"""Relations under which a verb without a subject of its own has that of the verb above."""
_BEFORE_NOUN = frozenset(
    ["det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "advmod", "case", "npadvmod", "punct"]
)
_FINITE = frozenset(["VBD", "VBZ", "VBP"])
_OPENERS = frozenset(["when", "after", "as", "because", "while"])
_MOST_STEPS = 6
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Roles:
    """The words that head the phrases of who does something and to whom."""

    agents: list[int] = field(default_factory=list)
    targets: list[int] = field(default_factory=list)


def under(clause: Clause, word: int, relations: Iterable[str]) -> list[int]:
    """The words right under a word that stand in some relations to it."""
    return [c for c in clause.under[word] if clause.words[c].dep in relations]


def is_finite(clause: Clause, index: int) -> bool:
    """Whether a word is a finite verb; a past form that is tagged as a participle where it has a subject and no auxiliary."""
    if clause.tag(index) in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    if clause.tag(index) != "VBN":
        return False
    active = clause.words[index].dep in {"ROOT", "ccomp", "conj"} and under(clause, index, ("nsubj",))
    return bool(active) and not under(clause, index, ("aux", "auxpass"))


def conjuncts(clause: Clause, word: int) -> list[int]:
    """A word and those that "and" joins to it."""
    found = [word]
    for position in found:
        found += under(clause, position, ("conj",))
    return found


def objects_of(clause: Clause, word: int, prepositions: Iterable[str]) -> list[int]:
    """The nouns that prepositions right under a word lead to, with those joined to them."""
    preps = [c for c in under(clause, word, ("prep", "agent")) if clause.lower(c) in prepositions]
    found = [n for p in preps for o in under(clause, p, ("pobj",)) for n in conjuncts(clause, o)]
    if len(found) == 1 and any(clause.lower(p) == "between" for p in preps):
        found += _other_side(clause, found[0])
    return found


def _other_side(clause: Clause, side: int) -> list[int]:
    """The second of two that "between" needs, which was parsed as the subject of the verb: "clashes between the army and [the rebels] killed 12"."""
    joint = next((w for w in under(clause, side, ("cc",)) if clause.lower(w) == "and"), None)
    if joint is None:
        return []
    nouns = (i for i in range(joint + 1, len(clause.words)) if clause.words[i].dep in _SUBJECTS)
    return [n for n in islice(nouns, 1) if whole(clause, n)[0] == joint + 1]


def is_passive(clause: Clause, verb: int) -> bool:
    """Whether the subject of a verb undergoes it."""
    for _ in range(_MOST_STEPS):
        if clause.tag(verb) not in {"VBN", "VBD"}:
            return False
        if under(clause, verb, ("auxpass", "nsubjpass", "agent")) or clause.words[verb].dep == "acl":
            return True
        head = clause.words[verb].head
        if clause.words[verb].dep != "conj" or head < 0 or under(clause, verb, ("aux", "nsubj")):
            return False
        verb = head  # "were arrested and killed": the second is as passive as the first
    return False


def subjects(clause: Clause, verb: int, steps: int = _MOST_STEPS) -> list[int]:
    """The nouns that are subjects of a verb: its own, what a relative clause belongs to, or those of the verb above it."""
    own = under(clause, verb, _SUBJECTS)
    word = clause.words[verb]
    if own:
        relative = clause.tag(own[0]) in _RELATIVE or clause.lower(own[0]) == "that"
        if relative:
            return [word.head] if word.dep in {"relcl", "acl"} and word.head >= 0 else []
        return [n for s in own for n in conjuncts(clause, s)]
    if word.head < 0 or steps == 0:
        return []
    if word.dep in {"acl", "relcl"}:
        return [word.head]
    if word.dep == "ccomp" and clause.lower(word.head) in reporting():
        return []  # who reports that some were killed was not
    if word.dep == "advcl" and word.tag in _FINITE and (opener := _opener(clause, verb)) is not None:
        # "killed when a rocket fired from Syria hit Kilis": what was fired hit, and not who was killed
        return [i for i in range(opener + 1, verb) if clause.words[i].dep == "nsubj"][-1:]
    if word.dep in _SHARING:
        return subjects(clause, word.head, steps - 1)
    return []


def _opener(clause: Clause, verb: int) -> int | None:
    """The word that opens a clause of time, before its verb or before a verb within it: "when", "as", "after"."""
    return next((i for i in range(verb - 1, max(-1, verb - _LONGEST), -1) if clause.lower(i) in _OPENERS), None)


def roles(clause: Clause, verb: int) -> Roles:
    """Who does what a verb says, and to whom."""
    own = subjects(clause, verb)
    by = objects_of(clause, verb, ("by",))
    if is_passive(clause, verb):
        return Roles(by, own)
    done_to = [n for o in under(clause, verb, ("dobj", "dative")) for n in conjuncts(clause, o)]
    colon = next((i for i in range(verb, len(clause.words)) if clause.lower(i) == ":"), len(clause.words))
    done_to = [n for n in done_to if n < colon]  # "kill 18 in Ariha: monitor"
    return Roles(own if clause.words[verb].dep != "amod" else [], done_to)


def phrase(clause: Clause, head: int) -> tuple[int, int]:
    """The words [first, behind) of the noun phrase that a noun heads: what stands before it, and "of" what."""
    first = head
    for child in reversed([c for c in clause.under[head] if c < head]):
        edge = _left_edge(clause, child)
        if clause.words[child].dep not in _BEFORE_NOUN or head - edge > _LONGEST:
            break
        first = edge
    while first < head and clause.words[first].dep in {"punct", "advmod"}:
        first += 1
    return first, _behind_of(clause, head)


def _behind_of(clause: Clause, head: int) -> int:
    """The word behind a noun and its chain of "of": "members of the crew of the tank"."""
    noun, behind = head, head + 1
    while behind - head < _LONGEST:
        preposition = next((c for c in under(clause, noun, ("prep",)) if c == behind and clause.lower(c) == "of"), None)
        nouns = under(clause, preposition, ("pobj",)) if preposition is not None else []
        if not nouns:
            break
        noun = nouns[-1]
        behind = noun + 1
    return min(behind, head + _LONGEST)


def whole(clause: Clause, word: int) -> tuple[int, int]:
    """The words [first, behind) of all that hangs on a word, however far down."""
    below = [word]
    for position in below:
        below += clause.under[position]
    return min(below), max(below) + 1


def _left_edge(clause: Clause, word: int) -> int:
    """The first word of what hangs on a word."""
    while clause.under[word] and clause.under[word][0] < word:
        word = clause.under[word][0]
    return word


def above(clause: Clause, word: int) -> Iterator[tuple[int, str]]:
    """The words above a word, nearest first, each with the relation that leads up to it."""
    for _ in range(_MOST_STEPS):
        relation, head = clause.words[word].dep, clause.words[word].head
        if head < 0:
            return
        yield head, relation
        word = head


def verb_of(clause: Clause, word: int) -> int | None:
    """The verb that a word hangs on, or the word itself."""
    if word >= len(clause.words):
        return None
    return next((w for w in (word, *(a for a, _ in above(clause, word))) if clause.tag(w)[:2] == "VB"), None)
