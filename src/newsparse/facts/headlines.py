"""Headlines: verbs in the present that the tagger takes for nouns, as headlines have no articles: "Militants attack army convoy"."""

from __future__ import annotations

from dataclasses import replace

from newsparse.facts.triggers import known_triggers, verbs_around
from newsparse.facts.words import Clause, Word

_LONGEST = 30
"""Words of a headline, at most."""
_ENDS = frozenset([".", "!", "?", '"', "”", "''"])
_PARTS = frozenset([",", ";", ":", "as", "after", "while", "–", "—", "-"])
"""What parts the clauses of a headline."""
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_PLURAL, _SINGULAR = frozenset(["NNS", "NNPS"]), frozenset(["NN", "NNP"])
_OBJECT = frozenset(["NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "CD", "DT", "PRP$", "POS", "HYPH"])
_NOUNS = _PLURAL | _SINGULAR
_PEOPLE = frozenset(["police", "people", "troops"])
"""Plurals without an s."""


def mended(clause: Clause) -> Clause:
    """The sentence, or where it is a headline with such a verb the same with the verb, its subject and its object told apart."""
    if not 4 <= len(clause.words) <= _LONGEST or clause.words[-1].text in _ENDS:
        return clause
    verb = next((i for i in range(1, len(clause.words) - 1) if _is_verb(clause, i)), None)
    return _told_apart(clause, verb) if verb is not None else clause


def _is_verb(clause: Clause, index: int) -> bool:
    """Whether a noun is a verb of what happens: it agrees with the noun before it, a noun follows, and its clause has no other verb."""
    word, known = clause.words[index], known_triggers()
    noun = word.tag in {"NN", "NNS"} or word.dep in {"compound", "amod", "nmod"}
    if not noun or word.lower not in known.verbs or (clause.lower(index - 1), word.lower) in known.nouns:
        return False
    before, after = clause.words[index - 1], clause.words[index + 1]
    shape = known.verbs[word.lower][2]
    plural = before.tag in _PLURAL or before.lower in _PEOPLE
    agrees = plural if shape == "base" else shape == "s" and before.tag in _SINGULAR and not plural
    another = after.lower in known.verbs or after.lower in verbs_around("harming")
    if not agrees or after.tag not in _OBJECT or after.tag == "POS" or another:
        return False
    first, behind = _part(clause, index)
    return not any(clause.tag(i) in _FINITE for i in range(first, behind) if i != index)


def _part(clause: Clause, index: int) -> tuple[int, int]:
    """The words [first, behind) of the clause of a headline that a word stands in."""
    first, behind = index, index + 1
    while first > 0 and clause.lower(first - 1) not in _PARTS:
        first -= 1
    while behind < len(clause.words) and clause.lower(behind) not in _PARTS:
        behind += 1
    return first, behind


def _told_apart(clause: Clause, verb: int) -> Clause:
    """The sentence with a word as its verb, the nouns before it as subject and those behind it as object."""
    first, behind = _part(clause, verb)
    last = verb + 1
    while last < behind and clause.tag(last) in _OBJECT:
        last += 1
    words = list(clause.words)
    outside = next(((w.head, w.dep) for w in words[first:last] if not first <= w.head < last), (-1, "ROOT"))
    head = outside[0] if outside[0] >= 0 else -1
    tag = "VBZ" if known_triggers().verbs[words[verb].lower][2] == "s" else "VBP"
    words[verb] = replace(words[verb], tag=tag, head=head, dep="ccomp" if head >= 0 else "ROOT")
    _hang(words, first, verb, verb, "nsubj")
    _hang(words, verb + 1, last, verb, "dobj")
    for index in range(last, len(words) - 1):
        counted = words[index].tag == "CD" and words[index + 1].tag in {"VBN", "VBD"}
        if counted and words[index].head < last:  # "…, 5 killed"
            words[index] = replace(words[index], head=index + 1, dep="nsubjpass")
    return Clause(clause.index, clause.sentence, tuple(words))


def _hang(words: list[Word], first: int, behind: int, verb: int, relation: str) -> None:
    """Hang the words [first, behind) on the last of them, and that on the verb."""
    for index in range(first, behind - 1):
        dep = {"CD": "nummod", "DT": "det", "JJ": "amod", "PRP$": "poss"}.get(words[index].tag, "compound")
        words[index] = replace(words[index], head=behind - 1, dep=dep)
    words[behind - 1] = replace(words[behind - 1], head=verb, dep=relation)
